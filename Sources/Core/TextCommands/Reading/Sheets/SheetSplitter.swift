import Accounting

/// Cuts what is said about a sheet into entries: each begins with a line's number or with a word
/// such as `END`.
struct SheetSplitter {
    let message: Message
    let vocabulary: Vocabulary

    /// The entries, with the words before the first of them and between them on their own.
    func entries(of lexemes: ArraySlice<Lexeme>) -> [ArraySlice<Lexeme>] {
        var entries: [ArraySlice<Lexeme>] = []
        for place in lexemes.indices {
            let starts = entries.isEmpty || begins(at: place, in: lexemes)
            let start = starts ? place : (entries.popLast()?.startIndex ?? place)
            entries.append(lexemes[start...place])
        }
        return entries
    }

    private func begins(at place: Int, in lexemes: ArraySlice<Lexeme>) -> Bool {
        let lexeme = lexemes[place]
        if lexeme.isLetters { return beginsWithWord(lexeme, after: lexemes[place - 1]) }
        guard lexeme.gap != .glued, lexeme.gap != .assignment, Self.isLineNumber(lexeme),
            let next = lexemes[(place + 1)...].first
        else { return false }
        let before = lexemes[place - 1]
        if isRange(lexemes[(place - 1)...]) { return false }
        if isRange(lexemes[place...]) { return ![.group, .end].contains(SheetWord(before)) }
        if next.gap == .assignment {
            return !vocabulary.loan.contains(before.folded) || endsLate(lexemes[..<place], lexeme)
        }
        if SheetWord(before) == .group || SheetWord(before) == .end { return false }
        if isList(at: place, in: lexemes) { return true }
        let isMark = [.comma, .point].contains(lexeme.gap) && next.gap != .glued
        if SheetWord(next)?.attendance != nil { return !isMark }
        if SheetWord.isPaying(next) { return before.isDigits }
        if SheetWord.isOfNothing(next) { return !isMark }
        return isLabel(next) && (next.gap == .glued || isItem(at: place, in: lexemes))
    }

    /// `3,4=0` behind what was said of another line.
    private func isList(at place: Int, in lexemes: ArraySlice<Lexeme>) -> Bool {
        let before = lexemes[place - 1]
        let isInList = Self.isLineNumber(before) && ![.assignment, .glued].contains(before.gap)
        guard let next = lexemes[(place + 1)...].first, Self.isLineNumber(next), !isInList,
            ![.comma, .point].contains(lexemes[place].gap), !isLabel(before),
            let mark = message.mark(before: next), ",;/&".contains(mark)
        else { return false }
        return (Int(lexemes[place].folded) ?? 0) < (Int(next.folded) ?? 0)
    }

    /// `7 S100` behind what was said of another line, where the number can belong to no amount.
    private func isItem(at place: Int, in lexemes: ArraySlice<Lexeme>) -> Bool {
        guard ![.comma, .point].contains(lexemes[place].gap), !isLabel(lexemes[place - 1]),
            let amount = lexemes[(place + 2)...].first
        else { return false }
        return amount.isDigits && [.glued, .assignment].contains(amount.gap)
    }

    /// `1-3=0`, `5-7A`: a line's number, a later one, and what is said of them and of those between.
    func isRange(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        let parts = Array(lexemes.prefix(3))
        guard parts.count == 3, parts[0].gap != .assignment, parts[0].gap != .glued,
            Self.isLineNumber(parts[0]), Self.isLineNumber(parts[1]),
            message.hasHyphen(before: parts[1]), let first = Int(parts[0].folded),
            let last = Int(parts[1].folded), first < last, SheetLine.numbers.contains(first)
        else { return false }
        return parts[2].gap == .assignment || SheetWord(parts[2])?.attendance != nil
    }

    /// In `7L 8=200` line 7 was late; in `4=L 2=50` and `4=L2=50` the number is the loan's.
    private func endsLate(_ before: ArraySlice<Lexeme>, _ number: Lexeme) -> Bool {
        guard number.folded.utf8.count == 1 else { return true }
        let line = before.dropLast().last
        return before.last?.gap == .glued && line?.isDigits == true && line?.gap != .assignment
    }

    /// `5=200END` too: letters that touch a number are no part of it.
    private func beginsWithWord(_ lexeme: Lexeme, after before: Lexeme) -> Bool {
        guard lexeme.gap != .glued || before.isDigits else { return false }
        return switch SheetWord(lexeme) {
        case .all, .end, .open, .group: true
        case .attendance, nil: false
        }
    }

    private func isLabel(_ lexeme: Lexeme) -> Bool {
        vocabulary.savings.contains(lexeme.folded) || vocabulary.loan.contains(lexeme.folded)
    }

    static func isLineNumber(_ lexeme: Lexeme) -> Bool {
        lexeme.isDigits && lexeme.folded.utf8.count <= 2
    }
}
