/// Words that say something of a payment or of a line, so that what holds one is no signature.
///
/// A signature is a name and where it was sent from: `-- Joyce absent` is none.
enum Remark {
    static func isIn(_ text: some StringProtocol) -> Bool {
        Lexer.lexemes(of: String(text)).contains(where: isOne)
    }

    static func isOne(_ lexeme: Lexeme) -> Bool {
        Withdrawal.isOne(lexeme) || words.contains(lexeme.folded)
            || lexeme.folded.count > 1 && SheetWord(lexeme) != nil
    }

    private static let words = Set(
        """
        sick ill owe owes owing promised promise void duplicate reversal half part rest balance bal
        yesterday today friday monday tuesday wednesday thursday saturday sunday morrow
        loan loans saving savings account acct fine fines fee fees penalty interest insurance welfare
        school belongs behalf collect collected collects husband wife brought bring paid pays unpaid
        died dead travelled moved left again twice both mpesa momo airtel gcash bank cheque check
        mgonjwa anaumwa mkopo akiba deni anadaiwa jana leo ijumaa jumatatu mume mke faini ada
        malade pret epargne dette hier aujourdhui vendredi lundi mari amende
        sakit utang ipon kahapon ngayon biyernes lunes asawa multa
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
