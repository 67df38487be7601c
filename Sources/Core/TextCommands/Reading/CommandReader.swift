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

    /// Whether anybody has a PIN, so that a number without a place is not repeated.
    public var hidesNumbers: Bool

    public var vocabulary: Vocabulary

    public init(
        currency: Currency, officersAddCode: Bool = false, hidesNumbers: Bool = false,
        vocabulary: Vocabulary = .english
    ) {
        self.currency = currency
        self.officersAddCode = officersAddCode
        self.hidesNumbers = hidesNumbers || officersAddCode
        self.vocabulary = vocabulary
    }

    public func read(_ text: String) -> Reading {
        var message = Message(text, unless: startsWithCommand)
        if officersAddCode {
            message = message.joiningCode(unlessAfter: vocabulary.savings + vocabulary.loan)
        }
        return TakenBack(message: message, context: self).withoutValues(read(message))
    }

    private func read(_ message: Message) -> Reading {
        guard !message.lexemes.isEmpty else {
            return message.opensWithQuestion
                ? .instruction(.help(topic: nil)) : misread(.empty, form: "HELP")
        }
        let words = Message.words(message.lexemes)
        if message.opensWithQuestion, words.count == 1 { return help(words) }
        let opening = Opening(of: message, starts)
        if opening.command.isEmpty { return unknown(words[0], of: message) }
        if !opening.words.isEmpty, let near = near(opening, of: message) { return near }
        let reading = commands(opening.command, of: message)
        guard !opening.words.isEmpty, !isAnswerable(reading, after: opening.words) else {
            return reading
        }
        let word = Message.words(opening.words)[0]
        return misread(
            .strayWord(Secret.hidden(message.written(word), if: hidesNumbers)),
            form: form(reading, after: opening, of: message))
    }

    /// The same, past a last line that is the sender's own name, and past his name behind thanks.
    public func read(_ text: String, from names: [String]) -> Reading {
        let text = Signature.withoutName(text, of: names, unless: startsWithCommand)
        return read(
            Signature.withoutThankingName(text, of: names, unless: startsWithCommand))
    }

    var starts: CommandStarts { CommandStarts(vocabulary: vocabulary) }

    /// The message as one command, or asked back when it holds two.
    private func commands(_ lexemes: ArraySlice<Lexeme>, of message: Message) -> Reading {
        let places = starts.all(in: lexemes)
        if let reading = undo(lexemes[places[0]...], of: message) { return reading }
        if places.count < 2 { return command(lexemes[places[0]...], of: message) }
        let ends = places.dropFirst() + [lexemes.endIndex]
        let readings = zip(places, ends).map { command(lexemes[$0..<$1], of: message) }
        if Set(readings).count == 1, readings[0].isReadOnly { return readings[0] }
        if places[1] == places[0] + 1, case .sheet = starts.head(lexemes[places[1]...]) {
            let word = message.written(lexemes[places[0]..<places[1]])
            return misread(.strayWord(word), form: form(readings[1]))
        }
        return misread(.severalInstructions(readings.map(form)), form: form(readings[0]))
    }

    private func command(_ lexemes: ArraySlice<Lexeme>, of message: Message) -> Reading {
        switch starts.head(lexemes) {
        case .sheet(let code): sheet(code, lexemes, of: message)
        case .keyword(let keyword):
            read(keyword, said(lexemes.dropFirst(), after: keyword), of: message)
        case nil: misread(.empty, form: Keyword.help.rawValue)
        }
    }

    /// What follows the keyword, without thanks. `hi` is a greeting, and after `LANGUAGE` Hindi.
    func said(
        _ lexemes: ArraySlice<Lexeme>, after keyword: Keyword
    ) -> ArraySlice<Lexeme> {
        let said = Courtesy.withoutEnding(lexemes)
        return keyword == .language && said.isEmpty ? lexemes.prefix(1) : said
    }

    /// What is said about the sheet: what follows the five symbols of its code. `KX7M2?` asks what is
    /// open on it.
    private func sheet(
        _ code: SheetCode, _ lexemes: ArraySlice<Lexeme>, of message: Message
    ) -> Reading {
        var left = SheetCode.length
        var rest = Array(lexemes)
        while let first = rest.first, left > 0 {
            let count = first.folded.utf8.count
            rest.removeFirst()
            if count > left { rest.insert(message.rest(of: first, after: left), at: 0) }
            left -= count
        }
        let reading = SheetReader(message: message, context: self, sheet: code).read(rest[...])
        return Courtesy.withoutEnding(rest[...]).isEmpty && message.endsWithQuestion
            ? .instruction(.sheet(SheetAnswer(sheet: code, parts: [.open]))) : reading
    }

    /// `KX7M2 UNDO 5` is shown the other way round; nil for anything else.
    private func undo(_ lexemes: ArraySlice<Lexeme>, of message: Message) -> Reading? {
        guard case .sheet(let code) = starts.head(lexemes),
            let place = lexemes.indices.first(where: {
                vocabulary.keyword(lexemes[$0].folded) == .undo
            }),
            WordReader.spelled(Array(lexemes[..<place])) == code.text
        else { return nil }
        let rest = Courtesy.withoutEnding(lexemes[(place + 1)...])
        return misread(
            .strayWord(message.written(lexemes[place...place])),
            form: form(read(.undo, lexemes[..<place] + rest, of: message)))
    }

    func read(
        _ keyword: Keyword, _ rest: ArraySlice<Lexeme>, of message: Message
    ) -> Reading {
        switch keyword {
        case .pay: payment(rest, of: message)
        case .help: help(Message.words(rest))
        case .no: ShortAnswerReader(message: message, context: self).no(rest)
        case .stop: ShortAnswerReader(message: message, context: self).stop(rest)
        case .start: .instruction(.start)
        case .sheets: .instruction(.sheets)
        case .cash: .instruction(.cash)
        case .status: .instruction(.status)
        default: WordReader(message: message, context: self).read(keyword, Message.words(rest))
        }
    }

    /// Numbers in words are shown in figures and not carried out: a phone may have misheard them.
    private func payment(_ rest: ArraySlice<Lexeme>, of message: Message) -> Reading {
        let reader = PaymentReader(message: message, context: self)
        if let loans = OrdinalLoans(in: rest, vocabulary) {
            let figures = NumberWords.replaced(in: loans.lexemes[...]) ?? loans.lexemes
            return misread(
                .strayWord(message.written(loans.ordinal)), form: form(reader.read(figures[...])))
        }
        guard let figures = NumberWords.replaced(in: rest) else { return reader.read(rest) }
        return misread(.numbersInWords, form: form(reader.read(figures[...])))
    }

    /// `help me please` asks for everything.
    private func help(_ said: [[Lexeme]]) -> Reading {
        let words = said.filter { !$0.allSatisfy(Courtesy.isFiller) }
        let topic = words.first.map { $0.map(\.folded).joined() }
        let keyword = topic.flatMap { vocabulary.keyword($0) }
        // A PIN has no place here, and is not repeated where it stands all the same.
        let mayBePIN = words.first.flatMap(WordReader.code) != nil
        let word = topic.map { Secret.hidden($0.uppercased(), if: mayBePIN) }
        return .instruction(.help(topic: keyword?.rawValue ?? word))
    }

    /// `What is my loan balance` may be answered; money is not moved where words before it may undo
    /// it.
    private func isAnswerable(_ reading: Reading, after words: ArraySlice<Lexeme>) -> Bool {
        reading.isReadOnly && words.allSatisfy { Courtesy.isFiller($0) || namesAccount($0) }
    }

    /// `loan`, `savings`; a lone `S` may be anything.
    func namesAccount(_ lexeme: Lexeme) -> Bool {
        lexeme.folded.utf8.count > 1
            && (vocabulary.savings + vocabulary.loan).contains(lexeme.folded)
    }

    private func startsWithCommand(_ line: Substring) -> Bool {
        starts.opens(Lexer.lexemes(of: String(line))[...])
    }

    func form(_ reading: Reading) -> String {
        switch reading {
        case .instruction(let instruction): instruction.form(withCode: officersAddCode)
        case .misread(let misreading): misreading.correctedForm
        }
    }

    func misread(_ problem: Misreading.Problem, form: String) -> Reading {
        .misread(Misreading(problem: problem, correctedForm: form))
    }
}
