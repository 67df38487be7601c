public import Accounting
internal import GRDB

extension Collections {
    /// What an officer has taken on a day, from one client or from all; what was reversed since
    /// does not count.
    public func taken(
        by officer: String, on day: Day, from client: String? = nil, in currency: Currency
    ) throws -> Money {
        let cash = Account.cashInHand(officer: officer).code
        let minorUnits = try Int64.fetchOne(
            db,
            sql: """
                SELECT SUM(CASE WHEN entry.debit = :cash THEN amount ELSE -amount END)
                FROM collection JOIN entry USING (reference)
                WHERE collection.officer = :officer AND collection.day = :day
                AND (:client IS NULL OR collection.client = :client)
                AND :cash IN (entry.debit, entry.credit)
                """,
            arguments: ["cash": cash, "officer": officer, "day": day.iso, "client": client])
        return Money(minorUnits: minorUnits ?? 0, currency: currency)
    }

    /// What a client has paid on a day, to whichever officer.
    public func taken(from client: String, on day: Day, in currency: Currency) throws -> Money {
        let officers = try String.fetchAll(db, sql: "SELECT code FROM officer")
        return try officers.reduce(Money.zero(currency)) { sum, officer in
            let part = try taken(by: officer, on: day, from: client, in: currency)
            return sum.adding(part) ?? sum
        }
    }
}
