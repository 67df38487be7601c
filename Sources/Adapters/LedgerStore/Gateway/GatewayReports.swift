public import Accounting
internal import GRDB

/// What became of a message, in the numbers of Fineract's gateway.
public enum GatewayStatus: Int, Hashable, Sendable {
    /// It waits for its turn; Fineract asks again.
    case pending = 100

    /// It is on its way and a report may come; Fineract asks again.
    case waitingForReport = 150

    /// The network took it, and no report will come any more.
    case sent = 200
    case delivered = 300
    case failed = 400
}

/// The state of one message.
public struct GatewayReport: Hashable, Sendable {
    public var internalID: Int64

    /// Its number in the outbox; nil where it never got there.
    public var outgoing: Int64?
    public var status: GatewayStatus
    public var takenAt: Moment

    /// When its last part was known to have arrived.
    public var deliveredAt: Moment?

    /// Why it failed.
    public var reason: String?
}

extension GatewayMessages {
    /// What became of those of these messages that are known.
    public func reports(
        on ids: [Int64], of tenant: String, at now: Moment
    ) throws -> [GatewayReport] {
        try ids.compactMap { id in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT gateway_message.*, outgoing.expires_at FROM gateway_message
                    LEFT JOIN outgoing ON outgoing.id = gateway_message.outgoing
                    WHERE tenant = ? AND internal_id = ?
                    """,
                arguments: [tenant, id]
            ).map { try report(on: $0, at: now) }
        }
    }

    private func report(on row: Row, at now: Moment) throws -> GatewayReport {
        var report = GatewayReport(
            internalID: row["internal_id"], outgoing: row["outgoing"], status: .failed,
            takenAt: Moment(millisecondsSince1970: row["taken_at"]), reason: row["refusal"])
        guard let outgoing = report.outgoing else { return report }
        let parts = try Row.fetchAll(
            db, sql: "SELECT * FROM outgoing_part WHERE outgoing = ? ORDER BY sequence",
            arguments: [outgoing]
        ).map(OutgoingPart.init(row:))
        let isOver = (row["expires_at"] as Int64) < now.millisecondsSince1970
        report.status = Self.status(of: parts, isOver: isOver)
        if report.status == .failed {
            report.reason =
                parts.compactMap(\.failure).first
                ?? (parts.contains { $0.state == .undelivered }
                    ? "the phone never got it" : "it is not known whether it was sent")
        }
        if report.status == .delivered { report.deliveredAt = try discharge(of: outgoing) }
        return report
    }

    /// What is furthest behind decides.
    private static func status(of parts: [OutgoingPart], isOver: Bool) -> GatewayStatus {
        let states = Set(parts.map(\.state))
        if !states.isDisjoint(with: [.failed, .undelivered, .expired]) { return .failed }
        if states.contains(.queued) { return .pending }
        if !states.isDisjoint(with: [.sending, .unknown]) {
            return isOver ? .failed : .waitingForReport
        }
        if states.contains(.sent) { return isOver ? .sent : .waitingForReport }
        return .delivered
    }

    private func discharge(of outgoing: Int64) throws -> Moment? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT MAX(discharged_at) FROM status_report
                JOIN outgoing_part ON outgoing_part.id = part WHERE outgoing = ?
                """,
            arguments: [outgoing]
        ).map(Moment.init(millisecondsSince1970:))
    }
}
