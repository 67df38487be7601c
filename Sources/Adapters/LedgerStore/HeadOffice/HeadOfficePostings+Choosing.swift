public import Accounting
internal import GRDB

extension HeadOfficePostings {
    /// Makes a row for every entry that has to stand at head office by now: those of verified
    /// collections, of reported ones too where nobody verifies, and what takes posted ones back.
    ///
    /// - Returns: How many rows were made.
    @discardableResult
    public func choose(verifiedFirst: Bool, at now: Moment) throws -> Int {
        let states = verifiedFirst ? ["verified"] : ["verified", "reported"]
        if side == .headOffice { try followBranch(at: now) }
        return try chooseCollected(states, at: now) + chooseReversedBefore(states, at: now)
            + chooseReversed(at: now)
    }

    private func chooseCollected(_ states: [String], at now: Moment) throws -> Int {
        let list = states.map { "'\($0)'" }.joined(separator: ", ")
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT entry.* FROM collection_now JOIN entry USING (reference)
                WHERE collection_now.state IN (\(list)) AND NOT \(Auditor.isReversal)
                AND NOT EXISTS (SELECT 1 FROM posting WHERE posting.entry = entry.sequence)
                \(side == .branch ? "" : "AND NOT \(Self.isMoved("entry.reference"))")
                ORDER BY entry.sequence
                """)
        var made = 0
        for row in rows {
            let entry = try Entry(row: row)
            guard let reference = entry.transfer.reference else { continue }
            made += try insert(entry, of: reference, at: now) ? 1 : 0
        }
        return made
    }

    /// Makes the row of an entry; false where head office has nothing to do with it.
    func insert(_ entry: Entry, of reference: Reference, at now: Moment) throws -> Bool {
        guard let (account, kind) = Self.task(of: entry.transfer) else { return false }
        let earlier: Int? = try db.cachedValue(
            """
            SELECT COUNT(*) FROM posting WHERE reference = ? AND account = ? AND kind <> 'undo'
            """, [reference.text, account.code])
        let receipt = earlier.map { $0 == 0 ? reference.text : "\(reference)/\($0 + 1)" }
        try db.runCached(
            """
            INSERT INTO posting (entry, uuid, reference, account, kind, receipt, made_at, state,
                due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)
            """,
            [
                entry.sequence, PostingName(ofEntryHash: entry.hash).text, reference.text,
                account.code, kind.rawValue, receipt, now.millisecondsSince1970,
                now.millisecondsSince1970,
            ])
        return true
    }

    /// What head office has to do where the branch moved money; nil where it keeps no such account.
    private static func task(of transfer: Transfer) -> (Account, HeadOfficePosting.Kind)? {
        switch (transfer.debit, transfer.credit) {
        case (_, .loan): (transfer.credit, .repayment)
        case (_, .savings): (transfer.credit, .deposit)
        case (.savings, _): (transfer.debit, .withdrawal)
        default: nil
        }
    }
}

extension HeadOfficePostings {
    /// Reads on in the reversals from where it stopped.
    private func chooseReversed(at now: Moment) throws -> Int {
        let reversals = try Row.fetchAll(
            db,
            sql: """
                SELECT rowid, reference FROM reversal
                WHERE rowid > (SELECT reversals_read FROM head_office_contact) ORDER BY rowid
                """)
        var made = 0
        for reversal in reversals {
            made += try undo(reversal["reference"], at: now)
            try db.execute(
                sql: "UPDATE head_office_contact SET reversals_read = ?",
                arguments: [reversal["rowid"] as Int64])
        }
        return made
    }

    /// Makes the rows that take back what stands, or may come to stand, at head office.
    private func undo(_ reference: String, at now: Moment) throws -> Int {
        let opposites = try Row.fetchAll(
            db,
            sql: """
                SELECT entry.*, posting.id AS undoes FROM posting
                JOIN entry AS done ON done.sequence = posting.entry
                JOIN entry ON entry.transfer = done.transfer || '/undo'
                    OR entry.sequence = (SELECT entry FROM posting_move_back
                        WHERE move = posting.entry)
                WHERE posting.reference = ? AND posting.kind <> 'undo'
                AND NOT EXISTS (SELECT 1 FROM posting AS undo WHERE undo.entry = entry.sequence)
                ORDER BY posting.id
                """,
            arguments: [reference])
        for opposite in opposites {
            let entry = try Entry(row: opposite)
            try insertUndo(entry, of: opposite["undoes"], at: now)
        }
        return opposites.count
    }

    private func insertUndo(_ entry: Entry, of undone: Int64, at now: Moment) throws {
        try db.execute(
            sql: """
                INSERT INTO posting (entry, uuid, reference, account, kind, undoes, receipt,
                    made_at, state, due_at)
                SELECT ?, ?, reference, account, 'undo', id, receipt, ?, 'waiting', ?
                FROM posting WHERE id = ?
                """,
            arguments: [
                entry.sequence, PostingName(ofEntryHash: entry.hash).text,
                now.millisecondsSince1970, now.millisecondsSince1970, undone,
            ])
        if let posting = try posting(undone), posting.neverLeft {
            try isBundled(posting) ? look(undone, at: now) : cancel(undone, at: now)
        }
        try cancelUndo(of: undone, at: now)
    }

    /// Whether it may have been posted from a bundle, by the other side.
    private func isBundled(_ posting: HeadOfficePosting) throws -> Bool {
        guard side == .branch else { return true }
        return try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM bundle WHERE last_entry >= ?)",
            arguments: [posting.entry]) ?? false
    }

    /// What was taken back before it left is looked for; only if it stands there, it is undone.
    private func look(_ id: Int64, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE posting SET state = 'unknown', if_absent = 'refused', due_at = ?,
                    code = ?, words = ''
                WHERE id = ?
                """,
            arguments: [
                now.millisecondsSince1970, OwnRefusal.originalMissing.rawValue, id,
            ])
    }

    /// What takes back something that never stood at head office has nothing to do there; nothing
    /// changes where nobody took it back.
    func cancelUndo(of undone: Int64, at now: Moment) throws {
        guard try isTakenBack(undone), let posting = try posting(undone) else { return }
        switch posting.state {
        case .refused, .parked: try cancel(undone, at: now)
        case .moved, .cancelled: break
        case .waiting, .sending, .posted, .pendingApproval, .unknown: return
        }
        try db.execute(
            sql: """
                UPDATE posting SET state = 'cancelled', settled_at = ?
                WHERE undoes = ? AND state NOT IN ('posted', 'cancelled')
                """,
            arguments: [now.millisecondsSince1970, undone])
    }

    private func isTakenBack(_ id: Int64) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM posting WHERE undoes = ?)", arguments: [id])
            ?? false
    }

    private func cancel(_ id: Int64, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE posting SET state = 'cancelled', settled_at = ?, if_absent = NULL
                WHERE id = ? AND state IN ('waiting', 'refused', 'parked')
                """,
            arguments: [now.millisecondsSince1970, id])
    }
}
