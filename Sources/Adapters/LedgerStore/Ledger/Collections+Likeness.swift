public import Accounting
internal import GRDB

extension Collections {
    /// The latest collection since a day that moved the same amount into one of the same accounts,
    /// and stands.
    ///
    /// - Parameter officer: Who took it; nil for anybody.
    public func likeness(
        of items: [CollectedItem], by officer: String?, since day: Day
    ) throws -> Reference? {
        try items.compactMap { item in
            try db.cachedRow(
                """
                SELECT entry.sequence, entry.reference FROM entry JOIN collection USING (reference)
                WHERE entry.credit = :account AND entry.sequence >= \(Ledger.firstEntrySince)
                AND entry.amount = :amount
                AND collection.officer = IFNULL(:officer, collection.officer) AND NOT EXISTS
                    (SELECT 1 FROM reversal WHERE reversal.reference = entry.reference)
                ORDER BY entry.sequence DESC LIMIT 1
                """,
                [
                    "account": item.account.code, "day": day.iso,
                    "amount": item.amount.minorUnits, "officer": officer,
                ])
        }
        .max { ($0[0] as Int64) < ($1[0] as Int64) }
        .flatMap { Reference($0[1] as String) }
    }
}
