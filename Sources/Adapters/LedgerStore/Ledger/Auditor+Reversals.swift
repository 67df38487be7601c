internal import GRDB

extension Auditor {
    /// SQL: whether an entry takes another one back.
    static let isReversal = "(substr(entry.transfer, -5) = '/undo')"

    /// What is taken back was there before, and a reversal says who took it back.
    func reversalFault() throws -> Fault? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT entry.reference, entry.sequence FROM entry
                LEFT JOIN entry AS done
                    ON done.transfer = substr(entry.transfer, 1, length(entry.transfer) - 5)
                LEFT JOIN reversal ON reversal.reference = entry.reference
                WHERE \(Self.isReversal) AND (done.reference IS NOT entry.reference
                OR done.debit IS NOT entry.credit OR done.credit IS NOT entry.debit
                OR done.amount IS NOT entry.amount OR reversal.reference IS NULL
                OR reversal.reversed_at IS NOT entry.recorded_at
                OR (reversal.message IS NULL) <> (entry.cause IS NULL))
                ORDER BY entry.sequence LIMIT 1
                """
        ).map { Fault($0, "the reversal does not match what it takes back") }
    }

    /// A collection is taken back whole.
    func unfinishedReversal() throws -> Fault? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT entry.reference, entry.sequence FROM reversal
                JOIN entry ON entry.reference = reversal.reference AND NOT \(Self.isReversal)
                LEFT JOIN entry AS undone ON undone.transfer = entry.transfer || '/undo'
                WHERE undone.sequence IS NULL ORDER BY entry.sequence LIMIT 1
                """
        ).map { Fault($0, "the collection was reversed in part") }
    }

    /// The current states are the last of the history, and those reversed have a reversal.
    func stateFault() throws -> Fault? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT collection.reference, NULL AS sequence FROM collection
                LEFT JOIN collection_now ON collection_now.reference = collection.reference
                LEFT JOIN reversal ON reversal.reference = collection.reference
                WHERE collection_now.officer IS NOT collection.officer
                OR collection_now.state IS NOT (SELECT state FROM collection_state
                    WHERE collection_state.reference = collection.reference
                    ORDER BY id DESC LIMIT 1)
                OR (collection_now.state = 'reversed') <> (reversal.reference IS NOT NULL)
                LIMIT 1
                """
        ).map { Fault($0, "the collection's state does not follow from its history") }
    }
}

extension Auditor.Fault {
    init(_ row: Row, _ reason: String) {
        self.init(sequence: row["sequence"], reference: row["reference"], reason: reason)
    }
}
