internal import Accounting

extension SheetReply {
    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .announcement(let sheet, let group, let day, let clients, let total):
            Wording(
                "sheet.announcement",
                [
                    "sheet": .text(sheet.text), "group": .text(group), "day": .day(day),
                    "count": .count(clients), "total": .money(total),
                ])
        case .unknown(let sheet): Self.about(sheet, "unknown")
        case .notYours(let sheet): Self.about(sheet, "not-yours")
        case .replaced(let sheet, let other):
            Self.about(sheet, "replaced", ["other": .text(other.text)])
        case .tooEarly(let sheet, let day): Self.about(sheet, "too-early", ["day": .day(day)])
        case .tooLate(let sheet, let day): Self.about(sheet, "too-late", ["day": .day(day)])
        case .booked, .bookedAlready, .echo, .totalDiffers, .nothingToBook: taken
        case .open(let standing): standing.wording
        case .notBooked(let standing): standing.kept
        case .list(let sheets): SheetListing.wording(of: sheets)
        default: refused
        }
    }

    private var refused: Wording {
        switch self {
        case .notUnderstood(let sheet, let words):
            Self.about(sheet, "not-understood", ["words": .text(Echo.of(words))])
        case .noSuchLine(let sheet, let line, let last):
            Self.about(sheet, "no-such-line", ["line": .count(line), "last": .count(last)])
        case .lineTwice(let sheet, let line):
            Self.about(sheet, "line-twice", ["line": .count(line)])
        case .lineBooked(let sheet, let line):
            Self.about(sheet, "line-booked", ["line": .count(line)])
        case .lineClosed(let sheet, let line, let client):
            Self.about(sheet, "line-closed", ["line": .count(line), "client": .text(client)])
        case .noSuchAccount(let sheet, let line, let name, let account):
            Self.about(
                sheet, "no-such-account",
                ["line": .count(line), "name": .text(name), "account": .text(account.text)])
        case .tooMuch(let sheet, let line, let name, let most):
            Self.about(
                sheet, "too-much",
                [
                    "line": .count(line), "name": .text(name), "most": .money(most),
                    "form": .amount(most),
                ])
        case .groupTooMuch(let sheet, let sum, let most):
            Self.about(sheet, "group-too-much", ["sum": .money(sum), "most": .money(most)])
        default: Wording("sheet.unknown")
        }
    }

    private var taken: Wording {
        switch self {
        case .booked(let summary, let time):
            summary.wording("booked", ["time": .time(time)], ["undo"])
        case .bookedAlready(let summary, let day, let time):
            summary.wording("booked-already", ["day": .day(day), "time": .time(time)], ["undo"])
        case .echo(let summary, let nonce):
            summary.wording("echo", ["nonce": .text(nonce)], ["confirm"])
        case .nothingToBook(let summary):
            summary.wording("nothing-to-book", [:], summary.hasRepeat ? ["second"] : [])
        case .totalDiffers(let summary, let counted, let nonce):
            summary.wording(
                counted.minorUnits < summary.total.minorUnits ? "total-less" : "total-more",
                [
                    "nonce": .text(nonce), "counted": .money(counted),
                    "difference": .money(summary.total.difference(to: counted)),
                ], ["correct"])
        default: Wording("sheet.unknown")
        }
    }

    private static func about(
        _ sheet: SheetCode, _ name: String, _ values: [String: Wording.Value] = [:]
    ) -> Wording {
        Wording("sheet.\(name)", values.merging(["sheet": .text(sheet.text)]) { value, _ in value })
    }
}

extension SheetSummary {
    /// One sentence for what was done, one for each thing to be known, and what to do next.
    fileprivate func wording(
        _ name: String, _ values: [String: Wording.Value], _ next: [String]
    ) -> Wording {
        let own: [String: Wording.Value] = [
            "sheet": .text(sheet.text), "count": .count(payers), "total": .money(total),
        ]
        let values = own.merging(values) { value, _ in value }
        let named = { (name: String) in Wording("sheet.\(name)", values) }
        let lists = [
            ("exceptions", exceptions), ("short", short), ("before", replaced),
        ].filter { !$0.1.isEmpty }.map { name, items in
            Wording(
                "sheet.\(name)",
                ["items": .words(items), "number": .count(items.count)])
        }
        let lines = wording(of: left, as: "left") + wording(of: repeats, as: "repeats")
        let sentences = [named(name)] + lists + lines + receipts + next.map(named)
        return Wording("sheet.sentences", ["sentences": .list(sentences)])
    }

    private func wording(of lines: [SheetLineLeft], as name: String) -> [Wording] {
        guard !lines.isEmpty else { return [] }
        return [
            Wording(
                "sheet.\(name)",
                [
                    "lines": .list(lines.map { $0.wording(on: sheet) }),
                    "number": .count(lines.count), "sheet": .text(sheet.text),
                ])
        ]
    }

    /// Whether a line was left because it looks like a PAY of the day.
    fileprivate var hasRepeat: Bool {
        left.contains { if case .recorded = $0.reason { true } else { false } }
    }

    private var receipts: [Wording] {
        guard withoutReceipt > 0 else { return [] }
        return [Wording("sheet.no-receipt", ["number": .count(withoutReceipt)])]
    }
}

extension SheetLineLeft {
    fileprivate func wording(on sheet: SheetCode) -> Wording {
        let line = Wording.Value.count(line)
        switch reason {
        case .recorded(let reference):
            return Wording(
                "sheet.left-recorded", ["line": line, "reference": .text(reference.text)])
        case .cancelled(let reference):
            return Wording(
                "sheet.left-cancelled",
                ["line": line, "reference": .text(reference.text), "sheet": .text(sheet.text)])
        case .owes(let account, let amount):
            return Wording(
                "sheet.left-owes",
                ["line": line, "account": .text(account.text), "amount": .amount(amount)])
        case .unfit(let account):
            return Wording("sheet.left-unfit", ["line": line, "account": .text(account.text)])
        }
    }
}

extension SheetStanding {
    fileprivate var wording: Wording {
        let values: [String: Wording.Value] = [
            "sheet": .text(sheet.text), "group": .text(group), "due": .money(due),
            "number": .count(open.count), "lines": .text(LineRanges.text(of: open)),
            "noted": .words(noted), "count": .count(noted.count),
            "payers": .count(payers), "paid": .money(paid),
        ]
        let isClosed = open.isEmpty && noted.isEmpty
        var names = isClosed ? ["closed"] : [open.isEmpty ? "none-open" : "open"]
        if !noted.isEmpty { names.append("noted") }
        if payers > 0, !isClosed { names.append("paid") }
        if !noted.isEmpty { names.append("send-again") }
        return Wording(
            "sheet.sentences",
            ["sentences": .list(names.map { Wording("sheet.\($0)", values) })])
    }

    /// Nothing was booked, and what was noted still counts.
    fileprivate var kept: Wording {
        Wording(
            "sheet.not-booked",
            [
                "sheet": .text(sheet.text), "noted": .words(noted), "number": .count(noted.count),
            ])
    }
}

/// Line numbers in few letters: `1-4, 6`.
enum LineRanges {
    static func text(of lines: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for line in lines {
            if let last = ranges.last, last.upperBound == line - 1 {
                ranges[ranges.count - 1] = last.lowerBound...line
            } else {
                ranges.append(line...line)
            }
        }
        return ranges.map { range in
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
        }.joined(separator: ", ")
    }
}

extension Money {
    /// How far apart two amounts are.
    fileprivate func difference(to other: Money) -> Money {
        let difference = subtracting(other) ?? .zero(currency)
        return difference.isNegative ? difference.negated ?? difference : difference
    }
}
