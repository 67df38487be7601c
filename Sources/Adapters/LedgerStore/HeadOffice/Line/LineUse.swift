public import Accounting
internal import GRDB

/// What the line to head office was used for.
public enum LinePurpose: String, Hashable, Sendable, CaseIterable {
    case posting
    case pulling
    case reconciling
}

/// Octets that went over the line, by the day and by what for.
public struct LineUse: Hashable, Sendable {
    public var requests = 0
    public var sent: Int64 = 0
    public var received: Int64 = 0

    public init(requests: Int = 0, sent: Int64 = 0, received: Int64 = 0) {
        self.requests = requests
        self.sent = sent
        self.received = received
    }

    /// Both ways.
    public var octets: Int64 { sent + received }
}

/// The count of what went over the line: metered lines are paid by the octet.
public struct LineUses {
    let db: Database

    /// Adds what was used on a day.
    public func add(_ use: LineUse, for purpose: LinePurpose, on day: Day) throws {
        guard use != LineUse() else { return }
        try db.runCached(
            """
            INSERT INTO line_use (day, purpose, requests, sent, received) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET requests = requests + excluded.requests,
                sent = sent + excluded.sent, received = received + excluded.received
            """,
            [day.iso, purpose.rawValue, use.requests, use.sent, use.received])
    }

    /// What was used in the month of a day.
    public func ofMonth(of day: Day) throws -> LineUse {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT IFNULL(SUM(requests), 0) AS requests, IFNULL(SUM(sent), 0) AS sent,
                    IFNULL(SUM(received), 0) AS received
                FROM line_use WHERE substr(day, 1, 7) = ?
                """,
            arguments: [String(day.iso.prefix(7))])
        return row.map {
            LineUse(requests: $0["requests"], sent: $0["sent"], received: $0["received"])
        } ?? LineUse()
    }
}

extension OpenBooks {
    public var lineUses: LineUses { LineUses(db: db) }
}
