public import Accounting
internal import GRDB

/// What came in on a day.
public struct DayTotals: Hashable, Sendable {
    /// Collections that stand, and what they add up to.
    public var collections: Int
    public var collected: Money
    public var handIns: Int
    public var handedIn: Money

    /// Hand-ins that differed from what was due, and by how much together.
    public var variances: Int
    public var variance: Money
}

extension Till {
    /// What came in on a day, as the books know it now.
    public func totals(of day: Day, in currency: Currency) throws -> DayTotals {
        let collected = try Row.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) AS number, IFNULL(SUM(total), 0) AS amount FROM (
                    SELECT SUM(CASE WHEN debit LIKE 'cash:%' THEN amount ELSE -amount END) AS total
                    FROM entry WHERE day = ? AND reference IS NOT NULL GROUP BY reference)
                WHERE total > 0
                """,
            arguments: [day.iso])
        let handIns = try handIns(on: day)
        let differing = handIns.filter { $0.variance != nil }
        let sum = { (amounts: [Money]) in
            amounts.reduce(Money.zero(currency)) { $0.adding($1) ?? $0 }
        }
        return DayTotals(
            collections: collected?["number"] ?? 0,
            collected: Money(minorUnits: collected?["amount"] ?? 0, currency: currency),
            handIns: handIns.count, handedIn: sum(handIns.map(\.counted)),
            variances: differing.count, variance: sum(differing.map(\.difference)))
    }

    /// What the collections texted in one message add up to; nil where it recorded none.
    public func recorded(in message: Int64, _ currency: Currency) throws -> Money? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT SUM(amount) FROM collection JOIN entry USING (reference)
                WHERE message = ? AND debit = 'cash:' || officer
                """,
            arguments: [message]
        ).map { Money(minorUnits: $0, currency: currency) }
    }

    /// Collections that a client said are wrong and nobody decided, oldest first.
    public func disputed() throws -> [Reference] {
        try String.fetchAll(
            db,
            sql: """
                SELECT reference FROM collection_now WHERE state = 'disputed' ORDER BY rowid
                """
        ).compactMap { Reference($0) }
    }
}
