public import Accounting
internal import GRDB

extension BranchFigures {
    /// SQL: the balance after the last entry of each client's account.
    static let balances = """
        SELECT code AS account, (SELECT CASE debit WHEN code THEN debit_balance
                ELSE credit_balance END FROM entry WHERE sequence = last) AS balance
        FROM (SELECT code, MAX(
            IFNULL((SELECT MAX(sequence) FROM entry WHERE debit = code), 0),
            IFNULL((SELECT MAX(sequence) FROM entry WHERE credit = code), 0)) AS last
            FROM account WHERE client IS NOT NULL)
        WHERE last > 0
        """

    /// SQL: what was collected, taken back or moved on each client's account and does not stand at
    /// head office. A posting's account is one of its entry's two.
    static let unposted = """
        SELECT account, SUM(amount) AS amount FROM (
            SELECT debit AS account, amount, sequence FROM entry WHERE \(isTheBranchs)
            UNION ALL
            SELECT credit, -amount, sequence FROM entry WHERE \(isTheBranchs))
        JOIN account AS its ON its.code = account AND its.client IS NOT NULL
        WHERE NOT EXISTS (SELECT 1 FROM posting WHERE posting.entry = sequence
            AND posting.account = account AND posting.state = 'posted')
        GROUP BY account
        """

    /// What head office's own figures and the balances brought forward are not.
    private static let isTheBranchs = """
        (reference IS NOT NULL
            OR EXISTS (SELECT 1 FROM posting_move WHERE entry = sequence)
            OR EXISTS (SELECT 1 FROM posting_move_back WHERE entry = sequence))
        """

    /// SQL: whether something of an account may or may not have got there, and when something
    /// last did.
    static let postings = """
        SELECT account, MAX(CASE WHEN state = 'posted' THEN settled_at END) AS posted_at,
            MAX(state IN ('sending', 'unknown', 'pending-approval')
                OR state = 'waiting' AND tries > 0) AS is_in_doubt
        FROM posting GROUP BY account
        """

    /// The last entry of an account that head office knows of: the one before the first that does
    /// not stand there. What comes after it covers what is due.
    public func lastEntryKnown(of account: Account) throws -> Int64 {
        let first: Int64? = try db.cachedValue(
            """
            SELECT MIN(sequence) FROM entry WHERE credit = :account AND reference IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM posting WHERE posting.entry = sequence
                AND state = 'posted')
            AND NOT EXISTS (SELECT 1 FROM reversal WHERE reversal.reference = entry.reference)
            """, ["account": account.code])
        if let first { return first - 1 }
        return try db.cachedValue("SELECT IFNULL(MAX(sequence), 0) FROM entry", []) ?? 0
    }
}
