import Accounting

/// The rule for loans: `L250` and `L=250` are the first loan, `L2=50` and
/// `L2:50` are the second. A lone digit that touches `L`, or that another number
/// follows, may be the loan's number, so it is asked back with both meanings:
/// `L2 50` is `L2=50` or `L250`, and `L2` is `L=2` or has no amount.
extension ItemReader {
    /// The number of the loan where an equals sign or a colon makes it plain.
    func loanNumber(_ item: ItemText, _ lexemes: [Lexeme]) throws(Refusal) -> Int? {
        guard item.label == .loan || lexemes.first?.gap != .assignment, lexemes.count > 1,
            lexemes[0].isDigits, lexemes[1].gap == .assignment
        else { return nil }
        guard item.label == .loan, lexemes[0].gap != .assignment,
            let number = Int(lexemes[0].folded), "\(number)" == lexemes[0].folded,
            AccountLabel.loanNumbers.contains(number)
        else {
            let account = item.label == .savings ? AccountLabel.savings : .loan(1)
            let written = written(item, Array(lexemes.prefix(hidesStrays ? 1 : 2)))
            throw Refusal(
                problem: .notAnAmount(written: written, account: account),
                form: Form.unknownAmount(of: account))
        }
        return number
    }

    /// Whether a lone digit after `L` may be the loan's number.
    ///
    /// Not in `L 5` and `L 1,250`: a blank before makes it an amount, and a mark
    /// inside one number. Not in `L5ksh` either.
    func mayNumberLoan(_ item: ItemText, _ lexemes: [Lexeme]) -> Bool {
        guard item.label == .loan, let first = lexemes.first, first.isDigits,
            first.gap != .assignment, Self.isLoanNumber(first)
        else { return false }
        guard let second = lexemes.dropFirst().first(where: { $0.isDigits }) else {
            return first.gap == .glued && lexemes.count == 1
        }
        let isOneNumber = first.gap != .glued && [.comma, .point].contains(second.gap)
        return second.gap != .endOfPrice && !isOneNumber
    }

    static func isLoanNumber(_ lexeme: Lexeme) -> Bool {
        lexeme.folded.utf8.count == 1 && lexeme.folded != "0"
    }

    /// Both meanings of `L2 50`, as far as each of them is an amount.
    func twofold(_ item: ItemText, _ lexemes: [Lexeme]) -> Refusal {
        let account = AccountLabel.loan(Int(lexemes[0].folded) ?? 1)
        let (numbered, numberedCount) = amounts.read(lexemes.dropFirst().map(\.withoutPoint))
        let (whole, wholeCount) = amounts.read(lexemes)
        var forms = values(numbered).map {
            PaymentItem(account: account, amount: $0).fullForm
        }
        if lexemes.count == 1 { forms.append(account.text + "=AMOUNT") }
        let holdsBoth = lexemes.prefix(wholeCount).filter { $0.isDigits }.count > 1
        let isWhole = holdsBoth || lexemes.count == 1
        let joined = isWhole ? values(whole) : values(amounts.read(joined(lexemes)).meaning)
        forms += joined.map { PaymentItem(account: .loan(1), amount: $0).form }
        let count = max(numberedCount + 1, wholeCount)
        return unclear(written(item, Array(lexemes.prefix(count))), forms)
    }

    /// The first two numbers as if nothing stood between them.
    private func joined(_ lexemes: [Lexeme]) -> [Lexeme] {
        guard lexemes.count > 1, lexemes[1].isDigits else { return [] }
        let whole = Lexeme(
            kind: .digits, folded: lexemes[0].folded + lexemes[1].folded,
            range: lexemes[0].range, gap: lexemes[0].gap)
        return [whole] + lexemes.dropFirst(2)
    }
}
