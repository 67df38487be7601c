public import Accounting
internal import GRDB

extension Sheets {
    /// Notes the message a sheet went out in, in the write that queues it. Once only.
    public func noteSending(of sheet: SheetCode, in outgoing: Int64, at now: Moment) throws {
        try db.runCached(
            "INSERT INTO sheet_sending (sheet, outgoing, sent_at) VALUES (?, ?, ?)",
            [sheet.text, outgoing, now.millisecondsSince1970])
    }

    /// The words of the message a sheet was sent in; nil when it was not sent.
    public func sentText(of sheet: SheetCode) throws -> String? {
        try db.cachedValue(
            """
            SELECT text FROM sheet_sending JOIN outgoing ON outgoing.id = sheet_sending.outgoing
            WHERE sheet = ?
            """, [sheet.text])
    }

    /// Whether a sheet was sent or answered, so that nothing on it changes any more.
    public func isFixed(_ sheet: SheetCode) throws -> Bool {
        try db.cachedValue(
            """
            SELECT EXISTS (SELECT 1 FROM sheet_sending WHERE sheet = :sheet)
                OR EXISTS (SELECT 1 FROM sheet_note WHERE sheet = :sheet)
                OR EXISTS (SELECT 1 FROM sheet_result WHERE sheet = :sheet)
            """, ["sheet": sheet.text]) ?? false
    }
}
