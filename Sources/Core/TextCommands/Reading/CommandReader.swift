public import Accounting

/// Reads what people text to the branch.
///
/// What is ambiguous is asked back, never guessed, and punctuation never makes
/// a message fail. Reading depends on nothing but the text and this value.
public struct CommandReader: Hashable, Sendable {
    /// The currency of amounts that name none.
    public var currency: Currency

    /// Whether officers end a payment with a PIN or a one-time code.
    public var officersAddCode: Bool

    public var vocabulary: Vocabulary

    public init(
        currency: Currency, officersAddCode: Bool = false, vocabulary: Vocabulary = .english
    ) {
        self.currency = currency
        self.officersAddCode = officersAddCode
        self.vocabulary = vocabulary
    }

    public func read(_ text: String) -> Reading {
        let message = Message(text)
        let words = Message.words(message.lexemes)
        guard let first = message.lexemes.first else {
            return message.opensWithQuestion
                ? .instruction(.help(topic: nil)) : misread(.empty, form: "HELP")
        }
        if message.opensWithQuestion, words.count == 1 { return help(words) }
        let rest = message.lexemes.dropFirst()
        if first.isLetters, let keyword = vocabulary.keyword(first.folded) {
            return read(keyword, rest, of: message)
        }
        return unknown(words[0], rest, of: message)
    }

    private func read(
        _ keyword: Keyword, _ rest: ArraySlice<Lexeme>, of message: Message
    ) -> Reading {
        switch keyword {
        case .balance: balance(Message.words(rest))
        case .pay: PaymentReader(message: message, context: self).read(rest)
        case .again: again(Message.words(rest), of: message)
        case .help: help(Message.words(rest))
        }
    }

    private func balance(_ words: [[Lexeme]]) -> Reading {
        let numbers = words.filter { $0.contains { $0.isDigits } || LookAlike.isNumber($0) }
        guard numbers.allSatisfy({ $0.count == 1 && $0[0].isDigits }) else {
            return misread(.numberUnclear, form: Keyword.balance.rawValue)
        }
        return .instruction(.balance(numbers.map { $0[0].folded }))
    }

    private func again(_ words: [[Lexeme]], of message: Message) -> Reading {
        let keyword = Keyword.again.rawValue
        guard let first = words.first else {
            return misread(.referenceMissing, form: "\(keyword) REFERENCE")
        }
        let reference = spelled(first)
        let rest = words.dropFirst()
        let code = officersAddCode ? rest.first.flatMap(self.code) : nil
        guard let stray = rest.dropFirst(code == nil ? 0 : 1).first else {
            return .instruction(.again(reference: reference, code: code))
        }
        let hidden = Secret.hidden(message.written(stray), if: officersAddCode)
        return misread(.strayWord(hidden), form: "\(keyword) \(reference.prefix(20))")
    }

    /// The word as an officer's code; nil when it is something else.
    private func code(_ word: [Lexeme]) -> String? {
        guard word.count == 1, word[0].isDigits, Secret.lengths.contains(word[0].folded.utf8.count)
        else { return nil }
        return word[0].folded
    }

    private func help(_ words: [[Lexeme]]) -> Reading {
        let topic = words.first.map(spelled)
        let keyword = topic.flatMap { vocabulary.keyword($0.lowercased()) }
        return .instruction(.help(topic: keyword?.rawValue ?? topic))
    }

    /// A near miss is shown as it should be, and not carried out.
    private func unknown(
        _ word: [Lexeme], _ rest: ArraySlice<Lexeme>, of message: Message
    ) -> Reading {
        guard word.contains(where: { $0.isLetters }) else {
            return misread(.keywordMissing, form: Keyword.help.rawValue)
        }
        guard word[0].isLetters, let meant = vocabulary.keyword(near: word[0].folded) else {
            let problem = Misreading.Problem.unknownKeyword(message.written(word), suggestion: nil)
            return misread(problem, form: Keyword.help.rawValue)
        }
        let form =
            switch read(meant, rest, of: message) {
            case .instruction(let instruction): instruction.form(withCode: officersAddCode)
            case .misread(let misreading): misreading.correctedForm
            }
        let written = message.written(word.prefix(1))
        return misread(.unknownKeyword(written, suggestion: meant), form: form)
    }

    private func spelled(_ word: [Lexeme]) -> String {
        word.map(\.folded).joined().uppercased()
    }

    private func misread(_ problem: Misreading.Problem, form: String) -> Reading {
        .misread(Misreading(problem: problem, correctedForm: form))
    }
}
