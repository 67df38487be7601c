public import Accounting
internal import Foundation
internal import GRDB

/// What became of a part that was given to the modem.
public enum PartOutcome: Hashable, Sendable {
    /// The network took it, under this TP-MR.
    case sent(messageReference: UInt8)

    /// It was refused, and may be tried again at `retryAt`.
    case refused(reason: String, retryAt: Moment)

    /// Nobody can tell; it may be repeated at `repeatAt`.
    case unknown(repeatAt: Moment)
}

extension Outbox {
    /// Parts that may be sent: queued ones, and once more those whose outcome is unknown.
    private static let sendable = """
        (state = 'queued' OR (state = 'unknown' AND submissions < \(mostSubmissions)))
        """

    /// The part to send now: answers before receipts, older before newer; nil when none is due.
    public func nextPart(at now: Moment) throws -> OutgoingPart? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM outgoing_part WHERE \(Self.sendable) AND due_at <= ?
                AND state IN ('queued', 'sending', 'unknown') ORDER BY rank, id LIMIT 1
                """,
            arguments: [now.millisecondsSince1970]
        ).map(OutgoingPart.init(row:))
    }

    /// When the next part will be due; nil when none waits.
    public func nextDue() throws -> Moment? {
        try Int64.fetchOne(
            db, sql: "SELECT MIN(due_at) FROM outgoing_part WHERE \(Self.sendable)"
        ).map(Moment.init(millisecondsSince1970:))
    }

    /// Commits that the part is about to go on the air.
    public func intend(_ part: Int64, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE outgoing_part
                SET state = 'sending', submissions = submissions + 1, intended_at = ?
                WHERE id = ?
                """,
            arguments: [now.millisecondsSince1970, part])
    }

    /// Commits what became of the part. A status report that was faster has the last word.
    public func settle(_ part: OutgoingPart, _ outcome: PartOutcome, at now: Moment) throws {
        switch outcome {
        case .sent(let reference): try markSent(part.id, reference, at: now)
        case .refused(let reason, let retryAt):
            try markRefused(part, reason: reason, retryAt: retryAt, at: now)
        case .unknown(let repeatAt): try markUnknown(part.id, repeatAt: repeatAt, at: now)
        }
    }

    private func markSent(_ part: Int64, _ reference: UInt8, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE outgoing_part
                SET state = 'sent', message_reference = ?, settled_at = ?, failure = NULL
                WHERE id = ? AND state = 'sending'
                """,
            arguments: [reference, now.millisecondsSince1970, part])
    }

    /// Refused parts keep their place unless it was once too often. A repeat that is refused
    /// leaves the part as unknown as it was.
    private func markRefused(
        _ part: OutgoingPart, reason: String, retryAt: Moment, at now: Moment
    ) throws {
        let isLast = part.refusals + 1 >= Self.mostRefusals
        let state: PartState = part.submissions > 0 ? .unknown : isLast ? .failed : .queued
        let submissions = isLast && state == .unknown ? Self.mostSubmissions : part.submissions
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = ?, submissions = ?, refusals = refusals + 1,
                    due_at = ?, settled_at = ?, failure = ? WHERE id = ?
                """,
            arguments: [
                state.rawValue, submissions, retryAt.millisecondsSince1970,
                now.millisecondsSince1970, reason, part.id,
            ])
    }

    private func markUnknown(_ part: Int64, repeatAt: Moment, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = 'unknown', due_at = ?, settled_at = ?
                WHERE id = ? AND state = 'sending'
                """,
            arguments: [repeatAt.millisecondsSince1970, now.millisecondsSince1970, part])
    }

    /// After a start: what was being sent when the power went has an unknown outcome.
    public func recoverInterrupted(at now: Moment, repeatAt: Moment) throws {
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = 'unknown', due_at = ?, settled_at = ?
                WHERE state = 'sending'
                """,
            arguments: [repeatAt.millisecondsSince1970, now.millisecondsSince1970])
    }

    /// Gives up what nobody wants any more. A message whose outcome is unknown stays unknown.
    public func expire(at now: Moment) throws {
        let due = """
            outgoing IN (SELECT id FROM outgoing WHERE expires_at <= :now)
            """
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = 'expired', settled_at = :now
                WHERE state = 'queued' AND \(due);
                """,
            arguments: ["now": now.millisecondsSince1970])
        try db.execute(
            sql: """
                UPDATE outgoing_part SET submissions = \(Self.mostSubmissions)
                WHERE state = 'unknown' AND submissions < \(Self.mostSubmissions) AND \(due)
                """,
            arguments: ["now": now.millisecondsSince1970])
    }

    /// When the parts given to the modem since `start` were given, oldest first.
    public func submissionTimes(since start: Moment) throws -> [Moment] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT intended_at FROM outgoing_part WHERE intended_at > ? ORDER BY intended_at
                """,
            arguments: [start.millisecondsSince1970]
        ).map(Moment.init(millisecondsSince1970:))
    }
}
