public import Accounting
internal import Foundation
internal import GRDB
public import TextCommands

/// What a status report says (TS 23.040 §9.2.2.3).
public struct DeliveryReport: Hashable, Sendable {
    /// What the phone will make of the message.
    public enum Result: Hashable, Sendable {
        case delivered

        /// The service centre goes on trying.
        case stillTrying
        case undelivered
    }

    /// The message that carried the report.
    public var message: Int64

    /// TP-RA: who was to get the message.
    public var recipient: PhoneNumber

    /// TP-MR of the message.
    public var messageReference: UInt8

    /// TP-SCTS: when the service centre took the message.
    public var acceptedAt: Moment

    /// TP-DT
    public var dischargedAt: Moment

    /// TP-ST
    public var status: UInt8
    public var result: Result

    public init(
        message: Int64, recipient: PhoneNumber, messageReference: UInt8, acceptedAt: Moment,
        dischargedAt: Moment, status: UInt8, result: Result
    ) {
        self.message = message
        self.recipient = recipient
        self.messageReference = messageReference
        self.acceptedAt = acceptedAt
        self.dischargedAt = dischargedAt
        self.status = status
        self.result = result
    }
}

extension Outbox {
    /// Stores a status report with the part it speaks of; false when no part fits.
    ///
    /// TP-MR wraps at 256: the latest part to that number under that reference is meant. A part
    /// whose answer was lost, or is still to come, has no reference; a report about its recipient
    /// proves that it went.
    @discardableResult
    public func record(_ report: DeliveryReport) throws -> Bool {
        let part = try sentPart(for: report) ?? unknownPart(for: report)
        try db.execute(
            sql: """
                INSERT INTO status_report (message, part, status, discharged_at)
                VALUES (?, ?, ?, ?)
                """,
            arguments: [
                report.message, part, report.status, report.dischargedAt.millisecondsSince1970,
            ])
        guard let part else { return false }
        try apply(report, to: part)
        return true
    }

    private func sentPart(for report: DeliveryReport) throws -> Int64? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT outgoing_part.id FROM outgoing_part
                JOIN outgoing ON outgoing.id = outgoing
                WHERE message_reference = ? AND recipient = ? AND state IN ('sent', 'unknown')
                ORDER BY intended_at DESC LIMIT 1
                """,
            arguments: [report.messageReference, report.recipient.e164])
    }

    /// How far the service centre's clock may be from ours, in milliseconds.
    private static let clockTolerance = 10 * 60_000

    private func unknownPart(for report: DeliveryReport) throws -> Int64? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT outgoing_part.id FROM outgoing_part
                JOIN outgoing ON outgoing.id = outgoing
                WHERE state IN ('unknown', 'sending') AND message_reference IS NULL AND recipient = :recipient
                AND ABS(intended_at - :accepted) < \(Self.clockTolerance)
                ORDER BY ABS(intended_at - :accepted) LIMIT 1
                """,
            arguments: [
                "recipient": report.recipient.e164,
                "accepted": report.acceptedAt.millisecondsSince1970,
            ])
    }

    private func apply(_ report: DeliveryReport, to part: Int64) throws {
        let state: PartState
        switch report.result {
        case .delivered: state = .delivered
        case .undelivered: state = .undelivered
        case .stillTrying: state = .sent
        }
        try db.execute(
            sql: "UPDATE outgoing_part SET state = ?, message_reference = ? WHERE id = ?",
            arguments: [state.rawValue, report.messageReference, part])
    }
}
