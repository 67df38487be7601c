import Accounting

/// Reads what is said of lines in a row: `1-3=0`, `5-7A`.
///
/// Nothing, and not being there, can only be meant of each of them. A sum may be meant for all of
/// them together, so `1-3=200` is asked back with the sum for each.
struct SheetRangeReader {
    let line: SheetLineReader

    /// What is said of each line; nil where the entry makes no sense of any.
    func read(_ lexemes: ArraySlice<Lexeme>) -> [SheetEntry]? {
        let numbers = lexemes.prefix(2).compactMap { Int($0.folded) }
        guard numbers.count == 2, let start = lexemes.first else { return nil }
        let lines = (numbers[0]...numbers[1]).map { number in
            line.read([start.renumbered(number)] + lexemes.dropFirst(2))
        }
        let entries = lines.compactMap(\.self)
        guard entries.count == lines.count else { return nil }
        return entries.allSatisfy(Self.saysNothingPaid) ? entries : [asked(entries, lexemes)]
    }

    private static func saysNothingPaid(_ entry: SheetEntry) -> Bool {
        guard case .said(.line(let line)) = entry else { return false }
        return line.items.isEmpty && line.amount?.isPositive != true
    }

    private func asked(_ entries: [SheetEntry], _ lexemes: ArraySlice<Lexeme>) -> SheetEntry {
        if case .refused(let problem, _)? = entries.first {
            return .refused(problem, form: Form.joined(entries.map(\.form)))
        }
        let form = Form.joined(entries.map(\.form))
        let written = line.message.written(lexemes)
        return .refused(.ambiguousAmount(written: written, candidates: [form]), form: form)
    }
}
