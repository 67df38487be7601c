public import Accounting
internal import GRDB
public import TextCommands

/// Who was reminded of what, and who wants to be.
public struct Reminders {
    let db: Database

    /// Notes that a message in the outbox reminds a client. Once a client and day.
    public func record(_ reminder: Reminder) throws {
        try db.execute(
            sql: """
                INSERT INTO reminder (client, day, outgoing, due_from, due_to, amount)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                reminder.client, reminder.day.iso, reminder.message, reminder.days.first.iso,
                reminder.days.last.iso, reminder.amount.minorUnits,
            ])
    }

    /// Whether a client, or somebody who shares her phone, has a reminder of this day, one that
    /// still waits, or one that left since `start`.
    public func isReminded(
        _ client: String, at phone: PhoneNumber, on day: Day, since start: Moment
    ) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM reminder
                    JOIN outgoing_part ON outgoing_part.outgoing = reminder.outgoing
                    WHERE reminder.client = :client AND \(Self.countsForToday))
                OR EXISTS (SELECT 1 FROM outgoing JOIN reminder ON reminder.outgoing = outgoing.id
                    JOIN outgoing_part ON outgoing_part.outgoing = outgoing.id
                    WHERE recipient = :phone AND \(Self.countsForToday))
                """,
            arguments: [
                "client": client, "phone": phone.e164, "day": day.iso,
                "start": start.millisecondsSince1970,
            ]) ?? false
    }

    private static let countsForToday = """
        (day = :day OR state IN ('queued', 'sending') OR intended_at >= :start)
        """

    /// How many messages remind somebody on a day.
    public func count(on day: Day) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT COUNT(DISTINCT outgoing) FROM reminder WHERE day = ?",
            arguments: [day.iso]) ?? 0
    }
}

extension Reminders {
    /// Notes that a client wants no reminders, or wants them again.
    public func wish(
        _ isWanted: Bool, by client: String, message: Int64?, at now: Moment
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO reminder_wish (client, is_wanted, said_at, message)
                VALUES (?, ?, ?, ?)
                """,
            arguments: [client, isWanted, now.millisecondsSince1970, message])
    }

    /// What a client last said about reminders; nil when nothing, which lets them come.
    public func wish(of client: String) throws -> (isWanted: Bool, at: Moment)? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM reminder_wish WHERE client = ? ORDER BY id DESC LIMIT 1",
            arguments: [client]
        ).map { ($0["is_wanted"], Moment(millisecondsSince1970: $0["said_at"])) }
    }
}
