import Accounting

/// Words that make another amount of the figure before them: `2 hundred`, `5 mia`, `100 dollars`.
///
/// They are the same whatever language a branch speaks, for people mix them. An amount that one
/// of them follows is asked for again and never suggested.
enum AmountWords {
    static func isOne(_ lexeme: Lexeme) -> Bool {
        lexeme.isLetters && (words.contains(lexeme.folded) || Currency.isSpelling(lexeme.folded))
    }

    private static let words = Set(
        """
        ten twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
        thousands million millions lakh lakhs crore dozen dozens half percent
        moja mbili tatu nne tano sita saba nane tisa kumi ishirini thelathini arobaini hamsini
        sitini sabini themanini tisini mia elfu laki milioni nusu asilimia
        isa dalawa tatlo apat lima anim pito walo siyam sampu daan libo milyon dosena kalahati
        deux trois quatre cinq sept huit neuf dix vingt trente quarante cinquante soixante cent
        cents mille douzaine demi pourcent
        dollar dollars dola euro euros pound pounds franc bob quid pesa pence senti sentimo centavo
        centavos centime centimes
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
