public import Accounting
internal import GRDB
internal import TextCommands

extension Sheets {
    /// Notes what an officer said.
    public func note(
        _ note: SheetNote, on sheet: SheetCode, message: Int64, at now: Moment
    ) throws {
        let (kind, line, amount) = note.columns
        try db.runCached(
            """
            INSERT INTO sheet_note (sheet, kind, line, attendance, amount, message, noted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                sheet.text, kind, line?.line, line?.attendance?.rawValue, amount?.minorUnits,
                message, now.millisecondsSince1970,
            ])
        let id = db.lastInsertedRowID
        for item in line?.items ?? [] {
            try db.runCached(
                "INSERT INTO sheet_note_item (note, account, amount) VALUES (?, ?, ?)",
                [id, item.account.code, item.amount.minorUnits])
        }
    }

    /// Everything that was noted on a sheet and no line was closed with yet, in order.
    public func notes(of sheet: Sheet) throws -> [SheetNote] {
        try db.cachedRows(
            """
            SELECT * FROM sheet_note WHERE sheet = ? AND NOT EXISTS
                (SELECT 1 FROM sheet_result WHERE sheet_result.sheet = sheet_note.sheet
                 AND sheet_result.line = sheet_note.line
                 AND sheet_result.message >= sheet_note.message)
            ORDER BY id
            """, [sheet.code.text]
        ).map { try note(row: $0, sheet) }
    }

    private func note(row: Row, _ sheet: Sheet) throws -> SheetNote {
        let amount = (row["amount"] as Int64?).map(sheet.money)
        switch (row["kind"] as String, amount) {
        case ("line", _):
            return .line(
                SheetLineNote(
                    line: row["line"],
                    attendance: (row["attendance"] as String?).flatMap(Attendance.init),
                    amount: amount, items: try items(of: row["id"], sheet)))
        case ("group", let sum?): return .group(sum)
        case ("all", _): return .all
        case ("end", _): return .end(amount)
        default: throw CorruptRow(table: "sheet_note", row: "\(row["id"] as Int64)")
        }
    }

    private func items(of note: Int64, _ sheet: Sheet) throws -> [CollectedItem] {
        try db.cachedRows(
            "SELECT account, amount FROM sheet_note_item WHERE note = ? ORDER BY account", [note]
        ).map {
            try CollectedItem($0["account"], $0["amount"], sheet.currency, table: "sheet_note_item")
        }
    }
}

extension SheetNote {
    fileprivate var columns: (kind: String, line: SheetLineNote?, amount: Money?) {
        switch self {
        case .line(let line): ("line", line, line.amount)
        case .group(let sum): ("group", nil, sum)
        case .all: ("all", nil, nil)
        case .end(let total): ("end", nil, total)
        }
    }
}

extension Sheets {
    /// Closes a line: once, and once more each time what it was closed with is cancelled.
    public func close(_ result: SheetResult, of sheet: SheetCode) throws {
        try db.runCached(
            """
            INSERT INTO sheet_result
                (sheet, line, attendance, amount, reference, message, booked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                sheet.text, result.line, result.attendance.rawValue, result.amount.minorUnits,
                result.reference?.text, result.message, result.bookedAt.millisecondsSince1970,
            ])
    }

    /// The lines that are closed, in order.
    public func results(of sheet: Sheet) throws -> [SheetResult] {
        try db.cachedRows(
            "SELECT * FROM sheet_result WHERE sheet = ? AND \(Self.stands) ORDER BY line",
            [sheet.code.text]
        ).map { row in
            guard let attendance = Attendance(rawValue: row["attendance"]) else {
                throw CorruptRow(table: "sheet_result", row: "\(sheet.code) \(row["line"] as Int)")
            }
            return SheetResult(
                line: row["line"], attendance: attendance, amount: sheet.money(row["amount"]),
                reference: (row["reference"] as String?).flatMap { Reference($0) },
                message: row["message"],
                bookedAt: Moment(millisecondsSince1970: row["booked_at"]))
        }
    }

    /// The lines that are open again, each with the collection that was cancelled last.
    public func reopenedLines(of sheet: SheetCode) throws -> [Int: ReopenedLine] {
        let rows = try db.cachedRows(
            """
            SELECT line, reference, reversal.message, reversal.reference IS NOT NULL AS is_cancelled
            FROM sheet_result LEFT JOIN reversal USING (reference)
            WHERE sheet = ? ORDER BY line, booked_at, is_cancelled DESC
            """, [sheet.text])
        var cancellers: [Int: Int64] = [:]
        let references = rows.reduce(into: [Int: Reference]()) { lines, row in
            let reference = (row["reference"] as String?).flatMap { Reference($0) }
            lines[row["line"]] = row["is_cancelled"] ? reference : nil
            cancellers[row["line"]] = row["message"]
        }
        return references.reduce(into: [:]) { lines, line in
            let message = cancellers[line.key]
            let count = references.keys.count { cancellers[$0] == message }
            lines[line.key] = ReopenedLine(
                reference: line.value, isOfMany: message != nil && count > 1)
        }
    }

    /// Whether what a line was closed with was not cancelled since.
    private static let stands = """
        NOT EXISTS (SELECT 1 FROM reversal WHERE reversal.reference = sheet_result.reference)
        """

    /// The sheets of a day's meetings, of an officer or of all, that were sent or answered and
    /// have a line that was never closed. One that was cancelled needs no answer.
    public func open(of officer: String?, on day: Day) throws -> [SheetCode] {
        let codes = try db.cachedRows(
            """
            SELECT code FROM sheet WHERE day = ? AND officer = IFNULL(?, officer)
            AND EXISTS (SELECT 1 FROM sheet_line WHERE sheet_line.sheet = code AND NOT EXISTS
                (SELECT 1 FROM sheet_result
                 WHERE sheet_result.sheet = code AND sheet_result.line = sheet_line.line))
            ORDER BY client_group, version
            """, [day.iso, officer]
        ).compactMap { SheetCode($0["code"]) }
        return try codes.filter(isFixed)
    }

    /// The collection a line was last recorded as; nil where it never was, or nothing was paid.
    public func collection(of sheet: SheetCode, line: Int) throws -> Reference? {
        try db.cachedValue(
            """
            SELECT reference FROM sheet_result WHERE sheet = ? AND line = ?
            ORDER BY booked_at DESC, \(Self.stands) DESC LIMIT 1
            """, [sheet.text, line]
        ).flatMap { Reference($0) }
    }
}

/// A line whose collection was cancelled.
public struct ReopenedLine: Hashable, Sendable {
    public let reference: Reference

    /// Whether one message cancelled others of the sheet with it: then it is as if nothing had been
    /// said, where one that was cancelled alone was taken back for a reason of its own.
    public let isOfMany: Bool
}
