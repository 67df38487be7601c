public import Accounting
internal import GRDB

/// Counts wrong PINs and locks for a while.
public struct PINGuard {
    let db: Database

    /// Wrong PINs in a row that lock.
    public static let limit = 3

    /// How long a lock lasts, in seconds.
    public static let lockSeconds: Int64 = 3600

    /// Until when `holder` is locked; nil when not.
    public func lock(of holder: String, at now: Moment) throws -> Moment? {
        try Int64.fetchOne(
            db, sql: "SELECT MAX(until) FROM pin_lock WHERE holder = ? AND until > ?",
            arguments: [holder, now.millisecondsSince1970]
        ).map { Moment(millisecondsSince1970: $0) }
    }

    /// Notes a right PIN: wrong ones before it no longer count.
    public func recordRight(for holder: String, at now: Moment) throws {
        try record(for: holder, at: now, wasRight: true)
    }

    /// Notes a wrong PIN and says what follows.
    public func recordWrong(for holder: String, at now: Moment) throws -> WrongPIN {
        try record(for: holder, at: now, wasRight: false)
        let wrong = try wrongInARow(holder)
        guard wrong >= Self.limit else { return .triesLeft(Self.limit - wrong) }
        let until = now.advanced(bySeconds: Self.lockSeconds)
        try db.execute(
            sql: "INSERT INTO pin_lock (holder, locked_at, until) VALUES (?, ?, ?)",
            arguments: [holder, now.millisecondsSince1970, until.millisecondsSince1970])
        return .locked(until: until)
    }

    private func record(for holder: String, at now: Moment, wasRight: Bool) throws {
        try db.execute(
            sql: "INSERT INTO pin_attempt (holder, attempted_at, was_right) VALUES (?, ?, ?)",
            arguments: [holder, now.millisecondsSince1970, wasRight])
    }

    /// Since the last right one and the last lock.
    private func wrongInARow(_ holder: String) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM pin_attempt WHERE holder = :holder AND was_right = 0
                AND id > COALESCE((SELECT MAX(id) FROM pin_attempt
                    WHERE holder = :holder AND was_right = 1), 0)
                AND attempted_at > COALESCE((SELECT MAX(locked_at) FROM pin_lock
                    WHERE holder = :holder), -1)
                """,
            arguments: ["holder": holder]) ?? 0
    }
}

/// What a wrong PIN leads to.
public enum WrongPIN: Hashable, Sendable {
    case triesLeft(Int)
    case locked(until: Moment)
}
