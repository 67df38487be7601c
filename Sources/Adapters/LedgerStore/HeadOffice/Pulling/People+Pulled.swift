public import Accounting
internal import GRDB

extension People {
    /// Every group with its officer and meetings, by code.
    public func groupsInFull() throws -> [Group] {
        try db.cachedRows("SELECT * FROM client_group ORDER BY code", []).map(Group.init(row:))
    }

    /// The codes of the centres.
    public func centreCodes() throws -> Set<String> {
        Set(try String.fetchAll(db, sql: "SELECT code FROM centre"))
    }

    /// Every client's account, closed ones too.
    public func everyAccount() throws -> [ClientAccount] {
        try Row.fetchAll(db, sql: "SELECT * FROM account WHERE client IS NOT NULL")
            .map(ClientAccount.init(row:))
    }

    /// Opens a client's account, or brings its number and product up to date. What is due on it
    /// and of when its figure is stay.
    public func keepTerms(of terms: ClientAccount) throws {
        var number: Int?
        if case .loan(_, let loan) = terms.account { number = loan }
        try db.runCached(
            """
            INSERT INTO account (code, kind, currency, client, loan_number, account_number, product)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET
                account_number = excluded.account_number, product = excluded.product
            """,
            [
                terms.account.code, terms.account.kind.rawValue, terms.currency.code, terms.client,
                number, terms.number, terms.product,
            ])
    }

    /// Dates head office's figure of an account.
    public func date(_ account: Account, _ day: Day) throws {
        try db.runCached(
            "UPDATE account SET figure_day = ? WHERE code = ? AND figure_day IS NOT ?",
            [day.iso, account.code, day.iso])
    }
}
