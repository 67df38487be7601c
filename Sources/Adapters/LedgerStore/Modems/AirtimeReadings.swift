public import Accounting
internal import GRDB

/// What a SIM had left to spend at a moment.
public struct AirtimeReading: Hashable, Sendable {
    public var modem: String

    /// The SIM's identity; nil when it was not known.
    public var sim: String?
    public var amount: Money
    public var readAt: Moment

    public init(modem: String, sim: String? = nil, amount: Money, readAt: Moment) {
        self.modem = modem
        self.sim = sim
        self.amount = amount
        self.readAt = readAt
    }
}

/// What the operators said is left on the branch's SIMs.
public struct AirtimeReadings {
    let db: Database
    let departures: Bell

    /// Notes a reading; who waited for airtime may look again.
    public func record(_ reading: AirtimeReading) throws {
        try db.execute(
            sql: """
                INSERT INTO airtime_reading (modem, sim, minor_units, currency, read_at)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                reading.modem, reading.sim, reading.amount.minorUnits,
                reading.amount.currency.code, reading.readAt.millisecondsSince1970,
            ])
        db.afterNextTransaction { [departures] _ in departures.ring() }
    }

    /// What was read for this route's SIM since `start`, oldest first.
    ///
    /// A SIM that moved to another modem brings its readings along.
    public func readings(of route: Route, since start: Moment) throws -> [AirtimeReading] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM airtime_reading WHERE read_at >= :start AND CASE
                    WHEN :sim IS NOT NULL AND sim IS NOT NULL THEN sim = :sim
                    ELSE modem = :modem END
                ORDER BY id
                """,
            arguments: [
                "start": start.millisecondsSince1970, "sim": route.sim, "modem": route.modem,
            ]
        ).map { row in
            guard let currency = Currency(row["currency"]) else {
                throw CorruptRow(table: "airtime_reading", row: "\(row["id"] as Int64)")
            }
            return AirtimeReading(
                modem: row["modem"], sim: row["sim"],
                amount: Money(minorUnits: row["minor_units"], currency: currency),
                readAt: Moment(millisecondsSince1970: row["read_at"]))
        }
    }

    /// How long a reading says something about now, in seconds.
    public static let validSeconds: Int64 = 2 * 86_400

    /// The last reading of this route's SIM that still says something; nil when there is none.
    public func latest(of route: Route, at now: Moment) throws -> AirtimeReading? {
        try readings(of: route, since: now.advanced(bySeconds: -Self.validSeconds)).last
    }
}

extension AirtimeReadings {
    /// What is left on the SIM that has least, of those that were asked lately.
    public func lowest(at now: Moment) throws -> Money? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT minor_units, currency FROM airtime_reading WHERE id IN (
                    SELECT MAX(id) FROM airtime_reading WHERE read_at >= ?
                    GROUP BY IFNULL(sim, modem)) ORDER BY minor_units LIMIT 1
                """,
            arguments: [now.advanced(bySeconds: -Self.validSeconds).millisecondsSince1970])
        guard let row, let currency = Currency(row["currency"]) else { return nil }
        return Money(minorUnits: row["minor_units"], currency: currency)
    }
}
