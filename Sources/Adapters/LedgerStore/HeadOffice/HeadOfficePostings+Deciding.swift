public import Accounting
internal import GRDB

extension HeadOfficePostings {
    /// Where refused money may be moved.
    public enum Destination: Hashable, Sendable {
        /// It belongs to another loan or savings account, and is posted there.
        case account(Account)

        /// Its owner is not known yet.
        case suspense

        var account: Account {
            switch self {
            case .account(let account): account
            case .suspense: .suspense
            }
        }
    }

    /// What the books say to a decision about something refused.
    public enum DecisionVerdict: Hashable, Sendable {
        case decided

        /// It stands in the conflict desk no more.
        case settledAlready(HeadOfficePosting.State)

        /// The books cannot take the movement.
        case refused(Refusal)

        /// Head office keeps no such account.
        case notAnAccount
        case unknown
    }

    /// Something refused is sent again, with a new key, once whatever was wrong is put right. What
    /// never left keeps its first: head office may post the same from a bundle.
    public func retry(_ id: Int64, at now: Moment) throws -> DecisionVerdict {
        guard let posting = try posting(id) else { return .unknown }
        guard posting.state == .refused else { return .settledAlready(posting.state) }
        try db.execute(
            sql: """
                UPDATE posting SET state = 'waiting', tries = 0, due_at = ?,
                    key_number = key_number + (value_day IS NOT NULL) WHERE id = ?
                """,
            arguments: [now.millisecondsSince1970, id])
        try reopenCollection(posting.reference, at: now)
        return .decided
    }

    /// Moves refused money to where two people say it belongs, and posts it there.
    ///
    /// The journal gets one entry from where it stands to where it belongs. What was parked before
    /// comes out of suspense.
    public func move(
        _ id: Int64, to destination: Destination, by maker: String, with checker: String,
        on posting: Posting
    ) throws -> DecisionVerdict {
        guard let refused = try self.posting(id) else { return .unknown }
        guard refused.state == .refused || refused.state == .parked else {
            return .settledAlready(refused.state)
        }
        guard refused.kind == .repayment || refused.kind == .deposit else { return .notAnAccount }
        if case .account(let account) = destination, ![.loan, .savings].contains(account.kind) {
            return .notAnAccount
        }
        let verdict = try post(refused, to: destination, on: posting)
        if case .refused(let refusal) = verdict.verdict { return .refused(refusal) }
        guard let entry = verdict.entry else { return .unknown }
        try db.execute(
            sql: """
                INSERT INTO posting_move (entry, posting, maker, checker, moved_at)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                entry.sequence, id, maker, checker, entry.recordedAt.millisecondsSince1970,
            ])
        try finish(refused, as: destination, entry, at: posting.at)
        return .decided
    }

    private func post(
        _ refused: HeadOfficePosting, to destination: Destination, on posting: Posting
    ) throws -> (verdict: Verdict, entry: Entry?) {
        let ledger = Ledger(db: db)
        let moves = try Int.fetchOne(
            db, sql: "SELECT COUNT(*) FROM posting_move WHERE posting = ?",
            arguments: [refused.id])
        let source: Account = refused.state == .parked ? .suspense : refused.account
        try People(db: db).open(.suspense, currency: refused.amount.currency)
        let transfer = Transfer(
            id: "moved/\(refused.reference)/\(refused.id)/\((moves ?? 0) + 1)", debit: source,
            credit: destination.account, amount: refused.amount)
        let verdict = try ledger.post(transfer, on: posting)
        return (verdict, try ledger.lastEntry())
    }

    private func finish(
        _ refused: HeadOfficePosting, as destination: Destination, _ entry: Entry, at now: Moment
    ) throws {
        switch destination {
        case .suspense:
            try db.execute(
                sql: "UPDATE posting SET state = 'parked' WHERE id = ?", arguments: [refused.id])
        case .account:
            try db.execute(
                sql: "UPDATE posting SET state = 'moved', settled_at = ? WHERE id = ?",
                arguments: [now.millisecondsSince1970, refused.id])
            _ = try insert(entry, of: refused.reference, at: now)
            try reopenCollection(refused.reference, at: now)
        }
    }

    /// A refused collection whose last conflict is decided is again what it was before.
    func reopenCollection(_ reference: Reference, at now: Moment) throws {
        let collections = Collections(db: db)
        guard try collections.state(of: reference) == .refused,
            try !all(of: reference).contains(where: { [.refused, .parked].contains($0.state) })
        else { return }
        let before = try collections.history(of: reference).map(\.state).last {
            $0 == .reported || $0 == .verified
        }
        try collections.enter(before ?? .verified, reference, at: now)
    }
}

extension HeadOfficePostings {
    /// Takes back what was moved of a collection that is about to be reversed, latest first, so
    /// that its own entries can be.
    func takeBackMoves(of reference: Reference, on posting: Posting) throws -> Refusal? {
        let moves = try Row.fetchAll(
            db,
            sql: """
                SELECT entry.* FROM posting_move JOIN posting ON posting.id = posting_move.posting
                JOIN entry ON entry.sequence = posting_move.entry
                WHERE posting.reference = ? AND NOT EXISTS
                    (SELECT 1 FROM posting_move_back WHERE move = posting_move.entry)
                ORDER BY entry.sequence DESC
                """,
            arguments: [reference.text]
        ).map(Entry.init(row:))
        let ledger = Ledger(db: db)
        for move in moves {
            let transfer = Transfer(
                id: move.transfer.id + "/back", debit: move.transfer.credit,
                credit: move.transfer.debit, amount: move.transfer.amount)
            if case .refused(let refusal) = try ledger.post(transfer, on: posting) {
                return refusal
            }
            try db.execute(
                sql: "INSERT INTO posting_move_back (entry, move) VALUES (?, ?)",
                arguments: [try ledger.lastEntry()?.sequence, move.sequence])
        }
        return nil
    }
}
