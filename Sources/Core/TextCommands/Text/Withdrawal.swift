/// Words that may take back what stands before them, or put it off, or say that money went the other
/// way.
///
/// A signature is a name and where it was sent from. Where one of these stands in it, it is none: it
/// stays and is read, so that nothing is carried out that somebody undoes in the same message.
enum Withdrawal {
    static func isIn(_ text: some StringProtocol) -> Bool {
        Lexer.lexemes(of: String(text)).contains { words.contains($0.folded) }
    }

    static func isOne(_ lexeme: Lexeme) -> Bool { words.contains(lexeme.folded) }

    /// Whether it only says no: `do not UNDO 7F3K`, where `cancel` would say the same as `UNDO`.
    static func denies(_ lexeme: Lexeme) -> Bool { denials.contains(lexeme.folded) }

    private static let denials = Set(
        """
        not no never none dont didnt wont ignore disregard stop wait refuse refused until later
        hapana si sio siyo baadaye bado subiri hindi huwag wag wala mamaya
        non ne pas jamais aucun attendre
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let words = Set(
        """
        not no never none nothing dont didnt wont unpaid cancel cancelled canceled cancelling delete
        ignore disregard wrong mistake error undo stop wait refuse refused false except but only if
        unless when until later tomorrow next pending maybe minus less without instead
        sorry oops apologies actually rather correction correct corrected change changed
        out void reversal duplicate
        withdraw withdraws withdrew withdrawn withdrawal withdrawing refund refunded refunds
        disburse disbursed disbursement payout borrowed reverse reversed
        hapana si sio siyo hajalipa hakulipa hawajalipa usilipe usiandike futa kosa makosa kesho
        toa ametoa kutoa alitoa amekopa
        baadaye bado lakini isipokuwa subiri samahani pole
        hindi huwag wag wala mali bukas mamaya pero withdrawin kumuha kinuha kung maliban kanselahin paumanhin pasensya
        non ne pas jamais aucun annule annuler annulez faux erreur demain mais sauf attendre pardon desole plutot
        retrait retire retirer decaisse decaissement emprunte
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
