public import Accounting
internal import GRDB
public import TextCommands

/// A PIN or code tried in somebody's name from some phone.
public struct SecretTry: Hashable, Sendable {
    /// Whose it is said to be: `client:1024`, `officer:PO`, `account:98765432`.
    public var holder: String

    /// The number of the phone it came from, or the branch's keyboard.
    public var source: String

    /// Whether the phone is the one the holder is registered with.
    public var isOwnPhone: Bool

    public init(holder: String, source: PhoneNumber, isOwnPhone: Bool) {
        self.holder = holder
        self.source = source.e164
        self.isOwnPhone = isOwnPhone
    }

    /// Tried at the branch's own keyboard: nobody's phone, so that it locks no phone.
    public init(atKeyboardFor holder: String) {
        self.holder = holder
        source = Self.keyboard
        isOwnPhone = false
    }

    /// Everybody types there: who tries too often in one name locks out nobody else.
    fileprivate var isAtKeyboard: Bool { source == Self.keyboard }

    private static let keyboard = "keyboard"
}

/// Counts wrong PINs and locks for a while, so that guessing is slow and nobody can lock out
/// somebody else.
///
/// Wrong ones lock the phone they came from, for that holder. Beside that, phones the holder is not
/// registered with have so many tries a day between them, and one phone so many an hour between
/// all holders; neither touches a phone that asks about its own holder.
public struct PINGuard {
    let db: Database

    /// Wrong PINs in a row from one phone that lock it.
    public static let limit = 3

    /// How long a lock lasts, in seconds.
    public static let lockSeconds: Int64 = 3600

    /// Wrong PINs a day from all phones the holder is not registered with: of 10,000 PINs, one
    /// chance in a thousand.
    public static let foreignTriesPerDay = 10

    /// Wrong PINs an hour from one phone for holders it is not registered with.
    public static let foreignTriesPerHour = 10

    private static let daySeconds: Int64 = 86_400

    /// Until when a try is not even looked at; nil when it is.
    public func lock(of attempt: SecretTry, at now: Moment) throws -> Moment? {
        let own = try Int64.fetchOne(
            db,
            sql: """
                SELECT MAX(until) FROM pin_lock
                WHERE holder = :holder AND source IN (:source, '') AND until > :now
                AND rowid > \(Self.unlocked("after_lock"))
                """,
            arguments: [
                "holder": attempt.holder, "source": attempt.source,
                "now": now.millisecondsSince1970,
            ]
        ).map(Moment.init(millisecondsSince1970:))
        if attempt.isOwnPhone { return own }
        return try [
            own, foreignLock(of: attempt.holder, at: now), sourceLock(of: attempt, at: now),
        ]
        .compactMap(\.self).max()
    }

    /// Notes a right PIN: wrong ones before it from this phone no longer count.
    public func recordRight(for attempt: SecretTry, at now: Moment) throws {
        try record(attempt, at: now, wasRight: true)
    }

    /// Notes a wrong PIN and says what follows.
    public func recordWrong(for attempt: SecretTry, at now: Moment) throws -> WrongPIN {
        try record(attempt, at: now, wasRight: false)
        let wrong = try wrongInARow(attempt)
        if wrong >= Self.limit { try lock(attempt, at: now) }
        if let until = try lock(of: attempt, at: now) { return .locked(until: until) }
        return .triesLeft(Self.limit - wrong)
    }

    /// Lifts every lock of the holder: what was wrong before no longer counts.
    public func unlock(_ holder: String, at now: Moment) throws {
        try db.execute(
            sql: """
                INSERT INTO pin_unlock (holder, unlocked_at, after_attempt, after_lock)
                VALUES (:holder, :now, (SELECT COALESCE(MAX(id), 0) FROM pin_attempt),
                    (SELECT COALESCE(MAX(rowid), 0) FROM pin_lock))
                """,
            arguments: ["holder": holder, "now": now.millisecondsSince1970])
    }

    /// Wrong PINs and codes in the holder's name in the last day, from whatever phone.
    public func wrongToday(of holder: String, at now: Moment) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM pin_attempt WHERE holder = :holder AND was_right = 0
                AND attempted_at > :start AND id > \(Self.unlocked("after_attempt"))
                """,
            arguments: [
                "holder": holder,
                "start": now.advanced(bySeconds: -Self.daySeconds).millisecondsSince1970,
            ]) ?? 0
    }
}

extension PINGuard {
    private static func unlocked(_ column: String) -> String {
        "COALESCE((SELECT MAX(\(column)) FROM pin_unlock WHERE holder = :holder), 0)"
    }

    private func record(_ attempt: SecretTry, at now: Moment, wasRight: Bool) throws {
        try db.execute(
            sql: """
                INSERT INTO pin_attempt (holder, source, is_foreign, attempted_at, was_right)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                attempt.holder, attempt.source, !attempt.isOwnPhone,
                now.millisecondsSince1970, wasRight,
            ])
    }

    private func lock(_ attempt: SecretTry, at now: Moment) throws {
        let until = now.advanced(bySeconds: Self.lockSeconds)
        try db.execute(
            sql: "INSERT INTO pin_lock (holder, source, locked_at, until) VALUES (?, ?, ?, ?)",
            arguments: [
                attempt.holder, attempt.source, now.millisecondsSince1970,
                until.millisecondsSince1970,
            ])
    }

    /// Since the last right one and the last lock.
    private func wrongInARow(_ attempt: SecretTry) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM pin_attempt
                WHERE holder = :holder AND source = :source AND was_right = 0
                AND id > COALESCE((SELECT MAX(id) FROM pin_attempt
                    WHERE holder = :holder AND source = :source AND was_right = 1), 0)
                AND attempted_at > COALESCE((SELECT MAX(locked_at) FROM pin_lock
                    WHERE holder = :holder AND source = :source), -1)
                AND id > \(Self.unlocked("after_attempt"))
                """,
            arguments: ["holder": attempt.holder, "source": attempt.source]) ?? 0
    }

    /// The holder's foreign phones have had their tries of the day.
    private func foreignLock(of holder: String, at now: Moment) throws -> Moment? {
        try limitReached(
            "holder = :holder AND is_foreign AND id > \(Self.unlocked("after_attempt"))",
            ["holder": holder], tries: Self.foreignTriesPerDay, in: Self.daySeconds, at: now)
    }

    /// The phone has had its tries of the hour, with whatever holder.
    private func sourceLock(of attempt: SecretTry, at now: Moment) throws -> Moment? {
        if attempt.isAtKeyboard { return nil }
        return try limitReached(
            "source = :source AND is_foreign", ["source": attempt.source],
            tries: Self.foreignTriesPerHour, in: Self.lockSeconds, at: now)
    }

    /// When the oldest of the last so many wrong tries is past; nil when there were fewer.
    private func limitReached(
        _ condition: String, _ arguments: StatementArguments, tries: Int, in seconds: Int64,
        at now: Moment
    ) throws -> Moment? {
        let oldest = try Int64.fetchOne(
            db,
            sql: """
                SELECT attempted_at FROM pin_attempt WHERE \(condition) AND was_right = 0
                ORDER BY id DESC LIMIT 1 OFFSET \(tries - 1)
                """,
            arguments: arguments)
        guard let oldest else { return nil }
        let until = Moment(millisecondsSince1970: oldest).advanced(bySeconds: seconds)
        return until > now ? until : nil
    }
}

/// What a wrong PIN leads to.
public enum WrongPIN: Hashable, Sendable {
    case triesLeft(Int)
    case locked(until: Moment)
}
