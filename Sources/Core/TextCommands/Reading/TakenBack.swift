/// What is shown of a message that may take itself back: `dont PAY 1024 S100`, `S105 not L250`.
///
/// A form is made to be sent as it stands, so it holds none of the values where a word of the
/// message may undo them.
struct TakenBack {
    let message: Message
    let context: CommandReader

    /// The reading, asking for the values anew where they may be taken back.
    func withoutValues(_ reading: Reading) -> Reading {
        if let asked = asked(about: reading) { return asked }
        guard case .misread(let misreading) = reading,
            misreading.command == .yes || Self.isComplete(misreading.correctedForm),
            let word = word(against: misreading.command)
        else { return reading }
        let form = form(without: misreading)
        switch misreading.problem {
        case .ambiguousAmount, .severalInstructions, .numberUnclear:
            return context.misread(.strayWord(message.written([word])), form: form)
        default: return context.misread(misreading.problem, form: form)
        }
    }

    /// `PAY 1024 S100 ❌` is asked anew, `PAY 1024 S100?` once more: signs say no, and a question mark
    /// is no yes.
    private func asked(about reading: Reading) -> Reading? {
        guard case .instruction(let instruction) = reading, instruction.movesMoney else {
            return nil
        }
        if let sign = message.refusal {
            let form = context.form(reading)
            let command = Misreading(problem: .empty, correctedForm: form)
            return context.misread(.strayWord(String(sign)), form: self.form(without: command))
        }
        guard message.endsWithQuestion, instruction.isPlain else { return nil }
        return context.misread(.strayWord("?"), form: context.form(reading))
    }

    /// The command without what it is about. A question is answered with `NO` where it is not plain
    /// that it was answered with yes.
    private func form(without misreading: Misreading) -> String {
        guard let command = misreading.command else {
            let sheet = misreading.correctedForm.prefix { $0 != " " }
            return Form.sheet(String(sheet), ["LINE=AMOUNT"], withCode: context.officersAddCode)
        }
        switch command {
        case .yes: return Keyword.no.rawValue
        case .stop, .start: return Keyword.help.rawValue
        default: break
        }
        return context.form(context.read(command, [], of: message))
    }

    /// The first word that may take back what a command moves; nil for one that moves nothing.
    private func word(against command: Keyword?) -> Lexeme? {
        switch command {
        case nil, .pay, .again, .yes: message.lexemes.first(where: isWithdrawal)
        case .undo, .approve, .reject: message.lexemes.first(where: Withdrawal.denies)
        case .stop, .start:
            message.lexemes.first {
                Withdrawal.denies($0) && context.vocabulary.keyword($0.folded) == nil
            }
        default: nil
        }
    }

    /// `PAY no. 1024` numbers the client, and `S100 only` is how sums end on paper.
    private func isWithdrawal(_ lexeme: Lexeme) -> Bool {
        guard let place = message.lexemes.firstIndex(of: lexeme) else { return false }
        let next = message.lexemes[(place + 1)...].first
        return switch lexeme.folded {
        case "no": next?.isDigits != true || next.flatMap(message.mark(before:)) != "."
        case "only": next != nil
        case _ where SheetWord.isOfNothing(lexeme): !saysNothingOfLine(at: place)
        default: Withdrawal.isOne(lexeme)
        }
    }

    /// `KX7M2 3 not paid` says what line 3 paid.
    private func saysNothingOfLine(at place: Int) -> Bool {
        let words = message.lexemes[...place].reversed().prefix {
            SheetWord.isOfNothing($0) || SheetWord.isPaying($0)
        }
        let line = message.lexemes[..<(place + 1 - words.count)].last
        return line.map { SheetSplitter.isLineNumber($0) && $0.gap != .glued } ?? false
    }

    /// Whether it could be sent as it stands, but for a code.
    private static func isComplete(_ form: String) -> Bool {
        !["CLIENT", "AMOUNT", "LINE", "REFERENCE"].contains { form.contains($0) }
    }
}

extension Instruction {
    /// Whether money is booked or given back by it.
    fileprivate var movesMoney: Bool {
        switch self {
        case .pay, .again, .undo, .approve, .reject: true
        case .sheet(let answer): answer.parts != [.open]
        case .yes(let nonce, _): nonce != nil
        default: false
        }
    }

    /// Whether nothing of it may be a sheet's own message, which asks whether all paid.
    fileprivate var isPlain: Bool {
        guard case .sheet(let answer) = self else { return true }
        return !answer.parts.contains { if case .words = $0 { true } else { false } }
    }
}
