public import Accounting
internal import GRDB

/// Which rounds of the branch's day are done: each once a day, whatever is cut off and started again.
public struct RoundsDone {
    let db: Database

    /// Whether this round of the day is done.
    public func isDone(_ name: String, on day: Day) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM round WHERE name = ? AND day = ?)",
            arguments: [name, day.iso]) ?? false
    }

    /// The last day before `day` on which this round was done; nil when it never was.
    public func lastDay(of name: String, before day: Day) throws -> Day? {
        try String.fetchOne(
            db, sql: "SELECT MAX(day) FROM round WHERE name = ? AND day < ?",
            arguments: [name, day.iso]
        ).flatMap(Day.init(iso:))
    }

    /// Notes that a round is done, in the write that does it.
    public func markDone(_ name: String, on day: Day, at now: Moment) throws {
        try db.execute(
            sql: "INSERT INTO round (name, day, done_at) VALUES (?, ?, ?)",
            arguments: [name, day.iso, now.millisecondsSince1970])
    }
}
