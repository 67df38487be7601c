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
    /// The SIM counts references (TP-MR) to 255 and begins again, so the reference alone says
    /// little: SIM, recipient and the time the service centre took the message say the rest. A
    /// part whose answer was lost, or is still to come, has no reference; a report about its
    /// recipient from that time proves that it went.
    @discardableResult
    public func record(_ report: DeliveryReport) throws -> Bool {
        let part =
            try namedPart(for: report) ?? unansweredPart(for: report)
            ?? namedPartByAnotherClock(for: report)
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

    /// How far the service centre's clock may be from ours, in milliseconds.
    private static let clockTolerance = 10 * 60_000

    /// Parts to the report's recipient, by the SIM it came to where both are known.
    private static let candidates = """
        SELECT outgoing_part.id FROM outgoing_part
        JOIN outgoing ON outgoing.id = outgoing
        JOIN message AS carrier ON carrier.id = :message
        WHERE recipient = :recipient AND CASE
            WHEN carrier.sim IS NOT NULL AND outgoing_part.sim IS NOT NULL
            THEN carrier.sim = outgoing_part.sim
            ELSE IFNULL(carrier.modem = outgoing_part.modem, 1) END
        """

    /// The part under this reference whose intent is nearest to the time of the report.
    private func part(
        under reference: UInt8?, _ condition: String, for report: DeliveryReport
    ) throws -> Int64? {
        try Int64.fetchOne(
            db,
            sql: """
                \(Self.candidates) AND message_reference IS :reference AND \(condition)
                ORDER BY ABS(intended_at - :accepted) LIMIT 1
                """,
            arguments: [
                "message": report.message, "recipient": report.recipient.e164,
                "reference": reference, "accepted": report.acceptedAt.millisecondsSince1970,
            ])
    }

    private static let isOfThatTime = "ABS(intended_at - :accepted) < \(clockTolerance)"

    private func namedPart(for report: DeliveryReport) throws -> Int64? {
        try part(under: report.messageReference, Self.isOfThatTime, for: report)
    }

    private func unansweredPart(for report: DeliveryReport) throws -> Int64? {
        try part(
            under: nil, "state IN ('unknown', 'sending') AND \(Self.isOfThatTime)", for: report)
    }

    /// Our clock, or the service centre's, is wrong: then the part is the one whose reference the
    /// SIM has not given to another since.
    private func namedPartByAnotherClock(for report: DeliveryReport) throws -> Int64? {
        try part(
            under: report.messageReference,
            """
            state = 'sent' AND (SELECT COUNT(*) FROM outgoing_part AS later
                WHERE later.intended_at > outgoing_part.intended_at
                AND later.modem IS outgoing_part.modem) < \(Self.referencesInUse)
            """, for: report)
    }

    /// Parts a SIM sends before it gives out a reference again.
    private static let referencesInUse = 255

    /// That the phone has the message is the last word, whatever is reported afterwards: a repeat
    /// may fail where its first copy arrived.
    private func apply(_ report: DeliveryReport, to part: Int64) throws {
        let (state, replaceable): (PartState, String)
        switch report.result {
        case .delivered: (state, replaceable) = (.delivered, "1")
        case .undelivered: (state, replaceable) = (.undelivered, "state <> 'delivered'")
        case .stillTrying:
            (state, replaceable) = (.sent, "state NOT IN ('delivered', 'undelivered')")
        }
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = ?, message_reference = ?
                WHERE id = ? AND \(replaceable)
                """,
            arguments: [state.rawValue, report.messageReference, part])
    }
}
