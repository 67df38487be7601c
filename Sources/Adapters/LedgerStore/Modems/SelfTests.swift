public import Accounting
internal import GRDB

/// Messages the branch sends to itself, to see that it sends and receives.
public struct SelfTests {
    let db: Database

    /// What such a message begins with; its nonce follows.
    public static let mark = "TAWI CHECK "

    /// Notes a message on its way.
    public func begin(
        _ nonce: String, by modem: String, as message: Int64, at now: Moment
    ) throws {
        try db.execute(
            sql: "INSERT INTO self_test (nonce, modem, outgoing, started_at) VALUES (?, ?, ?, ?)",
            arguments: [nonce, modem, message, now.millisecondsSince1970])
    }

    /// Notes that a message came back; false when its text is none of ours, or came back before.
    public func noteReturn(of text: String, at now: Moment) throws -> Bool {
        guard text.hasPrefix(Self.mark) else { return false }
        try db.execute(
            sql: "UPDATE self_test SET returned_at = ? WHERE nonce = ? AND returned_at IS NULL",
            arguments: [now.millisecondsSince1970, String(text.dropFirst(Self.mark.count))])
        return db.changesCount > 0
    }

    /// How far a self-test has come.
    public enum Progress: Hashable, Sendable {
        /// It never reached the air: that says nothing about the modem's ears.
        case notSent
        case onItsWay
        case returned
    }

    /// How far the test with this nonce has come.
    public func progress(of nonce: String) throws -> Progress {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT returned_at, MAX(state IN ('queued', 'expired', 'failed')) AS is_waiting
                FROM self_test JOIN outgoing_part USING (outgoing) WHERE nonce = ?
                """,
            arguments: [nonce])
        guard let row else { return .notSent }
        if row["returned_at"] as Int64? != nil { return .returned }
        return row["is_waiting"] ?? true ? .notSent : .onItsWay
    }
}
