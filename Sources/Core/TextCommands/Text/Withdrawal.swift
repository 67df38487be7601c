/// Words that may take back what stands before them, or put it off.
///
/// A signature is a name and where it was sent from. Where one of these stands in it, it is none: it
/// stays and is read, so that nothing is carried out that somebody undoes in the same message.
enum Withdrawal {
    static func isIn(_ text: some StringProtocol) -> Bool {
        Lexer.lexemes(of: String(text)).contains { words.contains($0.folded) }
    }

    static func isOne(_ lexeme: Lexeme) -> Bool { words.contains(lexeme.folded) }

    private static let words = Set(
        """
        not no never none nothing dont didnt wont unpaid cancel cancelled canceled cancelling delete
        ignore disregard wrong mistake error undo stop wait refuse refused false except but only if
        unless when until later tomorrow next pending maybe minus less without instead
        hapana si sio siyo hajalipa futa kosa makosa kesho baadaye bado lakini isipokuwa subiri
        hindi huwag wag wala mali bukas mamaya pero kung maliban kanselahin
        non ne pas jamais aucun annule annuler annulez faux erreur demain mais sauf attendre
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
