internal import Accounting
internal import GRDB

/// Head office's file as one branch's own would look: what its bundles brought, and how far that
/// has come into Mifos.
///
/// A connection of its own, on which the tables of `HeadOfficePostings` are views of that branch's
/// rows, so that both sides post by the same code and call the same thing by the same name.
public struct CentralPostings: Sendable {
    private let database: DatabaseQueue

    /// Opens the file for a branch.
    ///
    /// - Throws: `DatabaseError` when the file cannot be opened.
    public init(at path: String, of branch: String) throws {
        try CentralBooks(at: path).close()
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.inDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try BranchViews.make(of: branch, in: db)
        }
    }

    /// Lends the postings for one write: all of it lands, or nothing.
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (OpenPostings) throws -> Result
    ) async throws -> Result {
        try await database.write { try body(OpenPostings(db: $0, books: nil)) }
    }

    /// Lends the postings for reading.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (OpenPostings) throws -> Result
    ) async throws -> Result {
        try await database.read { try body(OpenPostings(db: $0, books: nil)) }
    }

    /// Closes the file. Nothing may be read or written afterwards.
    public func close() throws { try database.close() }
}

/// What of a branch's bundles head office leaves to the branch.
public struct BranchDealings: Hashable, Sendable {
    /// Payments the branch had posted itself when it made the bundle.
    public var posted = 0

    /// Payments Mifos refused the branch, or a client disputes: a person there decides, or has.
    public var undecided = 0

    /// Payments whose cash nobody has counted yet.
    public var uncounted = 0
}

extension OpenPostings {
    /// What is not posted from here, and why.
    public func dealings() throws -> BranchDealings {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT collection_now.state AS state, COUNT(*) AS count
                FROM collection_now JOIN entry USING (reference)
                WHERE NOT \(Auditor.isReversal)
                AND (entry.credit LIKE 'loan:%' OR entry.credit LIKE 'savings:%'
                    OR entry.debit LIKE 'savings:%')
                AND NOT EXISTS (SELECT 1 FROM posting WHERE posting.entry = entry.sequence)
                GROUP BY collection_now.state
                """)
        var dealings = BranchDealings()
        for row in rows {
            let count: Int = row["count"]
            switch CollectionState(rawValue: row["state"]) {
            case .posted: dealings.posted += count
            // Of what was counted only that has no row which was moved to another account.
            case .refused, .disputed, .verified: dealings.undecided += count
            case .reported: dealings.uncounted += count
            case .reversed, nil: break
            }
        }
        return dealings
    }
}
