public import Accounting
internal import GRDB

/// What identifies a SIM: its ICCID (ITU-T E.118), else its IMSI (TS 23.003 §2.2).
public struct SIMCard: Hashable, Sendable {
    /// The number printed on it, without filler; nil when the modem cannot read it.
    public let iccid: String?

    /// The subscription; nil before the PIN was given.
    public let imsi: String?

    /// The card with these numbers as the modem gives them; nil when there is neither.
    public init?(iccid: String?, imsi: String?) {
        self.iccid = Self.digits(of: iccid)
        self.imsi = Self.digits(of: imsi)
        guard self.iccid != nil || self.imsi != nil else { return nil }
    }

    /// The one text it goes by in the books.
    public var identity: String { iccid ?? "imsi:\(imsi ?? "")" }

    /// Modems differ in quotes, spaces and the filler `F` after 19 digits.
    private static func digits(of text: String?) -> String? {
        let digits = (text ?? "").filter { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : digits
    }

    /// Whether both are the same card, as far as both are known.
    func isSame(as other: SIMCard) -> Bool {
        if let iccid, let known = other.iccid { return iccid == known }
        return imsi != nil && imsi == other.imsi
    }
}

/// Whether a SIM may be used in a modem.
public enum SIMVerdict: Hashable, Sendable {
    case accepted

    /// It is not the SIM a person put in: messages would go out and come in under another number.
    case foreign(expected: SIMCard, found: SIMCard)
}

/// The SIMs seen in the branch's modems, and their PINs.
public struct SIMCards {
    let db: Database
    let key: BranchKey

    /// Who accepts the first SIM of a modem.
    public static let firstAcceptance = "first SIM of this modem"

    /// Notes that a SIM is in a modem, and says whether it is the one that belongs there.
    ///
    /// The first one is accepted by itself. Asking again changes nothing.
    public func check(_ card: SIMCard, in modem: String, at now: Moment) throws -> SIMVerdict {
        let expected = try accepted(in: modem)
        if let expected, expected.isSame(as: card) { return .accepted }
        try db.execute(
            sql: """
                INSERT INTO sim (modem, identity, iccid, imsi, first_seen_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
            arguments: [modem, card.identity, card.iccid, card.imsi, now.millisecondsSince1970])
        if let expected { return .foreign(expected: expected, found: card) }
        _ = try accept(card.identity, in: modem, by: Self.firstAcceptance, at: now)
        return .accepted
    }

    /// A person says that this SIM, seen in this modem before, is the right one from now on; false
    /// when it was never seen there.
    public func accept(
        _ identity: String, in modem: String, by person: String, at now: Moment
    ) throws -> Bool {
        if let current = try accepted(in: modem), current.identity == identity { return true }
        try db.execute(
            sql: """
                UPDATE sim SET accepted_at = ?, accepted_by = ?,
                    acceptance = 1 + IFNULL((SELECT MAX(acceptance) FROM sim), 0)
                WHERE modem = ? AND identity = ?
                """,
            arguments: [now.millisecondsSince1970, person, modem, identity])
        return db.changesCount > 0
    }

    /// The SIM that belongs into a modem; nil before one was seen.
    public func accepted(in modem: String) throws -> SIMCard? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM sim WHERE modem = ? AND acceptance IS NOT NULL
                ORDER BY acceptance DESC LIMIT 1
                """,
            arguments: [modem]
        ).flatMap { SIMCard(iccid: $0["iccid"], imsi: $0["imsi"]) }
    }
}
