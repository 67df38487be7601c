public import Accounting
internal import GRDB

extension Collections {
    /// Takes a collection back by posting the opposite of each of its transfers, all or none.
    ///
    /// Without an approval only what nobody counted, disputed or refused can be taken back, and only
    /// while its day is not sealed. The same reversal again changes nothing.
    ///
    /// - Throws: `DatabaseError` when the disk fails. A refusal is a verdict, not an error.
    public func reverse(_ reversal: Reversal, on posting: Posting) throws -> ReversalVerdict {
        guard let filed = try filed(reversal.reference) else { return .refused(.unknownReference) }
        if let (earlier, moment) = try self.reversal(of: reversal.reference) {
            return earlier == reversal
                ? .reversed : .refused(.alreadyReversed(at: moment))
        }
        guard try reversal.approval != nil || isStillTheOfficers(filed) else {
            return .refused(.needsApproval(filed.state))
        }
        let posting = try Ledger(db: db).dated(posting)
        if let refusal = try post(oppositesOf: reversal.reference, on: posting) {
            return .refused(.ledger(refusal))
        }
        try insert(reversal, at: posting.at)
        try enter(.reversed, reversal.reference, at: posting.at)
        return .reversed
    }

    /// The reversal of a collection and when it was done; nil while the collection stands.
    public func reversal(of reference: Reference) throws -> (Reversal, at: Moment)? {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM reversal WHERE reference = ?", arguments: [reference.text])
        return row.map { row in
            let reversal = Reversal(
                of: reference, by: row["actor"],
                under: (row["approval"] as String?).flatMap { ApprovalReference($0) },
                message: row["message"])
            return (reversal, Moment(millisecondsSince1970: row["reversed_at"]))
        }
    }

    /// Whether the officer who recorded it still has the cash, and nobody else has a say. Head office
    /// may have it already where it is posted before it is counted: then it is taken back there, too.
    private func isStillTheOfficers(_ filed: FiledCollection) throws -> Bool {
        guard filed.state == .reported || filed.state == .posted,
            try !Seals(db: db).isSealed(filed.collection.day)
        else { return false }
        return try Till(db: db).handIn(of: filed.reference) == nil
    }

    private func post(oppositesOf reference: Reference, on posting: Posting) throws -> Refusal? {
        let ledger = Ledger(db: db)
        var refusal: Refusal?
        _ = try db.attempt { () -> Void? in
            refusal = try HeadOfficePostings(db: db).takeBackMoves(of: reference, on: posting)
            let transfers = try ledger.entries(of: reference).map(\.transfer)
            for transfer in transfers where refusal == nil && !transfer.isReversal {
                let verdict = try ledger.post(transfer.reversal, on: posting)
                if case .refused(let reason) = verdict { refusal = reason }
            }
            return refusal == nil ? () : nil
        }
        return refusal
    }

    private func insert(_ reversal: Reversal, at moment: Moment) throws {
        try db.execute(
            sql: """
                INSERT INTO reversal (reference, actor, approval, message, reversed_at)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                reversal.reference.text, reversal.actor, reversal.approval?.text,
                reversal.message, moment.millisecondsSince1970,
            ])
    }
}
