import Accounting

extension Misreading {
    /// What is wrong, in one short English sentence.
    ///
    /// With ` Send: ` and the corrected form it fits one message of 160 GSM-7
    /// characters, whatever the sender wrote.
    public var sentence: String {
        switch problem {
        case .empty: "Your message is empty."
        case .keywordMissing: "A message starts with a word, such as PAY or BALANCE."
        case .unknownKeyword(let word, let suggestion): Self.unknown(word, suggestion)
        case .numberUnclear: "A number in your message has letters in it."
        case .referenceMissing: "The reference is missing."
        case .clientMissing: "The client number is missing."
        case .clientUnclear(let written, let suggestion):
            "\(Echo.of(written)) is not clear. Is the client \(Echo.of(suggestion))?"
        case .itemsMissing(let client): "Client \(Echo.of(client)): the amounts are missing."
        case .accountTwice(let account): "Account \(account.form) is named twice."
        case .strayWord(let word): "I do not understand \(Echo.of(word))."
        default: amountSentence
        }
    }

    private var amountSentence: String {
        switch problem {
        case .amountMissing(let account): "The amount for \(account.form) is missing."
        case .ambiguousAmount(let written, let candidates): Self.unclear(written, candidates)
        case .notAnAmount(let written, _): "\(Echo.of(written)) is not an amount."
        case .otherCurrency(let written, let expected):
            "\(Echo.of(written)): amounts are in \(expected.code)."
        case .zeroAmount(let account): "The amount for \(account.form) is zero."
        case .negativeAmount(let account): "The amount for \(account.form) is below zero."
        case .tooManyDecimals(let written, let currency):
            "\(Echo.of(written)) has too many decimals. "
                + "\(currency.code) has \(currency.minorUnitDigits)."
        case .amountTooLarge(let account): "The amount for \(account.form) is too large."
        default: "This message is not clear."
        }
    }

    private static func unknown(_ word: String, _ suggestion: Keyword?) -> String {
        let sentence = "I do not know \(Echo.of(word))."
        return suggestion.map { "\(sentence) Do you mean \($0.rawValue)?" } ?? sentence
    }

    private static func unclear(_ written: String, _ candidates: [String]) -> String {
        let sentence = "\(Echo.of(written)) is not clear."
        let choice = candidates.joined(separator: " or ")
        let question = " Do you mean \(choice)?"
        guard !candidates.isEmpty, question.utf8.count <= 64 else { return sentence }
        return sentence + question
    }
}
