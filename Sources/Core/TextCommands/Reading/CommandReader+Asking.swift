import Accounting

/// What is asked back of a message that does not begin with its command, or has none.
extension CommandReader {
    /// A message with no command in it.
    func unknown(_ word: [Lexeme], of message: Message) -> Reading {
        let payment = PaymentReader(message: message, context: self)
        if let form = payment.form(withoutKeyword: message.lexemes[...]) {
            return misread(.keywordMissing, form: form)
        }
        guard word.contains(where: { $0.isLetters }) else {
            return misread(.keywordMissing, form: Keyword.help.rawValue)
        }
        let written = message.written(word)
        let mayBeSheet = SheetCode.isNear(word.map(\.folded).joined())
        // `DU44DX` has a figure between letters, as no number behind a keyword has.
        if !mayBeSheet || word.count < 3,
            let near = nearMiss(word, message.lexemes.dropFirst(), of: message)
        {
            return near
        }
        if mayBeSheet {
            return misread(.sheetCodeMistyped(written), form: "SHEET ALL")
        }
        // `Collected 1024 S100`: whatever the word is, what follows it is a payment.
        if let form = payment.form(withoutKeyword: message.lexemes.dropFirst(word.count)) {
            return misread(.unknownKeyword(written, suggestion: nil), form: form)
        }
        if message.lexemes.contains(where: namesAccount), message.lexemes.allSatisfy(\.isLetters) {
            return misread(
                .unknownKeyword(written, suggestion: .balance), form: Keyword.balance.rawValue)
        }
        return misread(
            .unknownKeyword(written, suggestion: nil), form: Keyword.help.rawValue)
    }

    /// `PYA 1024 S100 BALANCE`: the first word misses a keyword, and a command follows.
    func near(_ opening: Opening, of message: Message) -> Reading? {
        guard let word = Message.words(opening.words).first, !Courtesy.isFiller(word[0]) else {
            return nil
        }
        return nearMiss(word, message.lexemes[(opening.words.startIndex + 1)...], of: message)
    }

    /// `1025 paid 100 savings`: a number before the word for paying may be the client's, and the one
    /// behind it the amount.
    func form(_ reading: Reading, after opening: Opening, of message: Message) -> String {
        if case .sheet(let code) = starts.head(opening.command) {
            return form(reading, ofSheet: code, after: opening.words)
        }
        // `9S8F is wrong`: she names the receipt first.
        if starts.head(opening.command) == .keyword(.wrong) {
            return form(read(.wrong, opening.words + opening.command.dropFirst(), of: message))
        }
        guard starts.head(opening.command) == .keyword(.pay) else { return form(reading) }
        let payment = PaymentReader(message: message, context: self)
        let words = Message.words(opening.words)
        if words.count == 1, let number = words[0].first, words[0] == [number], number.isDigits,
            !officersAddCode
        {
            return form(payment.read([number] + opening.command.dropFirst()))
        }
        guard case .instruction = reading else {
            return payment.form(reading, hidesClient: true)
        }
        // `18:02 PAY 1024 S100` begins with the time.
        let isTime = opening.words.contains { $0.gap == .assignment }
        let mayBeClient = !isTime && opening.words.contains(where: \.isDigits)
        return payment.form(reading, hidesClient: mayBeClient)
    }

    /// `2 absent. KX7M2`: what is said before the code may be meant of the sheet. `What is KX7M2` asks
    /// what is still open on it.
    private func form(
        _ reading: Reading, ofSheet code: SheetCode, after words: ArraySlice<Lexeme>
    ) -> String {
        let form = form(reading)
        // `ALL KX7M2`
        if words.count == 1, let word = words.first, let said = SheetWord(word),
            [.all, .end, .open].contains(said),
            form == Form.sheet(code.text, [], withCode: officersAddCode)
        {
            return Form.sheet(code.text, ["\(said)".uppercased()], withCode: officersAddCode)
        }
        if words.contains(where: { $0.isDigits || SheetWord($0) != nil }) {
            return Form.sheet(code.text, ["LINE=AMOUNT"], withCode: officersAddCode)
        }
        let saysNothing = form.split(separator: " ").allSatisfy { $0 == code.text || $0 == "CODE" }
        let asks = words.allSatisfy(Courtesy.isFiller)
        return asks && saysNothing ? Form.joined([code.text, "OPEN"]) : form
    }

    /// A near miss is shown as it should be, and not carried out.
    private func nearMiss(
        _ word: [Lexeme], _ rest: ArraySlice<Lexeme>, of message: Message
    ) -> Reading? {
        guard word[0].isLetters, let meant = vocabulary.keyword(near: word[0].folded) else {
            return nil
        }
        let problem = Misreading.Problem.unknownKeyword(
            message.written(word.prefix(1)), suggestion: meant)
        return misread(
            problem, form: form(read(meant, said(rest, after: meant), of: message)))
    }
}
