public import Accounting
internal import GRDB

extension Collections {
    /// What an officer has taken on a day, by the day he collected it; what was reversed since does not count.
    public func taken(by officer: String, on day: Day, in currency: Currency) throws -> Money {
        let minorUnits: Int64? = try db.cachedValue(
            """
            \(Self.intoCash) WHERE collection.officer = :officer
            AND \(Self.dayCollected) = :day
            AND collection.recorded_at >= \(Self.dayBegins)
            AND \(Self.cash) IN (entry.debit, entry.credit)
            """, ["officer": officer, "day": day.iso])
        return Money(minorUnits: minorUnits ?? 0, currency: currency)
    }

    /// What a client has paid on a day, to whichever officer; what was reversed since does not
    /// count.
    public func taken(from client: String, on day: Day, in currency: Currency) throws -> Money {
        let minorUnits: Int64? = try db.cachedValue(
            """
            \(Self.intoCash) WHERE collection.client = :client
            AND \(Self.dayCollected) = :day
            AND collection.recorded_at >= \(Self.dayBegins)
            AND \(Self.cash) IN (entry.debit, entry.credit)
            """, ["client": client, "day": day.iso])
        return Money(minorUnits: minorUnits ?? 0, currency: currency)
    }

    /// In a statement, when the first entry of `:day` was recorded; null when there is none. Times go
    /// up with the days, so that nobody looks through the collections before it.
    static let dayBegins = """
        (SELECT recorded_at FROM entry WHERE sequence = \(Ledger.firstEntrySince))
        """

    /// What collections brought into their officers' hands, less what reversals took out.
    private static let intoCash = """
        SELECT SUM(CASE WHEN entry.debit = \(cash) THEN amount ELSE -amount END)
        FROM collection JOIN entry USING (reference)
        """

    /// The account of the cash in a collection's officer's hands.
    private static let cash = "'\(Account.cashInHand(officer: "").code)' || collection.officer"
}
