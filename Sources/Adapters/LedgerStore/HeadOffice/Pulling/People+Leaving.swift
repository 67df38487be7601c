public import Accounting
internal import GRDB

extension People {
    /// Notes that an officer works here no more: his phones say nothing from now on. Cash he holds
    /// is still his to hand in.
    public func leave(officer code: String, on day: Day) throws {
        try db.execute(
            sql: "UPDATE officer SET left_on = ? WHERE code = ? AND left_on IS NULL",
            arguments: [day.iso, code])
        try db.execute(sql: "DELETE FROM officer_phone WHERE officer = ?", arguments: [code])
    }

    /// Notes that an officer is back.
    public func comeBack(officer code: String) throws {
        try db.execute(
            sql: "UPDATE officer SET left_on = NULL WHERE code = ?", arguments: [code])
    }

    /// The codes of the officers who left.
    public func officersWhoLeft() throws -> Set<String> {
        Set(try String.fetchAll(db, sql: "SELECT code FROM officer WHERE left_on IS NOT NULL"))
    }

    /// Notes that somebody is a client of this branch no more.
    public func leave(client number: String, on day: Day) throws {
        try db.runCached(
            "UPDATE client SET left_on = ? WHERE number = ? AND left_on IS NULL",
            [day.iso, number])
    }

    /// Notes that a client is back.
    public func comeBack(client number: String) throws {
        try db.runCached(
            "UPDATE client SET left_on = NULL WHERE number = ? AND left_on IS NOT NULL", [number])
    }

    /// The numbers of the clients who left.
    public func clientsWhoLeft() throws -> Set<String> {
        Set(try String.fetchAll(db, sql: "SELECT number FROM client WHERE left_on IS NOT NULL"))
    }

    /// Closes a client's account: nothing is taken for it any more, and nothing is due on it.
    public func close(_ account: Account, on day: Day) throws {
        try db.runCached(
            """
            UPDATE account SET closed_on = ?, next_due_amount = NULL, next_due_day = NULL
            WHERE code = ? AND closed_on IS NULL
            """,
            [day.iso, account.code])
        try db.runCached("DELETE FROM instalment WHERE account = ?", [account.code])
    }

    /// Opens a closed account again.
    public func reopen(_ account: Account) throws {
        try db.runCached("UPDATE account SET closed_on = NULL WHERE code = ?", [account.code])
    }

    /// The accounts that are closed.
    public func closedAccounts() throws -> Set<Account> {
        let codes = try String.fetchAll(
            db, sql: "SELECT code FROM account WHERE closed_on IS NOT NULL")
        return Set(codes.compactMap(Account.init(code:)))
    }

    /// The number a client's next loan gets: one after the highest she ever had.
    public func nextLoanNumber(of client: String) throws -> Int {
        let highest: Int? = try db.cachedValue(
            "SELECT MAX(loan_number) FROM account WHERE client = ?", [client])
        return (highest ?? 0) + 1
    }
}
