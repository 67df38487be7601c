public import Accounting
internal import GRDB

/// What sort of trouble an alarm speaks of. Later versions may know more.
public struct AlarmKind: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// The modem does not answer, whatever was tried.
    public static let deafModem = AlarmKind(rawValue: "deaf-modem")

    /// Another SIM is in the modem than the one that belongs there.
    public static let simSwapped = AlarmKind(rawValue: "sim-swapped")

    /// The SIM waits for a PIN or PUK that only a person may give.
    public static let pinBlocked = AlarmKind(rawValue: "pin-blocked")

    /// The modem's message storage is nearly full.
    public static let storageNearlyFull = AlarmKind(rawValue: "storage-nearly-full")

    /// No network has taken the modem for long.
    public static let notRegistered = AlarmKind(rawValue: "not-registered")

    /// Every message is refused: no airtime, no service centre, a barred SIM.
    public static let sendingRefused = AlarmKind(rawValue: "sending-refused")

    /// Airtime runs out.
    public static let lowAirtime = AlarmKind(rawValue: "low-airtime")

    /// A message to ourselves did not come back.
    public static let selfTestFailed = AlarmKind(rawValue: "self-test-failed")
}

/// Something a person has to know.
public struct Alarm: Hashable, Sendable {
    public var id: Int64
    public var kind: AlarmKind

    /// The modem it speaks of; nil when of none.
    public var modem: String?

    /// What is wrong and what to do next.
    public var sentence: String
    public var raisedAt: Moment

    /// When the managers were told; nil while they were not.
    public var toldAt: Moment?

    /// When it was over; nil while it lasts.
    public var clearedAt: Moment?
}

/// Alarms raised, told and cleared.
public struct Alarms {
    let db: Database
    let bell: Bell

    /// Raises an alarm; false when it is raised already and lasts.
    @discardableResult
    public func raise(
        _ kind: AlarmKind, modem: String? = nil, _ sentence: String, at now: Moment
    ) throws -> Bool {
        try db.execute(
            sql: """
                INSERT INTO alarm (kind, modem, sentence, raised_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
            arguments: [kind.rawValue, modem, sentence, now.millisecondsSince1970])
        return ringIfChanged()
    }

    /// Ends an alarm; false when there is none to end.
    @discardableResult
    public func clear(_ kind: AlarmKind, modem: String? = nil, at now: Moment) throws -> Bool {
        try db.execute(
            sql: """
                UPDATE alarm SET cleared_at = ?
                WHERE kind = ? AND modem IS ? AND cleared_at IS NULL
                """,
            arguments: [now.millisecondsSince1970, kind.rawValue, modem])
        return ringIfChanged()
    }

    private func ringIfChanged() -> Bool {
        guard db.changesCount > 0 else { return false }
        db.afterNextTransaction { [bell] _ in bell.ring() }
        return true
    }

    /// Notes that the managers know.
    public func markTold(_ id: Int64, at now: Moment) throws {
        try db.execute(
            sql: "UPDATE alarm SET told_at = ? WHERE id = ?",
            arguments: [now.millisecondsSince1970, id])
    }

    /// Notes that nobody needs to be told.
    public func dismiss(_ id: Int64, at now: Moment) throws {
        try db.execute(
            sql: "UPDATE alarm SET dismissed_at = ? WHERE id = ?",
            arguments: [now.millisecondsSince1970, id])
    }

    /// Those that last, oldest first.
    public func open() throws -> [Alarm] { try fetch("cleared_at IS NULL ORDER BY id") }

    /// Those the managers have still to be told of, oldest first.
    public func untold() throws -> [Alarm] {
        try fetch("told_at IS NULL AND dismissed_at IS NULL ORDER BY id")
    }

    /// When the managers were last told of such an alarm; nil when never.
    public func lastTold(_ kind: AlarmKind, modem: String?) throws -> Moment? {
        try Int64.fetchOne(
            db, sql: "SELECT MAX(told_at) FROM alarm WHERE kind = ? AND modem IS ?",
            arguments: [kind.rawValue, modem]
        ).map(Moment.init(millisecondsSince1970:))
    }

    /// The latest `limit`, oldest first.
    public func latest(_ limit: Int) throws -> [Alarm] {
        try fetch("1 ORDER BY id DESC LIMIT ?", [limit]).reversed()
    }

    private func fetch(
        _ condition: String, _ arguments: StatementArguments = []
    ) throws -> [Alarm] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM alarm WHERE \(condition)", arguments: arguments
        ).map { row in
            Alarm(
                id: row["id"], kind: AlarmKind(rawValue: row["kind"]), modem: row["modem"],
                sentence: row["sentence"],
                raisedAt: Moment(millisecondsSince1970: row["raised_at"]),
                toldAt: (row["told_at"] as Int64?).map(Moment.init(millisecondsSince1970:)),
                clearedAt: (row["cleared_at"] as Int64?).map(Moment.init(millisecondsSince1970:)))
        }
    }
}
