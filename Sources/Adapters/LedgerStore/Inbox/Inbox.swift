public import Accounting
internal import Foundation
internal import GRDB

/// Messages received: written once, handled once.
public struct Inbox {
    let db: Database
    let key: BranchKey
    let arrivals: Bell

    /// Files a message; false when it was filed before.
    ///
    /// A message whose PIN is masked keeps its octets sealed until it is handled.
    @discardableResult
    public func record(_ message: ArrivedMessage, at now: Moment) throws -> Bool {
        try db.runCached(
            """
            INSERT INTO message (identity, kind, sender, tpdu, sealed, sent_at, received_at,
                part_reference, part_total, part_sequence, modem, sim)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (identity) DO NOTHING
            """,
            [
                key.identity(of: message.identity), message.kind.rawValue, message.sender,
                Data(message.maskedTPDU ?? message.tpdu),
                try message.maskedTPDU.map { _ in try key.seal(message.tpdu) },
                message.sentAt.millisecondsSince1970, now.millisecondsSince1970,
                message.part?.reference, message.part?.total, message.part?.sequence,
                message.modem, message.sim,
            ])
        guard db.changesCount > 0 else { return false }
        try ClockTrust.Anchors(db: db).note(.serviceCentre, says: message.sentAt, at: now)
        db.afterNextTransaction { [arrivals] _ in arrivals.ring() }
        return true
    }

    /// Files what does not decode; false when it was filed before.
    @discardableResult
    public func quarantine(
        raw: String, field: String, offset: Int, reason: String, at now: Moment
    ) throws -> Bool {
        try db.execute(
            sql: """
                INSERT INTO quarantine (identity, raw, field, octet_offset, reason, received_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (identity) DO NOTHING
                """,
            arguments: [
                key.identity(of: Array(raw.utf8)), raw, field, offset, reason,
                now.millisecondsSince1970,
            ])
        return db.changesCount > 0
    }

    /// The oldest message nobody has handled whose number is above `id`.
    public func nextUnhandled(after id: Int64 = 0) throws -> IncomingMessage? {
        try db.cachedRow(
            "SELECT * FROM message WHERE handled_at IS NULL AND id > ? ORDER BY id LIMIT 1", [id]
        ).map(message(row:))
    }

    /// Marks a message handled, in the same write as what it led to, and forgets its sealed octets.
    ///
    /// - Throws: `DatabaseError` when it was handled before.
    public func markHandled(_ id: Int64, outcome: String, at now: Moment) throws {
        try db.runCached(
            "UPDATE message SET handled_at = ?, outcome = ?, sealed = NULL WHERE id = ?",
            [now.millisecondsSince1970, outcome, id])
    }

    /// The unhandled parts of the concatenated message that `part` belongs to, oldest first.
    public func siblings(of message: IncomingMessage) throws -> [IncomingMessage] {
        guard let part = message.part else { return [] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM message WHERE handled_at IS NULL AND sender = ?
                AND part_reference = ? AND part_total = ? ORDER BY id
                """,
            arguments: [message.sender, part.reference, part.total]
        ).map(message(row:))
    }
}

extension Inbox {
    /// The message with this number.
    public func message(_ id: Int64) throws -> IncomingMessage? {
        try Row.fetchOne(db, sql: "SELECT * FROM message WHERE id = ?", arguments: [id])
            .map(message(row:))
    }

    /// The latest `limit` messages, oldest first.
    public func messages(latest limit: Int) throws -> [IncomingMessage] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM message ORDER BY id DESC LIMIT ?", arguments: [limit]
        ).reversed().map(message(row:))
    }

    /// Everything in quarantine, oldest first.
    public func quarantined() throws -> [QuarantinedMessage] {
        try Row.fetchAll(db, sql: "SELECT * FROM quarantine ORDER BY id").map { row in
            QuarantinedMessage(
                id: row["id"], raw: row["raw"], field: row["field"], offset: row["octet_offset"],
                reason: row["reason"],
                receivedAt: Moment(millisecondsSince1970: row["received_at"]))
        }
    }

    /// How many messages were received, wait to be handled, and are in quarantine.
    public func counts() throws -> (received: Int, unhandled: Int, quarantined: Int) {
        (
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM message WHERE kind = 'deliver'") ?? 0,
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM message WHERE handled_at IS NULL") ?? 0,
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM quarantine") ?? 0
        )
    }

    func message(row: Row) throws -> IncomingMessage {
        let kept = Array(row["tpdu"] as Data)
        guard let kind = ArrivedMessage.Kind(rawValue: row["kind"]) else {
            throw CorruptRow(table: "message", row: "\(row["id"] as Int64)")
        }
        var part: ArrivedMessage.Part?
        if let reference = row["part_reference"] as Int? {
            part = ArrivedMessage.Part(
                reference: reference, total: row["part_total"], sequence: row["part_sequence"])
        }
        return IncomingMessage(
            id: row["id"], kind: kind, sender: row["sender"], tpdu: kept,
            clearTPDU: try (row["sealed"] as Data?).map(key.open) ?? kept,
            sentAt: Moment(millisecondsSince1970: row["sent_at"]),
            receivedAt: Moment(millisecondsSince1970: row["received_at"]), part: part,
            handledAt: (row["handled_at"] as Int64?).map(Moment.init(millisecondsSince1970:)),
            outcome: row["outcome"])
    }
}
