public import Accounting
internal import GRDB

/// What two sides post, the branch from its books and head office from its bundles.
extension HeadOfficePostings {
    /// At head office: learns which account is which in Mifos, and what the branch has done itself
    /// since.
    func followBranch(at now: Moment) throws {
        try learnAccounts(at: now)
        try searchAgain(at: now)
        try leaveToBranch(at: now)
    }

    /// What Mifos had no account for is searched for again: it may have been opened since.
    private func searchAgain(at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE posting SET state = 'waiting', due_at = ?
                WHERE state = 'refused' AND code = ? AND value_day IS NULL
                """,
            arguments: [now.millisecondsSince1970, OwnRefusal.accountUnknown.rawValue])
    }

    private func learnAccounts(at now: Moment) throws {
        let rows = try Row.fetchAll(
            db, sql: "SELECT code, fineract FROM account WHERE fineract IS NOT NULL")
        let identities = HeadOfficeIdentities(db: db)
        for row in rows {
            guard let account = Account(code: row["code"]) else { continue }
            let kind: HeadOfficeIdentity.Kind = account.kind == .loan ? .loan : .savings
            try identities.note(
                HeadOfficeIdentity(kind, account.code, remote: row["fineract"]), at: now)
        }
    }

    /// What the branch posted or decided about is looked for, and never sent from here any more: it
    /// may have gone to another account since.
    ///
    /// What was refused here is looked for each time: the branch may have had it posted.
    private func leaveToBranch(at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE posting SET state = 'unknown', if_absent = 'refused', due_at = :now,
                    code = IFNULL(code, :left), words = IFNULL(words, '')
                WHERE kind <> 'undo' AND (state = 'refused' OR state = 'waiting' AND
                    ((SELECT collection_now.state FROM collection_now
                        WHERE collection_now.reference = posting.reference)
                    IN ('posted', 'refused') OR \(Self.isMoved("posting.reference"))))
                """,
            arguments: [
                "now": now.millisecondsSince1970, "left": OwnRefusal.leftToBranch.rawValue,
            ])
    }

    /// SQL: whether refused money of a collection was moved by two people at the branch. The branch
    /// posts it where it belongs; from here it would go where it was, too.
    static func isMoved(_ reference: String) -> String {
        """
        EXISTS (SELECT 1 FROM entry AS move WHERE move.transfer > 'moved/' || \(reference) || '/'
            AND move.transfer < 'moved/' || \(reference) || '0')
        """
    }

    /// Rows of what was reversed before it was posted from here: the other side may have posted it,
    /// and then it is taken back.
    func chooseReversedBefore(_ states: [String], at now: Moment) throws -> Int {
        let list = (states + ["posted"]).map { "'\($0)'" }.joined(separator: ", ")
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT entry.* FROM collection_now JOIN entry USING (reference)
                WHERE collection_now.state = 'reversed' AND NOT \(Auditor.isReversal)
                AND EXISTS (SELECT 1 FROM collection_state AS earlier
                    WHERE earlier.reference = entry.reference AND earlier.state IN (\(list)))
                AND NOT EXISTS (SELECT 1 FROM posting WHERE posting.entry = entry.sequence)
                AND \(mayStand)
                ORDER BY entry.sequence
                """)
        var made = 0
        for row in rows {
            let entry = try Entry(row: row)
            guard let reference = entry.transfer.reference,
                try insert(entry, of: reference, at: now)
            else { continue }
            made += 1
        }
        return made
    }

    /// SQL: whether the other side may have posted an entry of a collection that is reversed. At the
    /// branch, when a bundle left with the entry and without the reversal.
    private var mayStand: String {
        switch side {
        case .headOffice: "TRUE"
        case .branch:
            """
            EXISTS (SELECT 1 FROM bundle JOIN reversal ON reversal.reference = entry.reference
                WHERE bundle.last_entry >= entry.sequence
                AND bundle.last_reversal < reversal.rowid)
            """
        }
    }

    /// What the other side may have posted so long ago that the server has forgotten the key is
    /// looked for before it leaves for the first time. Only savings: a loan keeps their names.
    ///
    /// - Parameter seconds: How long the server surely remembers a key.
    public func lookForOld(keysForgottenAfterSeconds seconds: Int64, at now: Moment) throws {
        let limit = now.advanced(bySeconds: -seconds)
        let isShared =
            side == .headOffice
            ? "TRUE" : "EXISTS (SELECT 1 FROM bundle WHERE last_entry >= posting.entry)"
        let ids = try Int64.fetchAll(
            db,
            sql: """
                SELECT posting.id FROM posting JOIN entry ON entry.sequence = posting.entry
                WHERE posting.state = 'waiting' AND posting.value_day IS NULL
                AND posting.kind IN ('deposit', 'withdrawal') AND entry.recorded_at < ?
                AND NOT EXISTS (SELECT 1 FROM posting_try WHERE posting = posting.id)
                AND \(isShared)
                """,
            arguments: [limit.millisecondsSince1970])
        for id in ids { try ask(id, at: now) }
    }

    /// A try that asks, so that it asks once.
    private func ask(_ id: Int64, at now: Moment) throws {
        try db.runCached(
            """
            INSERT INTO posting_try (posting, key, value_day, sent_at, answered_at, answer)
            SELECT posting.id, uuid, entry.day, :now, :now, 'looked for first: it is old'
            FROM posting JOIN entry ON entry.sequence = posting.entry WHERE posting.id = :id
            """, ["now": now.millisecondsSince1970, "id": id])
        try db.runCached(
            """
            UPDATE posting SET state = 'unknown', if_absent = 'same-key', due_at = ? WHERE id = ?
            """, [now.millisecondsSince1970, id])
    }
}
