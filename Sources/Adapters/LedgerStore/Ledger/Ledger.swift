public import Accounting
internal import Crypto
internal import Foundation
internal import GRDB

/// The journal: append-only, double entry, chained by hashes.
public struct Ledger {
    let db: Database

    /// The posting with a date the journal can take: never before the last entry's, and never in a
    /// day that is sealed.
    public func dated(_ posting: Posting) throws -> Posting {
        try dated(posting, after: try end())
    }

    private func dated(_ posting: Posting, after last: End?) throws -> Posting {
        var dated = posting
        if let last {
            dated.at = max(posting.at, last.recordedAt)
            dated.day = max(posting.day, last.day)
        }
        if let sealed = try Seals(db: db).lastDay() {
            dated.day = max(dated.day, sealed.advanced(byDays: 1))
        }
        return dated
    }

    /// Posts a transfer, or says why the books refuse it.
    ///
    /// Posting the same transfer again changes nothing. An entry is never dated before the one
    /// before it, whatever the clock says.
    ///
    /// - Throws: `DatabaseError` when the disk fails. A refusal is a verdict, not an error.
    public func post(_ transfer: Transfer, on posting: Posting) throws -> Verdict {
        if let earlier = try entry(ofTransfer: transfer.id) {
            return earlier.transfer == transfer ? .alreadyPosted : .refused(.identifierReused)
        }
        let credit = try balance(of: transfer.credit)
        if let refusal = try refusal(of: transfer, owed: credit) { return .refused(refusal) }
        let debit = try balance(of: transfer.debit)
        let (debitAfter, tooHigh) = debit.addingReportingOverflow(transfer.amount.minorUnits)
        let (creditAfter, tooLow) = credit.subtractingReportingOverflow(transfer.amount.minorUnits)
        guard !tooHigh, !tooLow else { return .refused(.amountTooLarge) }
        try append(
            transfer, on: posting, balances: (debit: debitAfter, credit: creditAfter))
        return .posted
    }

    /// Debits less credits, in minor units; zero for an account nothing moved on.
    public func balance(of account: Account) throws -> Int64 {
        // The last entry that moved it, found by one step into each of two indexes.
        try db.cachedValue(
            """
            SELECT CASE debit WHEN ?1 THEN debit_balance ELSE credit_balance END FROM entry
            WHERE sequence = MAX(
                IFNULL((SELECT MAX(sequence) FROM entry WHERE debit = ?1), 0),
                IFNULL((SELECT MAX(sequence) FROM entry WHERE credit = ?1), 0))
            """, [account.code]) ?? 0
    }

    /// The entries of one collection, in order.
    public func entries(of reference: Reference) throws -> [Entry] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM entry WHERE reference = ? ORDER BY sequence",
            arguments: [reference.text]
        ).map(Entry.init(row:))
    }

    /// The journal of a day, in order; of all days when `day` is nil.
    public func entries(on day: Day? = nil) throws -> [Entry] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM entry WHERE :day IS NULL OR day = :day ORDER BY sequence",
            arguments: ["day": day?.iso]
        ).map(Entry.init(row:))
    }

    /// In a statement, the number of the first entry since `:day`; null when there is none.
    ///
    /// No entry is dated before the one before it, so this is where that day begins, found without
    /// walking through it.
    static let firstEntrySince = """
        (SELECT sequence FROM entry WHERE day >= :day ORDER BY day, sequence LIMIT 1)
        """

    /// The last entry; nil in empty books.
    public func lastEntry() throws -> Entry? {
        try db.cachedRow("SELECT * FROM entry ORDER BY sequence DESC LIMIT 1", [])
            .map(Entry.init(row:))
    }
}

/// When, for which day and because of what a transfer is posted.
public struct Posting: Sendable {
    public var at: Moment
    public var day: Day

    /// The stored TPDU that causes it.
    public var cause: [UInt8]?

    public init(at: Moment, day: Day, cause: [UInt8]? = nil) {
        self.at = at
        self.day = day
        self.cause = cause
    }
}

extension Ledger {
    /// Where the journal ends: what the next entry follows.
    private struct End {
        var sequence: Int64
        var recordedAt: Moment
        var day: Day
        var hash: Data
    }

    /// Nil in empty books.
    private func end() throws -> End? {
        let row = try db.cachedRow(
            "SELECT sequence, recorded_at, day, hash FROM entry ORDER BY sequence DESC LIMIT 1", [])
        return try row.map { row in
            guard let day = Day(iso: row[2]) else {
                throw CorruptRow(table: "entry", row: "\(row[0] as Int64)")
            }
            return End(
                sequence: row[0], recordedAt: Moment(millisecondsSince1970: row[1]), day: day,
                hash: row[3])
        }
    }

    private func entry(ofTransfer id: String) throws -> Entry? {
        try db.cachedRow("SELECT * FROM entry WHERE transfer = ?", [id]).map(Entry.init(row:))
    }

    private func refusal(of transfer: Transfer, owed: Int64) throws -> Refusal? {
        guard transfer.debit != transfer.credit else { return .sameAccount }
        guard transfer.amount.isPositive else { return .amountNotPositive }
        for account in [transfer.debit, transfer.credit] {
            guard let currency = try currency(of: account) else { return .unknownAccount(account) }
            guard currency == transfer.amount.currency else { return .otherCurrency(currency) }
        }
        if case .loan = transfer.credit, transfer.amount.minorUnits > owed {
            return .loanOverpaid(
                outstanding: Money(minorUnits: owed, currency: transfer.amount.currency))
        }
        return nil
    }

    private func currency(of account: Account) throws -> Currency? {
        try db.cachedValue("SELECT currency FROM account WHERE code = ?", [account.code])
            .flatMap { Currency($0) }
    }

    private func append(
        _ transfer: Transfer, on posting: Posting, balances: (debit: Int64, credit: Int64)
    ) throws {
        let last = try end()
        let posting = try dated(posting, after: last)
        let draft = Entry(
            sequence: (last?.sequence ?? 0) + 1, transfer: transfer,
            recordedAt: posting.at, day: posting.day,
            debitBalance: balances.debit, creditBalance: balances.credit,
            cause: posting.cause.map { Data(SHA256.hash(data: $0)) },
            previousHash: last?.hash ?? Entry.firstPreviousHash, hash: Data())
        try insert(draft, hash: draft.computedHash)
    }

    private func insert(_ entry: Entry, hash: Data) throws {
        try db.runCached(
            """
            INSERT INTO entry (sequence, transfer, reference, recorded_at, day, debit, credit,
                amount, currency, debit_balance, credit_balance, cause, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.sequence, entry.transfer.id, entry.transfer.reference?.text,
                entry.recordedAt.millisecondsSince1970, entry.day.iso,
                entry.transfer.debit.code, entry.transfer.credit.code,
                entry.transfer.amount.minorUnits, entry.transfer.amount.currency.code,
                entry.debitBalance, entry.creditBalance, entry.cause, entry.previousHash, hash,
            ])
    }
}
