public import Accounting
internal import GRDB

/// A call nobody took.
public struct MissedCall: Hashable, Sendable {
    public var id: Int64
    public var modem: String

    /// The caller's number as the modem gives it; empty when it was withheld.
    public var caller: String
    public var rangAt: Moment
}

/// Calls nobody took: written once, handled once.
public struct MissedCalls {
    let db: Database
    let arrivals: Bell

    /// Rings this close to one another are the same call, in seconds.
    public static let sameCallSeconds: Int64 = 60

    /// Files a call; false when it was filed before.
    @discardableResult
    public func record(modem: String, caller: String?, at now: Moment) throws -> Bool {
        let caller = caller ?? ""
        let isKnown =
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT 1 FROM missed_call WHERE modem = ? AND caller = ?
                    AND ABS(rang_at - ?) < \(Self.sameCallSeconds * 1000)
                    """,
                arguments: [modem, caller, now.millisecondsSince1970]) ?? false
        guard !isKnown else { return false }
        try db.execute(
            sql: "INSERT INTO missed_call (modem, caller, rang_at) VALUES (?, ?, ?)",
            arguments: [modem, caller, now.millisecondsSince1970])
        db.afterNextTransaction { [arrivals] _ in arrivals.ring() }
        return true
    }

    /// The oldest call nobody has handled whose number is above `id`.
    public func nextUnhandled(after id: Int64 = 0) throws -> MissedCall? {
        try Row.fetchOne(
            db,
            sql:
                "SELECT * FROM missed_call WHERE handled_at IS NULL AND id > ? ORDER BY id LIMIT 1",
            arguments: [id]
        ).map { row in
            MissedCall(
                id: row["id"], modem: row["modem"], caller: row["caller"],
                rangAt: Moment(millisecondsSince1970: row["rang_at"]))
        }
    }

    /// Marks a call handled, in the same write as what it led to.
    ///
    /// - Throws: `DatabaseError` when it was handled before.
    public func markHandled(_ id: Int64, outcome: String, at now: Moment) throws {
        try db.execute(
            sql: "UPDATE missed_call SET handled_at = ?, outcome = ? WHERE id = ?",
            arguments: [now.millisecondsSince1970, outcome, id])
    }

    /// How many calls from this number came to `outcome` since a moment.
    public func count(from caller: String, outcome: String, since start: Moment) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM missed_call
                WHERE caller = ? AND outcome = ? AND handled_at > ?
                """,
            arguments: [caller, outcome, start.millisecondsSince1970]) ?? 0
    }
}
