public import Accounting
internal import Foundation
internal import GRDB

/// What there is to send for one modem.
public enum NextDeparture: Hashable, Sendable {
    /// This part is due. When more are, the modem may keep the link open.
    case part(OutgoingPart, moreToFollow: Bool)

    /// Nothing now, unless something changes before then; nil when nothing waits.
    case wait(until: Moment?)
}

extension Outbox {
    /// Parts that may be sent: queued ones, and again those whose outcome is unknown.
    static let sendable = """
        state IN ('queued', 'unknown') AND submissions < submissions_allowed
        """

    /// Parts of a long text go in order; where one was given up the rest is not wanted.
    static let isBlocked = """
        EXISTS (SELECT 1 FROM outgoing_part AS earlier
            WHERE earlier.outgoing = outgoing_part.outgoing
            AND earlier.sequence < outgoing_part.sequence
            AND earlier.state IN ('queued', 'sending', 'failed', 'expired'))
        """

    /// The part for `modem` to send now: answers first, receipts later, older before newer.
    ///
    /// Each refusal costs a part one rank, so that a number that cannot be reached holds up
    /// nobody.
    ///
    /// - Parameter holding: Classes that wait, because airtime is short for example.
    public func next(
        for modem: String, in routing: Routing, holding: Set<MessageClass> = [], at now: Moment
    ) throws -> NextDeparture {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT outgoing_part.*, recipient, class, only_by, \(Self.isBlocked) AS is_blocked
                FROM outgoing_part JOIN outgoing ON outgoing.id = outgoing_part.outgoing
                WHERE \(Self.sendable) AND due_at <= ? ORDER BY rank + refusals, outgoing_part.id
                """,
            arguments: [now.millisecondsSince1970])
        var chosen: OutgoingPart?
        var lookAgain = try nextDue(after: now)
        while let row = try rows.next() {
            guard let candidate = try Candidate(row: row), !holding.contains(candidate.messageClass)
            else { continue }
            switch candidate.turn(of: modem, in: routing, at: now) {
            case .another: continue
            case .later(let moment): lookAgain = lookAgain.map { min($0, moment) } ?? moment
            case .now:
                if candidate.messageClass == .reminder, try isWithdrawn(candidate.part) { continue }
                if let chosen {
                    guard !candidate.isBlocked || candidate.part.message == chosen.message else {
                        continue
                    }
                    return .part(chosen, moreToFollow: true)
                }
                if !candidate.isBlocked { chosen = candidate.part }
            }
        }
        return chosen.map { .part($0, moreToFollow: false) } ?? .wait(until: lookAgain)
    }

    private func nextDue(after now: Moment) throws -> Moment? {
        try Int64.fetchOne(
            db, sql: "SELECT MIN(due_at) FROM outgoing_part WHERE \(Self.sendable) AND due_at > ?",
            arguments: [now.millisecondsSince1970]
        ).map(Moment.init(millisecondsSince1970:))
    }

    /// Commits that the part is about to go on the air by this route; false when it is no longer
    /// to be sent, because another modem took it or its client has paid, for example. Then it must
    /// not be.
    ///
    /// - Parameter holding: Classes that wait by now, whatever waited when the part was chosen.
    public func intend(
        _ part: Int64, by route: Route, holding: Set<MessageClass> = [], at now: Moment
    ) throws -> Bool {
        if !holding.isEmpty, let held = try messageClass(of: part), holding.contains(held) {
            return false
        }
        try db.execute(
            sql: """
                UPDATE outgoing_part
                SET state = 'sending', submissions = submissions + 1, intended_at = ?, modem = ?,
                    sim = ?, message_reference = NULL
                WHERE id = ? AND \(Self.sendable) AND due_at <= ? AND NOT \(Self.isBlocked)
                AND NOT (\(Self.isWithdrawn))
                """,
            arguments: [
                now.millisecondsSince1970, route.modem, route.sim, part,
                now.millisecondsSince1970,
            ])
        return db.changesCount == 1
    }

    private func messageClass(of part: Int64) throws -> MessageClass? {
        try String.fetchOne(
            db,
            sql: """
                SELECT class FROM outgoing JOIN outgoing_part ON outgoing.id = outgoing
                WHERE outgoing_part.id = ?
                """, arguments: [part]
        ).flatMap(MessageClass.init(rawValue:))
    }

    /// After a start: what this modem, or one that is there no more, was sending when the power
    /// went has an unknown outcome.
    ///
    /// - Parameter repeatAt: When a part may be repeated that was submitted so often.
    public func recoverInterrupted(
        of modem: String, in routing: Routing, at now: Moment, repeatAt: (Int) -> Moment
    ) throws {
        let others = routing.routes.map(\.modem).filter { $0 != modem }
        let places = others.map { _ in "?" }.joined(separator: ", ")
        let interrupted = try Row.fetchAll(
            db,
            sql: """
                SELECT id, submissions FROM outgoing_part
                WHERE state = 'sending' AND (modem IS NULL OR modem NOT IN (\(places)))
                """,
            arguments: StatementArguments(others))
        for row in interrupted {
            try markUnknown(row["id"], repeatAt: repeatAt(row["submissions"]), at: now)
        }
    }

    /// Gives up what nobody wants any more. A message whose outcome is unknown stays unknown.
    public func expire(at now: Moment) throws {
        try withdraw(at: now)
        // The words of the index, so that years of messages are not looked through.
        let due = """
            \(Self.sendable)
            AND (SELECT expires_at FROM outgoing WHERE outgoing.id = outgoing_part.outgoing) <= :now
            """
        try db.execute(
            sql: """
                UPDATE outgoing_part SET state = 'expired', settled_at = :now
                WHERE state = 'queued' AND \(due)
                """,
            arguments: ["now": now.millisecondsSince1970])
        try db.execute(
            sql: """
                UPDATE outgoing_part SET submissions_allowed = submissions
                WHERE state = 'unknown' AND \(due)
                """,
            arguments: ["now": now.millisecondsSince1970])
    }

    /// When the parts given to this route's SIM since `start` were given, oldest first.
    ///
    /// A SIM moved to another modem keeps its pace. What was given before anybody knew the SIM
    /// counts for the modem.
    public func submissionTimes(by route: Route, since start: Moment) throws -> [Moment] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT intended_at FROM outgoing_part WHERE intended_at > :start AND CASE
                    WHEN :sim IS NOT NULL AND sim IS NOT NULL THEN sim = :sim
                    ELSE modem IS NULL OR modem = :modem END
                ORDER BY intended_at
                """,
            arguments: [
                "start": start.millisecondsSince1970, "sim": route.sim, "modem": route.modem,
            ]
        ).map(Moment.init(millisecondsSince1970:))
    }
}

/// A part that is due, and what decides which modem takes it.
private struct Candidate {
    var part: OutgoingPart
    var recipient: String
    var messageClass: MessageClass
    var onlyBy: String?
    var isBlocked: Bool

    init?(row: Row) throws {
        guard let messageClass = MessageClass(rawValue: row["class"]) else { return nil }
        part = try OutgoingPart(row: row)
        recipient = row["recipient"]
        self.messageClass = messageClass
        onlyBy = row["only_by"]
        isBlocked = row["is_blocked"]
    }

    func turn(of modem: String, in routing: Routing, at now: Moment) -> Routing.Turn {
        if let onlyBy { return onlyBy == modem ? .now : .another }
        return routing.turn(
            of: modem, to: recipient, isUrgent: messageClass == .alert, at: now)
    }
}
