import Accounting

/// The amounts behind a client's number that name no account: `PAY 1019 100 250 50`.
///
/// Each is shown as `?=100`: a thumb puts the account in place of the question mark, and as it
/// stands it is not carried out.
struct UnnamedAmounts {
    let message: Message
    let context: CommandReader

    /// Each amount as a form to be filled in; none where nothing behind the client is an amount.
    ///
    /// - Parameter beforeItems: Whether accounts follow. Then only what has letters before its
    ///   figures counts (`A100`): of two numbers nobody can say which is the client.
    func forms(_ head: [Lexeme], beforeItems: Bool) -> [String] {
        let words = Message.words(head)
        guard let client = words.first, client[0].isDigits || LookAlike.isNumber(client) else {
            return []
        }
        if beforeItems, context.officersAddCode || !words.dropFirst().allSatisfy(isLabelled) {
            return []
        }
        let amounts = words.dropFirst().flatMap { word in
            isLabelled(word) ? word : LookAlike.replaced(in: word)
        }
        return forms(of: withoutCode(amounts))
    }

    /// `A100`; `l00` is one number.
    private func isLabelled(_ word: [Lexeme]) -> Bool {
        word.count == 2 && word[0].isLetters && word[1].isDigits && !word[1].folded.hasPrefix("0")
    }

    private func forms(of lexemes: [Lexeme]) -> [String] {
        var rest = lexemes[...]
        var forms: [String] = []
        while let first = rest.first {
            let (meaning, count) = amount(at: Array(rest))
            guard let form = form(meaning) else {
                rest = rest.dropFirst(first.isLetters ? 1 : max(1, count))
                continue
            }
            forms.append(mayBeCode(rest.prefix(count)) ? Self.unknown : form)
            rest = rest.dropFirst(count)
        }
        return forms
    }

    /// `1 250` is one amount, `100 250` are two.
    private func amount(at lexemes: [Lexeme]) -> (meaning: AmountReader.Meaning, count: Int) {
        if !context.officersAddCode {
            let whole = reader(joinsAcrossBlanks: true).read(lexemes)
            if case .exact = whole.meaning { return whole }
        }
        return reader(joinsAcrossBlanks: false).read(upToSecondNumber(lexemes))
    }

    /// What stands before a number that only a blank parts from the number before it.
    private func upToSecondNumber(_ lexemes: [Lexeme]) -> [Lexeme] {
        let second = lexemes.indices.dropFirst().first { place in
            lexemes[place].isDigits && lexemes[place].gap == .space
                && lexemes[place - 1].isDigits
        }
        return Array(lexemes[..<(second ?? lexemes.endIndex)])
    }

    private func form(_ meaning: AmountReader.Meaning) -> String? {
        switch meaning {
        case .exact(let amount): "?=" + amount.figure
        case .unclear(let amounts): amounts.first.map { "?=" + $0.figure } ?? Self.unknown
        case .negative, .zero, .tooLarge, .tooManyDecimals, .otherCurrency: Self.unknown
        case .missing, .none: nil
        }
    }

    private func reader(joinsAcrossBlanks: Bool) -> AmountReader {
        AmountReader(
            currency: context.currency, multipliers: context.vocabulary.multipliers,
            joinsAcrossBlanks: joinsAcrossBlanks)
    }

    /// Without the number at the end where it may be the officer's code.
    private func withoutCode(_ lexemes: [Lexeme]) -> [Lexeme] {
        guard let last = lexemes.last, mayBeCode([last]) else { return lexemes }
        return lexemes.dropLast()
    }

    private func mayBeCode(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        context.officersAddCode && lexemes.contains { WordReader.code([$0]) != nil }
    }

    private static let unknown = "?=AMOUNT"
}
