public import Accounting
internal import GRDB

/// What falls due on loans in the weeks ahead, as head office named it.
public struct Instalments {
    let db: Database

    /// What is due on a loan from now on.
    ///
    /// - Parameters:
    ///   - days: What is still to be paid, by the day it falls due: one row a day.
    ///   - next: What a client is told: the oldest that is open, or all that is overdue.
    ///   - after: The last entry of the account head office knows of: what was collected after it
    ///     covers the instalments.
    public func set(
        _ days: [Instalment], next: Instalment?, of account: Account, coveredAfter entry: Int64
    ) throws {
        try db.runCached("DELETE FROM instalment WHERE account = ?", [account.code])
        for instalment in days where instalment.amount.isPositive {
            try db.runCached(
                "INSERT INTO instalment (account, day, amount) VALUES (?, ?, ?)",
                [account.code, instalment.day.iso, instalment.amount.minorUnits])
        }
        try db.runCached(
            "UPDATE account SET next_due_amount = ?, next_due_day = ? WHERE code = ?",
            [next?.amount.minorUnits, next?.day.iso, account.code])
        // The trigger on the columns above sets the last entry of the journal.
        try db.runCached(
            "UPDATE account SET due_since = ? WHERE code = ? AND due_since IS NOT ?",
            [entry, account.code, entry])
    }

    /// The instalments of a loan, by day.
    public func of(_ account: Account, in currency: Currency) throws -> [Instalment] {
        try db.cachedRows("SELECT * FROM instalment WHERE account = ? ORDER BY day", [account.code])
            .compactMap { row in
                Day(iso: row["day"]).map {
                    Instalment(
                        amount: Money(minorUnits: row["amount"], currency: currency), day: $0)
                }
            }
    }

    /// Whether something of a loan falls due on a day.
    public func falls(on day: Day, of account: Account) throws -> Bool {
        try db.cachedValue(
            "SELECT EXISTS (SELECT 1 FROM instalment WHERE account = ? AND day = ?)",
            [account.code, day.iso]) ?? false
    }

    /// What is due of a loan up to a day and was not collected since head office said so; nil where
    /// head office named no instalments.
    public func due(on account: Account, by day: Day, in currency: Currency) throws -> Money? {
        guard let paid = try collected(on: account, in: currency) else { return nil }
        let due: Int64? = try db.cachedValue(
            "SELECT SUM(amount) FROM instalment WHERE account = ? AND day <= ?",
            [account.code, day.iso])
        return Money(minorUnits: max((due ?? 0) - paid.minorUnits, 0), currency: currency)
    }

    /// What was collected on a loan since head office named its instalments, and still counts; nil
    /// where it named none.
    public func collected(on account: Account, in currency: Currency) throws -> Money? {
        let isNamed: Bool? = try db.cachedValue(
            "SELECT EXISTS (SELECT 1 FROM instalment WHERE account = ?)", [account.code])
        guard isNamed == true else { return nil }
        let sum: Int64? = try db.cachedValue(
            "SELECT \(Dues.collected) FROM account WHERE code = ?", [account.code])
        return Money(minorUnits: sum ?? 0, currency: currency)
    }
}
