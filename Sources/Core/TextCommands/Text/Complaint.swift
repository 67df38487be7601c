/// Whether a message says in its own words that a payment was not made: `I never gave him money`,
/// `this is false`.
///
/// It disputes nothing: whoever wrote it is shown how.
public enum Complaint {
    public static func isIn(_ text: String) -> Bool {
        let words = Set(Lexer.lexemes(of: text).map(\.folded))
        return !words.isDisjoint(with: accusing)
            || !words.isDisjoint(with: denying) && !words.isDisjoint(with: paying)
    }

    private static let accusing = words(
        """
        false lie lies lied liar thief theft stole stolen steal cheat cheated fraud fake
        uongo muongo mwizi wizi kuiba ameiba wameiba
        mensonge menteur voleur vol vole fraude
        sinungaling magnanakaw ninakaw
        """)

    private static let denying = words(
        """
        not never no didnt havent nothing none
        si sio siyo hapana sijatoa sikutoa hakuna hindi wala hinding pas jamais rien
        """)

    private static let paying = words(
        """
        pay paid payed gave give given money cash payment
        lipa kulipa pesa hela malipo sijalipa bayad nagbayad binayad pera
        paye payer donne argent paiement
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
