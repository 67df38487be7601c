internal import Accounting
internal import LedgerStore
internal import TextCommands

/// What would be booked of a sheet, by everything that was said about it.
struct SheetPlan {
    /// One open line.
    struct Line {
        let line: Sheet.Line
        var attendance: Attendance
        var fate: Fate

        /// The PAY it looks like, where it is to be booked all the same.
        var repeats: Reference?
    }

    enum Fate: Hashable {
        case pays([CollectedItem])
        case paysNothing
        case staysOpen(SheetLineLeft.Reason)

        /// He says more than her accounts can take, which is this.
        case tooMuch(Money)
    }

    let sheet: Sheet
    var lines: [Line] = []

    /// Lines the lump sum did not reach, or not in full.
    var short: [String] = []

    /// What is left of the lump sum when everybody paid what is due.
    var lumpSumLeft: Money

    init(of sheet: Sheet) {
        self.sheet = sheet
        lumpSumLeft = sheet.money(0)
    }

    var total: Money { sheet.money(lines.reduce(0) { $0 + $1.paid }) }

    /// Whether it closes no line at all.
    var isEmpty: Bool {
        lines.allSatisfy { line in
            if case .staysOpen = line.fate { true } else { false }
        }
    }

    var looksLikeRepeat: Bool { lines.contains { $0.repeats != nil } }

    /// Lines that stay open, and why.
    var left: [SheetLineLeft] {
        lines.compactMap { line in
            guard case .staysOpen(let reason) = line.fate else { return nil }
            return SheetLineLeft(line: line.line.number, reason: reason)
        }
    }

    /// Differs whenever what would be booked differs.
    var subject: String {
        "sheet \(sheet.code) " + lines.map(\.subject).joined(separator: ";")
    }

    var summary: SheetSummary {
        var summary = SheetSummary(
            sheet: sheet.code, payers: lines.count { $0.paid > 0 }, total: total)
        summary.left = left
        summary.short = short
        summary.repeats = lines.compactMap { line in
            line.repeats.map { SheetLineLeft(line: line.line.number, reason: .recorded($0)) }
        }
        return summary
    }
}

extension SheetPlan.Line {
    /// In minor units.
    fileprivate var paid: Int64 {
        guard case .pays(let items) = fate else { return 0 }
        return items.reduce(0) { $0 + $1.amount.minorUnits }
    }

    fileprivate var subject: String {
        let items: String
        switch fate {
        case .pays(let paid):
            items = paid.map { "\($0.account.label?.text ?? "")=\($0.amount.minorUnits)" }
                .joined(separator: ",")
        case .paysNothing: items = "0"
        case .staysOpen, .tooMuch: items = "open"
        }
        return "\(line.number) \(attendance) \(items)" + (repeats.map { " again \($0)" } ?? "")
    }
}
