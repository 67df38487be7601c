public import Accounting
internal import Foundation
internal import GRDB
public import TextCommands

/// Messages to be sent, in parts, and what became of them.
public struct Outbox {
    let db: Database
    let departures: Bell

    /// How often a part may be refused before it counts as failed.
    public static let mostRefusals = 8

    /// Queues a message; `tpdus` gives its parts for a concatenation reference. Nothing is queued,
    /// and the answer is nil, when there are none.
    public func enqueue(
        _ message: OutgoingMessage, at now: Moment, tpdus: (UInt8) throws -> [[UInt8]]
    ) throws -> Int64? {
        let parts = try tpdus(UInt8(truncatingIfNeeded: try lastMessage() + 1))
        guard !parts.isEmpty else { return nil }
        let id = try insert(message, at: now)
        for (index, tpdu) in parts.enumerated() {
            try insert(tpdu, sequence: index + 1, of: id, message.messageClass, at: now)
        }
        db.afterNextTransaction { [departures] _ in departures.ring() }
        return id
    }

    private func lastMessage() throws -> Int64 {
        try db.cachedValue("SELECT MAX(id) FROM outgoing", []) ?? 0
    }

    private func insert(_ message: OutgoingMessage, at now: Moment) throws -> Int64 {
        try db.runCached(
            """
            INSERT INTO outgoing (recipient, text, class, cause, reference, created_at,
                expires_at, only_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                message.recipient.e164, message.text, message.messageClass.rawValue,
                message.cause, message.reference?.text, now.millisecondsSince1970,
                message.expiry(queuedAt: now).millisecondsSince1970, message.onlyBy,
            ])
        return db.lastInsertedRowID
    }

    private func insert(
        _ tpdu: [UInt8], sequence: Int, of message: Int64, _ messageClass: MessageClass,
        at now: Moment
    ) throws {
        try db.runCached(
            """
            INSERT INTO outgoing_part (outgoing, sequence, tpdu, rank, state, submissions_allowed,
                due_at)
            VALUES (?, ?, ?, ?, 'queued', ?, ?)
            """,
            [
                message, sequence, Data(tpdu), messageClass.rank, messageClass.mostSubmissions,
                now.millisecondsSince1970,
            ])
    }

    /// Answers queued for a number since a moment.
    public func answers(
        to recipient: PhoneNumber, of messageClass: MessageClass, since start: Moment
    ) throws -> Int {
        try db.cachedValue(
            "SELECT COUNT(*) FROM outgoing WHERE recipient = ? AND class = ? AND created_at > ?",
            [recipient.e164, messageClass.rawValue, start.millisecondsSince1970]) ?? 0
    }

    /// When the message to a number was queued that is this many back, the newest being one back; nil
    /// where there are fewer.
    public func time(
        to recipient: PhoneNumber, of messageClass: MessageClass, back count: Int
    ) throws -> Moment? {
        let milliseconds: Int64? = try db.cachedValue(
            """
            SELECT created_at FROM outgoing WHERE recipient = ? AND class = ?
            ORDER BY created_at DESC LIMIT 1 OFFSET ?
            """, [recipient.e164, messageClass.rawValue, count - 1])
        return milliseconds.map(Moment.init(millisecondsSince1970:))
    }

    /// How many parts there are in each state.
    public func counts() throws -> [PartState: Int] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT state, COUNT(*) AS count FROM outgoing_part GROUP BY state")
        return rows.reduce(into: [:]) { counts, row in
            PartState(rawValue: row["state"]).map { counts[$0] = row["count"] }
        }
    }
}

extension Outbox {
    /// The latest `limit` messages, oldest first.
    public func messages(latest limit: Int) throws -> [FiledOutgoingMessage] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM outgoing ORDER BY id DESC LIMIT ?", arguments: [limit]
        ).reversed().map(message(row:))
    }

    /// What was sent about a collection.
    public func messages(about reference: Reference) throws -> [FiledOutgoingMessage] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM outgoing WHERE reference = ? ORDER BY id",
            arguments: [reference.text]
        ).map(message(row:))
    }

    private func message(row: Row) throws -> FiledOutgoingMessage {
        let id: Int64 = row["id"]
        guard let recipient = PhoneNumber(e164: row["recipient"]),
            let messageClass = MessageClass(rawValue: row["class"])
        else { throw CorruptRow(table: "outgoing", row: "\(id)") }
        let parts = try Row.fetchAll(
            db, sql: "SELECT * FROM outgoing_part WHERE outgoing = ? ORDER BY sequence",
            arguments: [id]
        ).map(OutgoingPart.init(row:))
        return FiledOutgoingMessage(
            id: id,
            message: OutgoingMessage(
                to: recipient, text: row["text"], as: messageClass, cause: row["cause"],
                reference: (row["reference"] as String?).flatMap { Reference($0) },
                onlyBy: row["only_by"]),
            createdAt: Moment(millisecondsSince1970: row["created_at"]), parts: parts)
    }
}

extension OutgoingPart {
    init(row: Row) throws {
        guard let state = PartState(rawValue: row["state"]) else {
            throw CorruptRow(table: "outgoing_part", row: "\(row["id"] as Int64)")
        }
        self.init(
            id: row["id"], message: row["outgoing"], sequence: row["sequence"],
            tpdu: Array(row["tpdu"] as Data), state: state, submissions: row["submissions"],
            submissionsAllowed: row["submissions_allowed"],
            refusals: row["refusals"], messageReference: row["message_reference"],
            failure: row["failure"], modem: row["modem"], sim: row["sim"])
    }
}
