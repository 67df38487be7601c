public import Accounting
internal import GRDB

/// What of the journal has to stand at head office, and how far it has come.
public struct HeadOfficePostings {
    let db: Database
    var side = Side.branch

    /// Who posts: the branch from its books, or head office from its bundles.
    enum Side: Hashable {
        case branch
        case headOffice
    }

    /// What waits and may be sent now, oldest first: nothing of a disputed collection, and nothing
    /// of an account while something before it is open.
    ///
    /// One of an account at most, so that no batch runs past one that fails.
    public func sendable(_ limit: Int, at now: Moment) throws -> [HeadOfficePosting] {
        try fetch(
            """
            JOIN collection_now ON collection_now.reference = posting.reference
            WHERE posting.state = 'waiting' AND posting.due_at <= :now
            AND (posting.kind = 'undo' OR \(mayLeave))
            AND NOT EXISTS (SELECT 1 FROM posting AS earlier
                WHERE earlier.account = posting.account AND earlier.id < posting.id
                AND earlier.state IN (\(Self.open)))
            ORDER BY posting.id LIMIT :limit
            """, ["now": now.millisecondsSince1970, "limit": limit])
    }

    /// SQL: whether something of the collection may be sent. What the branch has settled with
    /// Mifos itself is not sent from its bundles.
    private var mayLeave: String {
        switch side {
        case .branch: "collection_now.state <> 'disputed'"
        case .headOffice: "collection_now.state IN ('verified', 'reported')"
        }
    }

    /// What is to be looked for or asked after at head office now, oldest first.
    public func due(
        _ state: HeadOfficePosting.State, _ limit: Int, at now: Moment
    ) throws -> [HeadOfficePosting] {
        try fetch(
            "WHERE posting.state = ? AND posting.due_at <= ? ORDER BY posting.id LIMIT ?",
            [state.rawValue, now.millisecondsSince1970, limit])
    }

    /// When there is next something to do; nil when there is nothing. What waits for a person's
    /// decision on one before it, or on a dispute, is nothing to do.
    public func nextDue() throws -> Moment? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT MIN(due_at) FROM posting
                JOIN collection_now ON collection_now.reference = posting.reference
                WHERE posting.state IN ('sending', 'pending-approval', 'unknown')
                OR posting.state = 'waiting' AND (posting.kind = 'undo' OR \(mayLeave))
                    AND NOT EXISTS (SELECT 1 FROM posting AS earlier
                        WHERE earlier.account = posting.account AND earlier.id < posting.id
                        AND earlier.state = 'refused')
                """
        ).map(Moment.init(millisecondsSince1970:))
    }

    /// The posting with this number.
    public func posting(_ id: Int64) throws -> HeadOfficePosting? {
        try fetch("WHERE posting.id = ?", [id]).first
    }

    /// When a posting was last sent; nil while it never was.
    public func lastSent(_ id: Int64) throws -> Moment? {
        let moment: Int64? = try db.cachedValue(
            "SELECT MAX(sent_at) FROM posting_try WHERE posting = ?", [id])
        return moment.map(Moment.init(millisecondsSince1970:))
    }

    /// Those of a collection, in order.
    public func all(of reference: Reference) throws -> [HeadOfficePosting] {
        try fetch("WHERE posting.reference = ? ORDER BY posting.id", [reference.text])
    }

    /// What stands in the conflict desk, oldest first: what was refused, and what is parked.
    public func conflicts() throws -> [HeadOfficePosting] {
        try fetch("WHERE posting.state IN ('refused', 'parked') ORDER BY posting.id", [])
    }

    /// What waits because something before it on the same account is refused, oldest first, by the
    /// number of the one that is refused.
    public func waitingBehindRefused() throws -> [Int64: [HeadOfficePosting]] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT posting.id, MIN(refused.id) AS refused FROM posting
                JOIN posting AS refused ON refused.account = posting.account
                    AND refused.id < posting.id AND refused.state = 'refused'
                    AND refused.state IN (\(Self.open))
                WHERE posting.state = 'waiting' AND posting.state IN (\(Self.open))
                GROUP BY posting.id ORDER BY posting.id
                """)
        var waiting: [Int64: [HeadOfficePosting]] = [:]
        for row in rows {
            guard let posting = try posting(row["id"]) else { continue }
            waiting[row["refused"], default: []].append(posting)
        }
        return waiting
    }

    /// How many there are in each state.
    public func counts() throws -> [HeadOfficePosting.State: Int] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT state, COUNT(*) AS count FROM posting GROUP BY state")
        return Dictionary(
            uniqueKeysWithValues: rows.compactMap { row in
                HeadOfficePosting.State(rawValue: row["state"]).map { ($0, row["count"]) }
            })
    }

    /// How many wait of accounts head office's number is not known of.
    public func unaddressed() throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM posting WHERE state = 'waiting' AND NOT EXISTS
                    (SELECT 1 FROM head_office_identity WHERE kind IN ('loan', 'savings')
                    AND local = posting.account)
                """) ?? 0
    }

    /// Leaves some that wait alone until a moment.
    public func postpone(_ ids: [Int64], until moment: Moment) throws {
        for id in ids {
            try db.runCached(
                "UPDATE posting SET due_at = ? WHERE id = ? AND state IN ('waiting', 'unknown')",
                [moment.millisecondsSince1970, id])
        }
    }

    /// What was put off beyond a moment is due at once.
    public func hasten(putOffBeyond limit: Moment, at now: Moment) throws {
        try db.runCached(
            """
            UPDATE posting SET due_at = ?
            WHERE due_at > ? AND state IN ('waiting', 'unknown', 'pending-approval')
            """, [now.millisecondsSince1970, limit.millisecondsSince1970])
    }

    /// What waits for an account is tried at once: head office's number is known by now. What lay
    /// in the conflict desk because it was not, waits again.
    public func hasten(_ account: Account, at now: Moment) throws {
        let unknown = try fetch(
            "WHERE posting.account = ? AND posting.state = 'refused' AND posting.code = ?",
            [account.code, OwnRefusal.accountUnknown.rawValue])
        for posting in unknown { _ = try retry(posting.id, at: now) }
        try db.runCached(
            """
            UPDATE posting SET due_at = MIN(due_at, ?)
            WHERE account = ? AND state = 'waiting' AND tries = 0
            """, [now.millisecondsSince1970, account.code])
    }

    /// Debits less credits of an account that head office does not have yet, in minor units.
    ///
    /// Head office's figure and this together are the branch's balance.
    public func unposted(of account: Account) throws -> Int64 {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT IFNULL(SUM(CASE debit WHEN :account THEN amount ELSE -amount END), 0)
                FROM entry WHERE (debit = :account OR credit = :account)
                AND (reference IS NOT NULL
                    OR EXISTS (SELECT 1 FROM posting_move WHERE entry = sequence)
                    OR EXISTS (SELECT 1 FROM posting_move_back WHERE entry = sequence))
                AND NOT EXISTS (SELECT 1 FROM posting WHERE posting.entry = sequence
                    AND posting.account = :account AND state = 'posted')
                """,
            arguments: ["account": account.code]) ?? 0
    }

    /// Whether something of an account is on its way, and nobody knows whether it arrived.
    public func isInDoubt(_ account: Account) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM posting WHERE account = ?
                AND (state IN ('sending', 'unknown', 'pending-approval')
                    OR state = 'waiting' AND tries > 0))
                """,
            arguments: [account.code]) ?? false
    }

    /// SQL: the states the next one of an account waits for.
    static let open = HeadOfficePosting.State.allCases.filter(\.isOpen)
        .map { "'\($0.rawValue)'" }.joined(separator: ", ")

    func fetch(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [HeadOfficePosting] {
        try db.cachedRows("\(HeadOfficePosting.select) \(condition)", arguments)
            .map(HeadOfficePosting.init(row:))
    }
}
