public import Accounting
internal import Crypto
internal import Foundation
internal import GRDB

/// Recounts the books from nothing and walks the chain, trusting no figure but the amounts.
public struct Auditor {
    /// What a recount found.
    public struct Report: Hashable, Sendable {
        /// Entries walked.
        public var entries: Int64 = 0

        /// Balances counted from the amounts alone, in minor units (debits less credits).
        public var balances: [Account: Int64] = [:]

        /// The first thing that is not as it was written; nil when all is well.
        public var firstFault: Fault?

        /// The sum over all accounts; zero in books that balance.
        public var sum: Int64 { balances.values.reduce(0, &+) }

        /// Whether the books are as they were written and balance.
        public var isSound: Bool { firstFault == nil && sum == 0 }
    }

    /// Where the books are not as they were written.
    public struct Fault: Hashable, Sendable {
        /// The entry's place in the journal; nil when the fault is not in one entry.
        public var sequence: Int64?

        /// The collection it belongs to, as far as it can be read.
        public var reference: String?
        public var reason: String
    }

    let db: Database
    private var report = Report()
    private var previousHash = Entry.firstPreviousHash

    private init(db: Database) { self.db = db }

    /// Audits the books.
    public static func audit(_ books: OpenBooks) throws -> Report {
        var auditor = Auditor(db: books.db)
        try auditor.walkChain()
        if auditor.report.firstFault == nil { try auditor.checkSurroundings() }
        return auditor.report
    }

    private mutating func walkChain() throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT entry.*, message.tpdu FROM entry LEFT JOIN collection USING (reference)
                LEFT JOIN reversal USING (reference)
                LEFT JOIN message ON message.id = CASE WHEN \(Self.isReversal)
                    THEN reversal.message ELSE collection.message END
                ORDER BY sequence
                """)
        while report.firstFault == nil, let row = try rows.next() {
            report.firstFault = fault(in: row)
        }
    }

    private mutating func fault(in row: Row) -> Fault? {
        let expected = report.entries + 1
        let sequence: Int64 = row["sequence"]
        let fault = { (reason: String) in
            Fault(sequence: expected, reference: row["reference"], reason: reason)
        }
        guard sequence == expected else {
            return Fault(sequence: expected, reference: nil, reason: "the entry is missing")
        }
        guard let entry = try? Entry(row: row) else { return fault("the entry cannot be read") }
        guard entry.previousHash == previousHash else {
            return fault("it does not follow the entry before it")
        }
        guard entry.hash == entry.computedHash else { return fault("it does not match its hash") }
        guard count(entry) else { return fault("its balances do not follow from the amounts") }
        if let cause = entry.cause, let tpdu = row["tpdu"] as Data?,
            Data(SHA256.hash(data: tpdu)) != cause
        {
            return fault("the message that caused it was altered")
        }
        report.entries = sequence
        previousHash = entry.hash
        return nil
    }

    /// Adds the entry to the recount; false when its running balances disagree.
    private mutating func count(_ entry: Entry) -> Bool {
        let amount = entry.transfer.amount.minorUnits
        report.balances[entry.transfer.debit, default: 0] &+= amount
        report.balances[entry.transfer.credit, default: 0] &-= amount
        return report.balances[entry.transfer.debit] == entry.debitBalance
            && report.balances[entry.transfer.credit] == entry.creditBalance
    }
}

extension Auditor {
    private mutating func checkSurroundings() throws {
        let checks = [
            lastEntryMissing, collectionFault, reversalFault, unfinishedReversal, stateFault,
            decisionFault, foreignKeyFault, pageFault,
        ]
        for check in checks where report.firstFault == nil {
            report.firstFault = try check()
        }
    }

    private func decisionFault() throws -> Fault? {
        try DecisionChain(db: db).firstFault().map {
            Fault(reason: "decision \($0.decision): \($0.reason)")
        }
    }

    /// SQLite remembers the highest sequence ever given: the end of the journal cannot be cut off.
    private func lastEntryMissing() throws -> Fault? {
        let highest = try Int64.fetchOne(
            db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'entry'")
        guard let highest, highest > report.entries else { return nil }
        return Fault(
            sequence: report.entries + 1, reference: nil,
            reason: "the journal ends early: the entry is missing")
    }

    /// A collection's officer and client are those whose accounts its entries moved.
    private func collectionFault() throws -> Fault? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT collection.reference, entry.sequence FROM collection
                LEFT JOIN entry ON entry.reference = collection.reference
                    AND NOT \(Self.isReversal)
                LEFT JOIN account AS given ON given.code = entry.credit
                LEFT JOIN account AS taken ON taken.code = entry.debit
                WHERE entry.sequence IS NULL OR given.client IS NOT collection.client
                OR taken.officer IS NOT collection.officer
                OR entry.day IS NOT collection.day OR entry.cause IS NULL
                OR entry.recorded_at IS NOT collection.recorded_at
                ORDER BY entry.sequence LIMIT 1
                """)
        return row.map { Fault($0, "the collection does not match its entries") }
    }

    private func foreignKeyFault() throws -> Fault? {
        try Row.fetchOne(db, sql: "PRAGMA foreign_key_check").map {
            Fault(reason: "a row of \($0["table"] as String) refers to one that is gone")
        }
    }

    private func pageFault() throws -> Fault? {
        let answer = try String.fetchOne(db, sql: "PRAGMA quick_check(1)")
        return answer == "ok" ? nil : Fault(reason: "the file is damaged: \(answer ?? "no answer")")
    }
}
