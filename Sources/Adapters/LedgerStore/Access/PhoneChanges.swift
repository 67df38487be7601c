public import Accounting
internal import GRDB
public import TextCommands

/// A phone that is to take the place of another, or to stand beside it.
public struct PhoneChange: Hashable, Sendable {
    public let id: Int64

    /// Whose: `client:1024`, `officer:PO`, `user:SM`.
    public let holder: String

    /// Who may object; nil where there is no phone yet, or it is barred.
    public let oldPhone: PhoneNumber?
    public let newPhone: PhoneNumber

    /// Whether the old one stays beside it.
    public let adds: Bool
    public let askedAt: Moment
    public let askedBy: String

    /// When it is carried out unless its owner objects.
    public let dueAt: Moment

    /// What became of it.
    public enum End: String, Hashable, Sendable {
        case done

        /// Its owner said no.
        case stopped

        /// Another change was asked for.
        case replaced

        /// The phone is another member of the staff's by now.
        case refused
    }
}

/// Phones that wait for their owners' objection, and the phones people have.
public struct PhoneChanges {
    let db: Database

    /// Asks for a change; one that waits is replaced.
    public func ask(
        _ newPhone: PhoneNumber, for holder: String, from oldPhone: PhoneNumber?, adds: Bool,
        by maker: String, with checker: String?, dueAt: Moment, at now: Moment
    ) throws -> PhoneChange {
        if let waiting = try pending(of: holder) { try end(waiting, as: .replaced, at: now) }
        try db.execute(
            sql: """
                INSERT INTO phone_change (holder, old_phone, new_phone, adds, asked_at, asked_by,
                    asked_with, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                holder, oldPhone?.e164, newPhone.e164, adds, now.millisecondsSince1970, maker,
                checker, dueAt.millisecondsSince1970,
            ])
        return PhoneChange(
            id: db.lastInsertedRowID, holder: holder, oldPhone: oldPhone, newPhone: newPhone,
            adds: adds, askedAt: now, askedBy: maker, dueAt: dueAt)
    }

    /// The change of this holder that waits.
    public func pending(of holder: String) throws -> PhoneChange? {
        try pending("holder = ?", [holder]).first
    }

    /// The changes that wait and that this phone may object to.
    public func pending(from oldPhone: PhoneNumber) throws -> [PhoneChange] {
        try pending("old_phone = ?", [oldPhone.e164])
    }

    /// The changes whose time has come.
    public func due(at now: Moment) throws -> [PhoneChange] {
        try pending("due_at <= ?", [now.millisecondsSince1970])
    }

    /// Whether the holder has said no to this phone, and nothing was carried out since.
    public func wasStopped(_ newPhone: PhoneNumber, of holder: String) throws -> Bool {
        try String.fetchOne(
            db,
            sql: """
                SELECT outcome FROM phone_change JOIN phone_change_end ON change = id
                WHERE holder = ? AND new_phone = ? ORDER BY id DESC LIMIT 1
                """,
            arguments: [holder, newPhone.e164]) == PhoneChange.End.stopped.rawValue
    }

    /// Notes what became of a change. Once only.
    public func end(
        _ change: PhoneChange, as outcome: PhoneChange.End, in message: Int64? = nil,
        at now: Moment
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO phone_change_end (change, outcome, ended_at, message)
                VALUES (?, ?, ?, ?)
                """,
            arguments: [change.id, outcome.rawValue, now.millisecondsSince1970, message])
    }

    /// Gives the holder his phone and ends the change; false where it is another member of the
    /// staff's by now, or barred.
    public func carryOut(_ change: PhoneChange, at now: Moment) throws -> Bool {
        guard try isFree(change.newPhone, for: change.holder) else {
            try end(change, as: .refused, at: now)
            return false
        }
        try change.adds ? add(change) : replace(change)
        try end(change, as: .done, at: now)
        return true
    }

    private func replace(_ change: PhoneChange) throws {
        let (table, key, code) = try change.place()
        if table == "officer" {
            try db.execute(
                sql: "DELETE FROM officer_phone WHERE phone = ?",
                arguments: [change.newPhone.e164])
        }
        try db.execute(
            sql: "UPDATE \(table) SET phone = ? WHERE \(key) = ?",
            arguments: [change.newPhone.e164, code])
    }

    private func add(_ change: PhoneChange) throws {
        try db.execute(
            sql: "INSERT INTO officer_phone (phone, officer) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [change.newPhone.e164, try change.place().code])
    }

    /// Whether no other member of the staff has the phone, and it is not barred.
    public func isFree(_ phone: PhoneNumber, for holder: String) throws -> Bool {
        if holder.hasPrefix("client:") {
            return try BarredPhones(db: db).holder(of: phone) == nil
        }
        return try Bool.fetchOne(
            db,
            sql: """
                SELECT NOT EXISTS (
                SELECT 1 FROM officer WHERE phone = :phone AND 'officer:' || code <> :holder
                    AND left_on IS NULL
                UNION ALL
                SELECT 1 FROM user WHERE phone = :phone AND 'user:' || code <> :holder
                UNION ALL
                SELECT 1 FROM officer_phone WHERE phone = :phone
                    AND 'officer:' || officer <> :holder
                UNION ALL SELECT 1 FROM barred_phone WHERE phone = :phone)
                """,
            arguments: ["phone": phone.e164, "holder": holder]) ?? false
    }

    private func pending(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [PhoneChange] {
        try db.cachedRows(
            """
            SELECT * FROM phone_change WHERE \(condition)
            AND NOT EXISTS (SELECT 1 FROM phone_change_end WHERE change = phone_change.id)
            ORDER BY id
            """, arguments
        ).compactMap(PhoneChange.init(row:))
    }
}

extension PhoneChange {
    fileprivate init?(row: Row) {
        guard let new = PhoneNumber(e164: row["new_phone"]) else { return nil }
        self.init(
            id: row["id"], holder: row["holder"],
            oldPhone: (row["old_phone"] as String?).flatMap(PhoneNumber.init(e164:)),
            newPhone: new, adds: row["adds"],
            askedAt: Moment(millisecondsSince1970: row["asked_at"]), askedBy: row["asked_by"],
            dueAt: Moment(millisecondsSince1970: row["due_at"]))
    }

    /// Where its holder stands in the file.
    fileprivate func place() throws -> (table: String, key: String, code: String) {
        let parts = holder.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, ["client", "officer", "user"].contains(parts[0]) else {
            throw CorruptRow(table: "phone_change", row: "\(id)")
        }
        return (parts[0], parts[0] == "client" ? "number" : "code", parts[1])
    }
}
