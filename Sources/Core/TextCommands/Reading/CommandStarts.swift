import Accounting

/// Tells where in a message a command begins, and so whether there are two of them.
struct CommandStarts {
    let vocabulary: Vocabulary

    /// What a command begins with.
    enum Head: Hashable {
        case keyword(Keyword)
        case sheet(SheetCode)
    }

    /// Whether a command begins with the first of these lexemes.
    func opens(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        guard lexemes.first?.gap != .glued else { return false }
        return head(lexemes) != nil
    }

    /// What the command begins with. A sheet's code has a check symbol, so it is one wherever it
    /// stands, also in front of other letters and digits.
    func head(_ lexemes: ArraySlice<Lexeme>) -> Head? {
        guard let first = lexemes.first else { return nil }
        if let code = sheetCode(lexemes) { return .sheet(code) }
        guard first.isLetters else { return nil }
        return vocabulary.keyword(first.folded).map(Head.keyword)
    }

    func sheetCode(_ lexemes: ArraySlice<Lexeme>) -> SheetCode? {
        guard let first = lexemes.first, first.isLetters, first.folded.utf8.count == 2 else {
            return nil
        }
        let rest = lexemes.dropFirst().prefix { $0.gap == .glued }
        let word = rest.reduce(first.folded) { $0 + $1.folded }
        let next = lexemes.dropFirst(1 + rest.count).first
        guard begins(word.dropFirst(SheetCode.length), before: next) else { return nil }
        return SheetCode(String(word.prefix(SheetCode.length)))
    }

    /// Whether what touches a code is the beginning of an answer: `KX7M2ALL`, `KX7M23=0`, `KX7M27A`.
    ///
    /// One symbol too many is a slip, and its first five must not be taken for another sheet's
    /// code where they happen to be one.
    private func begins(_ touching: Substring, before next: Lexeme?) -> Bool {
        guard let first = touching.first else { return true }
        guard first.isNumber else {
            let word = touching.prefix(while: \.isLetter)
            return word.count > 2 && SheetWord(String(word)) != nil
        }
        let line = touching.prefix(while: \.isNumber)
        guard line.count <= 2 else { return false }
        return line.endIndex < touching.endIndex || next?.gap == .assignment
    }

    /// Where the commands begin, the first of them with the first lexeme.
    ///
    /// `STOP` and `NO` are obeyed whatever is said besides, as long as no money moves with it, and
    /// what is said with `WRONG` explains it. Words of a sheet's own message that are keywords too
    /// are no commands.
    func all(in lexemes: ArraySlice<Lexeme>) -> [ArraySlice<Lexeme>.Index] {
        guard let first = head(lexemes) else { return [] }
        let second = lexemes.startIndex + 1
        let others = lexemes.indices.dropFirst().filter { place in
            let rest = lexemes[place...]
            guard rest.first?.gap != .glued, let next = head(rest) else { return false }
            if place == second, namesReference(first), case .sheet = next { return false }
            if case .sheet = first, next == .keyword(.pay), !isPayment(rest) { return false }
            return mayFollow(first, next, numbers(after: rest))
        }
        return withoutRepeats([lexemes.startIndex] + others, in: lexemes)
    }

    /// `KX7M2 3 paid 200` says what a line paid and does not begin a payment of client 200.
    private func isPayment(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        let said = lexemes.dropFirst()
        guard said.first?.isDigits == true, let next = said.dropFirst().first else { return false }
        return (vocabulary.savings + vocabulary.loan).contains { next.folded.hasPrefix($0) }
    }

    /// `UNDO KX7M2 5` names a sheet and does not begin a second command.
    private func namesReference(_ head: Head) -> Bool {
        [.keyword(.undo), .keyword(.approve), .keyword(.reject), .keyword(.again)].contains(head)
    }

    private func mayFollow(_ first: Head, _ next: Head, _ numbers: Int) -> Bool {
        switch (first, next) {
        case (.keyword(.help), _), (.keyword(.undo), .sheet): false
        case (.sheet(let one), .sheet(let other)): one != other
        case (_, .sheet): true
        case (.keyword(.wrong), .keyword(let next)): next == .wrong && numbers > 0
        case (.keyword(.yes), .keyword(.no)): true
        case (.keyword(.remind), .keyword(.late)), (.keyword(.remind), .keyword(.due)): false
        case (.sheet, .keyword(let next)), (.keyword(.stop), .keyword(let next)),
            (.keyword(.no), .keyword(let next)):
            needsNumber(next) && numbers > 0
        case (_, .keyword(let next)): begins(next, numbers)
        }
    }

    /// `BALANCE PIN 1234` is one command, and so is `STATEMENT in this language`.
    private func begins(_ keyword: Keyword, _ numbers: Int) -> Bool {
        switch keyword {
        case .no, .language: false
        case .changePIN: numbers > 1
        default: !needsNumber(keyword) || numbers > 0
        }
    }

    private func needsNumber(_ keyword: Keyword) -> Bool {
        switch keyword {
        case .pay, .again, .undo, .wrong, .approve, .reject, .yes: true
        default: false
        }
    }

    /// How many of the next two words hold a digit.
    private func numbers(after lexemes: ArraySlice<Lexeme>) -> Int {
        let words = Message.words(lexemes.dropFirst().prefix(10))
        return words.prefix(2).prefix { $0.contains { $0.isDigits } }.count
    }

    /// `BALANCE BALANCE`, `YES YES 4821`: said twice, meant once.
    private func withoutRepeats(
        _ places: [ArraySlice<Lexeme>.Index], in lexemes: ArraySlice<Lexeme>
    ) -> [ArraySlice<Lexeme>.Index] {
        places.enumerated().filter { order, place in
            guard order + 1 < places.count, places[order + 1] == place + 1,
                case .keyword(let keyword) = head(lexemes[place...]), keyword != .pay
            else { return true }
            return head(lexemes[(place + 1)...]) != .keyword(keyword)
        }.map(\.element)
    }
}
