import Accounting

/// Reads what is said of several lines at once: `3,4,5=0`, `3 & 4 absent`.
///
/// The number before another may as well be what that line paid, so it is asked back.
struct SheetListReader {
    let line: SheetLineReader

    /// The question with what is said of each line; nil where the entry lists no lines.
    func read(_ lexemes: ArraySlice<Lexeme>) -> SheetEntry? {
        let listed = lexemes.prefix(1) + lexemes.dropFirst().prefix(while: isListed)
        let said = lexemes.dropFirst(listed.count)
        let numbers = listed.compactMap { Int($0.folded) }
        guard let last = listed.last, numbers.count > 1, numbers.count == listed.count,
            said.first.map(Self.isSaid) == true, zip(numbers, numbers.dropFirst()).allSatisfy(<)
        else { return nil }
        let entries = numbers.compactMap { line.read([last.renumbered($0)] + said) }
        guard entries.count == numbers.count else { return nil }
        let form = Form.joined(entries.map(\.form))
        let written = Secret.hidden(
            line.message.written(lexemes), if: line.context.officersAddCode)
        return .refused(.ambiguousAmount(written: written, candidates: [form]), form: form)
    }

    /// `3-5` and `3..5` mean all from the one to the other.
    private func isListed(_ lexeme: Lexeme) -> Bool {
        guard SheetSplitter.isLineNumber(lexeme), lexeme.gap != .glued,
            let mark = line.message.mark(before: lexeme)
        else { return false }
        return mark.isNumber || ",;/&+".contains(mark)
    }

    private static func isSaid(_ lexeme: Lexeme) -> Bool {
        lexeme.gap == .assignment || SheetWord(lexeme)?.attendance != nil
    }
}

extension Lexeme {
    /// The same with another number.
    func renumbered(_ number: Int) -> Lexeme {
        Lexeme(kind: .digits, folded: "\(number)", range: range, gap: gap)
    }
}
