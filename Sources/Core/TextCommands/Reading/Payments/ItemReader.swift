import Accounting

/// Reads one item of a payment: an account and its amount.
struct ItemReader {
    struct Refusal: Error, Hashable {
        let problem: Misreading.Problem

        /// What takes the item's place in the corrected form.
        let form: String
    }

    enum Outcome: Hashable {
        case read(PaymentItem)
        case refused(Refusal)

        var item: PaymentItem? {
            if case .read(let item) = self { item } else { nil }
        }

        var refusal: Refusal? {
            if case .refused(let refusal) = self { refusal } else { nil }
        }
    }

    let message: Message
    let amounts: AmountReader

    /// Whether digits with no place in the item may be a code.
    let hidesStrays: Bool

    func read(_ item: ItemText) -> Outcome {
        do throws(Refusal) {
            return .read(try accepted(item))
        } catch {
            return .refused(error)
        }
    }

    private func accepted(_ item: ItemText) throws(Refusal) -> PaymentItem {
        let lexemes = LookAlike.replaced(in: item.lexemes)
        let number = try loanNumber(item, lexemes)
        let account = item.label == .savings ? .savings : AccountLabel.loan(number ?? 1)
        let figures = number == nil ? lexemes : Array(lexemes.dropFirst())
        if number == nil, mayNumberLoan(item, lexemes) {
            throw twofold(item, lexemes)
        }
        let (meaning, count) = amounts.read(figures)
        let written = written(item, Array(figures.prefix(count)))
        try refuseGluedRest(figures.dropFirst(count), of: account, after: written)
        if !values(meaning).isEmpty {
            try refuseMore(figures.dropFirst(count), of: account, after: figures.prefix(count))
        }
        let amount = try exact(meaning, of: account, written: written)
        let accepted = PaymentItem(account: account, amount: amount)
        let used = lexemes.prefix(lexemes.count - figures.count + count)
        if used.contains(where: { !item.lexemes.contains($0) }) {
            throw unclear(written, [split(item)].compactMap { $0 } + [accepted.form])
        }
        let strays = Message.words(figures.dropFirst(count))
        if let stray = strays.first {
            let word = Secret.hidden(message.written(stray), if: hidesStrays)
            let isNumber = stray.contains { $0.isDigits } || isForSomebody(strays)
            let form = isNumber ? Form.unknownAmount(of: account) : accepted.form
            throw Refusal(problem: .strayWord(word), form: form)
        }
        return accepted
    }

    /// `S2k5`: the amount goes on with what is no part of an amount.
    private func refuseGluedRest(
        _ rest: ArraySlice<Lexeme>, of account: AccountLabel, after written: String
    ) throws(Refusal) {
        guard let first = rest.first, first.gap == .glued else { return }
        let word = Message.words(rest)[0]
        let whole = written + Secret.hidden(message.written(word), if: hidesStrays)
        throw Refusal(
            problem: .notAnAmount(written: whole, account: account),
            form: Form.unknownAmount(of: account))
    }

    /// `S100 for 1026`: he names two clients.
    private func isForSomebody(_ words: [[Lexeme]]) -> Bool {
        guard words.count > 1, words[0].count == 1 else { return false }
        return ["for", "kwa", "para", "kay", "pour"].contains(words[0][0].folded)
            && words[1].allSatisfy(\.isDigits)
    }

    /// `S 2 hundred`, `S 2k 500`, `S50%`: what the figure says is not the amount.
    private func refuseMore(
        _ rest: ArraySlice<Lexeme>, of account: AccountLabel, after figure: ArraySlice<Lexeme>
    ) throws(Refusal) {
        let words = Message.words(rest)
        let goesOn = figure.last?.isLetters == true && words.first?[0].isDigits == true
        let word = words.first { $0.contains(where: AmountWords.isOne) }
        let isShare = figure.last.map { message.hasPercent(after: $0) } == true
        guard goesOn || word != nil || isShare else { return }
        let written = (word ?? words.first).map { message.written($0) }
        let stray = written.map { Secret.hidden($0, if: hidesStrays) } ?? "percent"
        throw Refusal(problem: .strayWord(stray), form: Form.unknownAmount(of: account))
    }

    func values(_ meaning: AmountReader.Meaning) -> [Money] {
        switch meaning {
        case .exact(let money): [money]
        case .unclear(let amounts): amounts
        default: []
        }
    }

    /// `S100l250` as the two items that it may be, when its `l` is no one.
    private func split(_ item: ItemText) -> String? {
        let parts = item.lexemes
        guard parts.count == 3, parts[0].isDigits, parts[1].folded == "l", parts[2].isDigits,
            case .exact(let first) = amounts.read([parts[0]]).meaning,
            case .exact(let second) = amounts.read([parts[2]]).meaning
        else { return nil }
        let account = item.label == .savings ? AccountLabel.savings : .loan(1)
        let items = [
            PaymentItem(account: account, amount: first),
            PaymentItem(account: .loan(1), amount: second),
        ]
        return Form.joined(items.map(\.form))
    }

    private func exact(
        _ meaning: AmountReader.Meaning, of account: AccountLabel, written: String
    ) throws(Refusal) -> Money {
        let problem: Misreading.Problem
        switch meaning {
        case .exact(let money): return money
        case .unclear(let amounts):
            throw unclear(written, amounts.map { PaymentItem(account: account, amount: $0).form })
        case .missing: problem = .amountMissing(account)
        case .negative: problem = .negativeAmount(account)
        case .zero: problem = .zeroAmount(account)
        case .tooLarge: problem = .amountTooLarge(account)
        case .tooManyDecimals:
            problem = .tooManyDecimals(written: written, currency: amounts.currency)
        case .otherCurrency:
            problem = .otherCurrency(written: written, expected: amounts.currency)
        case .none: problem = .notAnAmount(written: written, account: account)
        }
        throw Refusal(problem: problem, form: Form.unknownAmount(of: account))
    }

    func unclear(_ written: String, _ candidates: [String]) -> Refusal {
        Refusal(
            problem: .ambiguousAmount(written: written, candidates: candidates),
            form: candidates.first ?? Form.unknownAmount(of: .loan(1)))
    }

    func written(_ item: ItemText, _ lexemes: [Lexeme]) -> String {
        message.written([item.start] + lexemes)
    }
}
