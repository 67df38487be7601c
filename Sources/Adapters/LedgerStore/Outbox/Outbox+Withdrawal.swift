internal import Accounting
internal import GRDB

extension Outbox {
    /// Parts of reminders that no longer say what is true: whoever they remind has paid, in part
    /// too, wants none any more or has another phone. A text whose first parts are out goes on.
    static let isWithdrawn = """
        EXISTS (SELECT 1 FROM reminder WHERE reminder.outgoing = outgoing_part.outgoing)
        AND NOT EXISTS (SELECT 1 FROM reminder WHERE reminder.outgoing = outgoing_part.outgoing
            AND \(standsAsWritten) AND \(isWelcome))
        AND NOT EXISTS (SELECT 1 FROM outgoing_part AS earlier
            WHERE earlier.outgoing = outgoing_part.outgoing
            AND earlier.sequence < outgoing_part.sequence AND earlier.submissions > 0)
        """

    private static let standsAsWritten = """
        reminder.amount = (SELECT SUM(rest) FROM (\(Dues.instalments))
            WHERE due_client = reminder.client AND rest > 0
            AND due_day BETWEEN reminder.due_from AND reminder.due_to)
        AND EXISTS (SELECT 1 FROM client JOIN outgoing ON outgoing.recipient = client.phone
            WHERE client.number = reminder.client AND outgoing.id = reminder.outgoing)
        """

    private static let isWelcome = """
        IFNULL((SELECT is_wanted FROM reminder_wish
            WHERE reminder_wish.client = reminder.client ORDER BY id DESC LIMIT 1), 1)
        """

    /// Whether the part is a reminder that is no longer to be sent.
    func isWithdrawn(_ part: OutgoingPart) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT \(Self.isWithdrawn) FROM outgoing_part WHERE id = ?",
            arguments: [part.id]) ?? true
    }

    /// Gives up reminders that no longer say what is true, and does not repeat those that may have
    /// been sent.
    func withdraw(at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = 'expired', settled_at = ?,
                    failure = 'withdrawn: paid, stopped or changed since it was written'
                WHERE state = 'queued' AND \(Self.sendable) AND \(Self.isWithdrawn)
                """,
            arguments: [now.millisecondsSince1970])
        try db.execute(
            sql: """
                UPDATE outgoing_part SET submissions_allowed = submissions
                WHERE state = 'unknown' AND \(Self.sendable) AND \(Self.isWithdrawn)
                """)
    }
}
