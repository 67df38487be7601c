public import Accounting
internal import GRDB

/// The collection sheets of the branch.
public struct Sheets {
    let db: Database

    /// Writes a sheet down. Its code must be one that `isTaken` does not know.
    public func file(_ sheet: Sheet, at now: Moment) throws {
        try db.runCached(
            """
            INSERT INTO sheet (code, client_group, officer, day, version, currency, made_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                sheet.code.text, sheet.group, sheet.officer, sheet.day.iso, sheet.version,
                sheet.currency.code, now.millisecondsSince1970,
            ])
        for line in sheet.lines { try file(line, of: sheet.code) }
    }

    private func file(_ line: Sheet.Line, of code: SheetCode) throws {
        try db.runCached(
            "INSERT INTO sheet_line (sheet, line, client) VALUES (?, ?, ?)",
            [code.text, line.number, line.client])
        for due in line.dues {
            try db.runCached(
                "INSERT INTO sheet_due (sheet, line, account, amount) VALUES (?, ?, ?, ?)",
                [code.text, line.number, due.account.code, due.amount.minorUnits])
        }
    }

    /// Whether a sheet has this code, or had.
    public func isTaken(_ code: SheetCode) throws -> Bool {
        try db.cachedValue("SELECT 1 FROM sheet WHERE code = ?", [code.text]) ?? false
    }

    /// The sheet with this code; nil when there is none.
    public func sheet(_ code: SheetCode) throws -> Sheet? {
        try find("sheet.code = ?", [code.text]).first
    }

    /// The newest version for a group's meeting; nil when none was made.
    public func newest(of group: String, on day: Day) throws -> Sheet? {
        try find("client_group = ? AND day = ?", [group, day.iso]).last
    }

    /// The newest version of each meeting from one day to another, by day and group.
    public func newest(from start: Day, to end: Day) throws -> [Sheet] {
        try find(
            """
            day BETWEEN ? AND ? AND version = (SELECT MAX(version) FROM sheet AS other
                WHERE other.client_group = sheet.client_group AND other.day = sheet.day)
            """,
            [start.iso, end.iso])
    }

    private func find(_ condition: String, _ arguments: StatementArguments) throws -> [Sheet] {
        try db.cachedRows(
            """
            SELECT sheet.*, client_group.name AS group_name FROM sheet
            JOIN client_group ON client_group.code = client_group
            WHERE \(condition)
            ORDER BY day, client_group, version
            """, arguments
        ).map(sheet(row:))
    }

    private func sheet(row: Row) throws -> Sheet {
        guard let code = SheetCode(row["code"]), let day = Day(iso: row["day"]),
            let currency = Currency(row["currency"])
        else { throw CorruptRow(table: "sheet", row: row["code"]) }
        return Sheet(
            code: code, group: row["client_group"], groupName: row["group_name"],
            officer: row["officer"], day: day, version: row["version"], currency: currency,
            lines: try lines(of: code, in: currency))
    }

    /// A client's loans stand before her savings, by the names of the accounts.
    private func lines(of code: SheetCode, in currency: Currency) throws -> [Sheet.Line] {
        let rows = try db.cachedRows(
            """
            SELECT line, client.number, client.name, account, amount FROM sheet_line
            JOIN client ON client.number = sheet_line.client
            LEFT JOIN sheet_due USING (sheet, line)
            WHERE sheet = ? ORDER BY line, account
            """, [code.text])
        var lines: [Sheet.Line] = []
        for row in rows {
            let number: Int = row["line"]
            if lines.last?.number != number {
                lines.append(
                    Sheet.Line(
                        number: number, client: row["number"], name: row["name"], dues: []))
            }
            guard let account = row["account"] as String? else { continue }
            lines[lines.count - 1].dues.append(
                try CollectedItem(account, row["amount"], currency, table: "sheet_due"))
        }
        return lines
    }
}

extension CollectedItem {
    init(_ account: String, _ amount: Int64, _ currency: Currency, table: String) throws {
        guard let known = Account(code: account) else {
            throw CorruptRow(table: table, row: account)
        }
        self.init(account: known, amount: Money(minorUnits: amount, currency: currency))
    }
}
