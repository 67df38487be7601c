internal import Accounting
internal import GRDB

/// Counts what a run of entries came to, from the journal alone.
struct DayCount {
    let db: Database
    let first: Int64
    let last: Int64
    let currency: Currency

    /// Every figure of a seal, in the order of their names.
    func lines() throws -> [SealLine] {
        try collections() + handIns() + held() + payments() + products() + balances()
    }

    /// Per officer, a collection counts by what is left of it among these entries: one that was
    /// recorded and taken back the same day counts as neither.
    private func collections() throws -> [SealLine] {
        let rows = try rows(
            """
            SELECT substr(account, 6) AS name, total > 0 AS is_collected, COUNT(*) AS number,
                SUM(total) AS amount
            FROM (SELECT account, reference, SUM(amount) AS total
                FROM (SELECT reference, debit AS account, amount FROM entry
                        WHERE sequence BETWEEN :first AND :last AND debit LIKE 'cash:%'
                    UNION ALL SELECT reference, credit, -amount FROM entry
                        WHERE sequence BETWEEN :first AND :last AND credit LIKE 'cash:%')
                WHERE reference IS NOT NULL GROUP BY account, reference)
            WHERE total <> 0 GROUP BY account, is_collected ORDER BY is_collected DESC, account
            """)
        return rows.map { line($0["is_collected"] ? .collected : .reversed, $0) }
    }

    private func handIns() throws -> [SealLine] {
        try rows(
            """
            SELECT substr(credit, 6) AS name, COUNT(*) AS number, SUM(amount) AS amount FROM entry
            WHERE sequence BETWEEN :first AND :last AND debit = 'till' AND credit LIKE 'cash:%'
            GROUP BY credit ORDER BY credit
            """
        ).map { line(.handedIn, $0) }
    }

    private func payments() throws -> [SealLine] {
        try rows(
            """
            SELECT kind AS name, COUNT(*) AS number, SUM(amount) AS amount FROM (\(Self.paid))
            GROUP BY kind ORDER BY kind
            """
        ).map { line(.paidInto, $0) }
    }

    private func products() throws -> [SealLine] {
        try rows(
            """
            SELECT IFNULL(product, kind) AS name, COUNT(*) AS number, SUM(amount) AS amount
            FROM (\(Self.paid)) GROUP BY name ORDER BY name
            """
        ).map { line(.product, $0) }
    }

    /// What officers collected for clients' accounts, what was taken back with a minus.
    private static let paid = """
        SELECT account.kind, account.product, entry.amount FROM entry
            JOIN account ON account.code = credit
            WHERE sequence BETWEEN :first AND :last AND reference IS NOT NULL AND client IS NOT NULL
        UNION ALL SELECT account.kind, account.product, -entry.amount FROM entry
            JOIN account ON account.code = debit
            WHERE sequence BETWEEN :first AND :last AND reference IS NOT NULL AND client IS NOT NULL
        """
}

extension DayCount {
    /// How the branch's own accounts stood after the last of these entries.
    private func balances() throws -> [SealLine] {
        try [Account.suspense, .till].map { account in
            SealLine(.balance, account.code, number: 0, amount: try balance(of: account))
        }
    }

    private func held() throws -> [SealLine] {
        try String.fetchAll(
            db, sql: "SELECT code FROM account WHERE kind = 'cash' ORDER BY code"
        ).compactMap { code in
            guard let account = Account(code: code) else { return nil }
            let amount = try balance(of: account)
            let name = String(code.dropFirst(5))
            return amount.isZero ? nil : SealLine(.held, name, number: 0, amount: amount)
        }
    }

    private func balance(of account: Account) throws -> Money {
        let minorUnits = try Int64.fetchOne(
            db,
            sql: """
                SELECT balance FROM (
                    SELECT * FROM (SELECT sequence, debit_balance AS balance FROM entry
                        WHERE debit = :code AND sequence <= :last ORDER BY sequence DESC LIMIT 1)
                    UNION ALL
                    SELECT * FROM (SELECT sequence, credit_balance AS balance FROM entry
                        WHERE credit = :code AND sequence <= :last ORDER BY sequence DESC LIMIT 1)
                ) ORDER BY sequence DESC LIMIT 1
                """,
            arguments: ["code": account.code, "last": last])
        return Money(minorUnits: minorUnits ?? 0, currency: currency)
    }

    private func rows(_ sql: String) throws -> [Row] {
        try Row.fetchAll(
            db, sql: sql, arguments: ["first": first, "last": last])
    }

    private func line(_ figure: SealLine.Figure, _ row: Row) -> SealLine {
        SealLine(
            figure, row["name"], number: row["number"],
            amount: Money(minorUnits: row["amount"], currency: currency))
    }
}
