public import Accounting
internal import Foundation
internal import GRDB

/// What became of a part that was given to the modem.
public enum PartOutcome: Hashable, Sendable {
    /// The network took it, under this TP-MR.
    case sent(messageReference: UInt8)

    /// It was refused, and may be tried again at `retryAt`.
    case refused(reason: String, retryAt: Moment)

    /// It was refused for good: trying again would change nothing.
    case failed(reason: String)

    /// The modem, its SIM or the network takes no message at all: it is not the part's fault,
    /// which loses no try. It waits until `retryAt`; nil leaves it where it is.
    case held(reason: String, retryAt: Moment? = nil)

    /// Nobody can tell; it may be repeated at `repeatAt`.
    case unknown(repeatAt: Moment)
}

extension Outbox {
    /// Commits what became of the part. A status report that was faster has the last word.
    public func settle(_ part: OutgoingPart, _ outcome: PartOutcome, at now: Moment) throws {
        switch outcome {
        case .sent(let reference): try markSent(part.id, reference, at: now)
        case .refused(let reason, let retryAt):
            try markRefused(part, reason: reason, retryAt: retryAt, at: now)
        case .failed(let reason):
            try markRefused(part, reason: reason, retryAt: now, at: now, isLast: true)
        case .held(let reason, let retryAt):
            try markHeld(part, reason: reason, retryAt: retryAt, at: now)
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
        _ part: OutgoingPart, reason: String, retryAt: Moment, at now: Moment, isLast: Bool = false
    ) throws {
        let isLast = isLast || part.refusals + 1 >= Self.mostRefusals
        let state: PartState = part.submissions > 0 ? .unknown : isLast ? .failed : .queued
        let allowed = isLast && state == .unknown ? part.submissions : part.submissionsAllowed
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = ?, submissions = ?, submissions_allowed = ?,
                    refusals = refusals + 1, due_at = ?, settled_at = ?, failure = ?
                WHERE id = ? AND state IN ('queued', 'unknown', 'sending')
                """,
            arguments: [
                state.rawValue, part.submissions, allowed, retryAt.millisecondsSince1970,
                now.millisecondsSince1970, reason, part.id,
            ])
        if state == .failed { try giveUpRest(of: part, at: now) }
    }

    /// Half a text helps nobody.
    private func giveUpRest(of part: OutgoingPart, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = 'failed', settled_at = ?, failure = ?
                WHERE outgoing = ? AND sequence > ? AND state = 'queued'
                """,
            arguments: [
                now.millisecondsSince1970, "part \(part.sequence) was not sent", part.message,
                part.sequence,
            ])
    }

    private func markHeld(
        _ part: OutgoingPart, reason: String, retryAt: Moment?, at now: Moment
    ) throws {
        let state: PartState = part.submissions > 0 ? .unknown : .queued
        try db.execute(
            sql: """
                UPDATE outgoing_part
                SET state = ?, submissions = ?, settled_at = ?, failure = ?,
                    due_at = COALESCE(?, due_at)
                WHERE id = ? AND state IN ('queued', 'unknown', 'sending')
                """,
            arguments: [
                state.rawValue, part.submissions, now.millisecondsSince1970, reason,
                retryAt?.millisecondsSince1970, part.id,
            ])
    }

    func markUnknown(_ part: Int64, repeatAt: Moment, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = 'unknown', due_at = ?, settled_at = ?
                WHERE id = ? AND state = 'sending'
                """,
            arguments: [repeatAt.millisecondsSince1970, now.millisecondsSince1970, part])
    }

    /// How late a modem's answer may be and still be told to which part it belongs.
    static let lateAnswerSeconds: Int64 = 300

    /// A modem's answer came after its deadline: the one part it can mean was sent.
    ///
    /// With several parts it could mean, nothing is settled: a wrong guess would hang a status
    /// report on the wrong part. Says whether a part was settled.
    public func settleLate(modem: String, reference: UInt8, at now: Moment) throws -> Bool {
        let earliest = now.advanced(bySeconds: -Self.lateAnswerSeconds)
        let candidates = try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM outgoing_part WHERE modem = ? AND message_reference IS NULL
                AND state IN ('unknown', 'sending') AND intended_at >= ? LIMIT 2
                """,
            arguments: [modem, earliest.millisecondsSince1970])
        guard let part = candidates.first, candidates.count == 1 else { return false }
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = 'sent', message_reference = ?, settled_at = ?,
                    failure = NULL
                WHERE id = ? AND state = 'unknown'
                """,
            arguments: [reference, now.millisecondsSince1970, part])
        return db.changesCount == 1
    }
}
