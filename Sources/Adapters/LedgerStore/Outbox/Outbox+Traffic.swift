public import Accounting
internal import GRDB
public import TextCommands

/// What became of a part that was given to the network, as far as it costs something.
public struct SentPart: Hashable, Sendable {
    public var recipient: PhoneNumber
    public var messageClass: MessageClass
    public var state: PartState

    /// How often it went on the air; each time costs.
    public var submissions: Int

    /// When it last did; for a part that never did, when it was given up.
    public var at: Moment
}

extension Outbox {
    /// Hands each part that went on the air, or was given up, from `start` until before `end` to
    /// `body`, oldest first.
    public func forEachPart(
        from start: Moment, until end: Moment, _ body: (SentPart) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT recipient, class, state, submissions, intended_at AS at
                FROM outgoing_part JOIN outgoing ON outgoing.id = outgoing_part.outgoing
                WHERE intended_at >= :start AND intended_at < :end
                AND (submissions > 0 OR state = 'failed')
                UNION ALL SELECT recipient, class, state, submissions, settled_at
                FROM outgoing_part JOIN outgoing ON outgoing.id = outgoing_part.outgoing
                WHERE intended_at IS NULL AND state = 'failed'
                AND settled_at >= :start AND settled_at < :end
                ORDER BY at
                """,
            arguments: [
                "start": start.millisecondsSince1970, "end": end.millisecondsSince1970,
            ])
        while let row = try rows.next() {
            guard let recipient = PhoneNumber(e164: row["recipient"]),
                let messageClass = MessageClass(rawValue: row["class"]),
                let state = PartState(rawValue: row["state"])
            else { continue }
            try body(
                SentPart(
                    recipient: recipient, messageClass: messageClass, state: state,
                    submissions: row["submissions"],
                    at: Moment(millisecondsSince1970: row["at"])))
        }
    }
}

extension Inbox {
    /// When each message that people sent came, from `start` until before `end`, oldest first.
    public func arrivals(from start: Moment, until end: Moment) throws -> [Moment] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT received_at FROM message
                WHERE kind = 'deliver' AND received_at >= ? AND received_at < ? ORDER BY received_at
                """,
            arguments: [start.millisecondsSince1970, end.millisecondsSince1970]
        ).map(Moment.init(millisecondsSince1970:))
    }
}
