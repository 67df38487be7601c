internal import Accounting
internal import LedgerStore
internal import TextCommands

/// A sheet with everything that was said and booked on it.
struct SheetInHand {
    let sheet: Sheet
    let results: [SheetResult]

    /// The lines that were taken back one by one, each with the collection that was cancelled. What
    /// was undone with the whole sheet is open as it was before.
    let reopened: [Int: Reference]

    /// Whether nothing was said about it and nothing booked.
    let isFresh: Bool

    /// What was said last about each open line.
    private(set) var lineNotes: [Int: SheetLineNote] = [:]

    /// The sum for everybody nothing else is said about.
    private(set) var lumpSum: Money?

    init(_ sheet: Sheet, in books: OpenBooks) throws {
        self.sheet = sheet
        results = try books.sheets.results(of: sheet)
        let notes = try books.sheets.notes(of: sheet)
        let cancelled = try books.sheets.reopenedLines(of: sheet.code)
        reopened = cancelled.filter { !$0.value.isOfMany }.mapValues(\.reference)
        isFresh = notes.isEmpty && results.isEmpty && cancelled.isEmpty
        let closed = Set(results.map(\.line))
        for note in notes {
            switch note {
            case .line(let line): lineNotes[line.line] = closed.contains(line.line) ? nil : line
            case .group(let sum): lumpSum = sum
            case .all: lumpSum = nil
            case .end: continue
            }
        }
        // What is booked was paid out of the sum.
        if !results.isEmpty || !cancelled.isEmpty { lumpSum = nil }
    }

    var openLines: [Sheet.Line] {
        let closed = Set(results.map(\.line))
        return sheet.lines.filter { !closed.contains($0.number) }
    }

    func result(ofLine number: Int) -> SheetResult? { results.first { $0.line == number } }

    /// What is booked so far.
    var booked: SheetSummary {
        SheetSummary(
            sheet: sheet.code, payers: results.count { $0.amount.isPositive },
            total: sheet.money(results.reduce(0) { $0 + $1.amount.minorUnits }))
    }

    /// What officers would read of the sheet now.
    var standing: SheetStanding {
        let untold = openLines.filter { lineNotes[$0.number] == nil }
        let noted = lineNotes.keys.sorted().compactMap { lineNotes[$0]?.form }
        let sum = lumpSum.map { ["GROUP \($0.figures)"] } ?? []
        return SheetStanding(
            sheet: sheet.code, group: sheet.groupName, open: untold.map(\.number),
            due: sheet.money(untold.reduce(0) { $0 + $1.due }), noted: noted + sum,
            payers: booked.payers, paid: booked.total)
    }
}

extension SheetLineNote {
    /// The exception as officers write it: `3=0`, `7A`, `4=S100 L250`.
    var form: String {
        let mark =
            switch attendance {
            case .absent: "A"
            case .leave: "P"
            case .late: "L"
            case .present, nil: ""
            }
        let forms = items.compactMap { item in
            item.account.label.map { PaymentItem(account: $0, amount: item.amount).form }
        }
        let paid = forms.isEmpty ? amount.map(\.figures) : forms.joined(separator: " ")
        return "\(line)\(mark)" + (paid.map { "=\($0)" } ?? "")
    }
}

extension Money {
    /// As it is typed: no marks between thousands.
    var figures: String { text.filter { $0 != "," } }
}
