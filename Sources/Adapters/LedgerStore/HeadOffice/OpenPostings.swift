public import Accounting
internal import GRDB

/// What a round of posting reads and writes, while it is lent out; of no use afterwards.
public struct OpenPostings {
    let db: Database

    /// The books of the branch; nil where head office posts from bundles.
    public let books: OpenBooks?

    init(db: Database, books: OpenBooks?) {
        self.db = db
        self.books = books
    }

    public var postings: HeadOfficePostings {
        HeadOfficePostings(db: db, side: books == nil ? .headOffice : .branch)
    }

    public var identities: HeadOfficeIdentities { HeadOfficeIdentities(db: db) }

    /// The number of an account that stands on the client's papers.
    public func printedNumber(of account: Account) throws -> String? {
        try db.cachedValue(
            "SELECT account_number FROM account WHERE code = ?", [account.code])
    }
}

/// Where a round of posting keeps what it does.
public enum PostingFile: Sendable {
    /// At the branch: its books.
    case books(Books)

    /// At head office: what a branch's bundles brought.
    case central(CentralPostings)

    /// Lends it for one write: all of it lands, or nothing.
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (OpenPostings) throws -> Result
    ) async throws -> Result {
        switch self {
        case .books(let books):
            try await books.write { try body(OpenPostings(db: $0.db, books: $0)) }
        case .central(let file): try await file.write(body)
        }
    }

    /// Lends it for reading, as it stands at one moment.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (OpenPostings) throws -> Result
    ) async throws -> Result {
        switch self {
        case .books(let books):
            try await books.read { try body(OpenPostings(db: $0.db, books: $0)) }
        case .central(let file): try await file.read(body)
        }
    }
}
