public import Accounting
public import Foundation
internal import GRDB

/// Head office's file of what branches recorded, filled from their bundles.
///
/// A bundle lands whole or not at all, once, and only after the one before it.
public struct CentralBooks: Sendable {
    let database: DatabaseQueue

    /// Opens the file, making it where it is not there.
    ///
    /// - Throws: `DatabaseError` when the file cannot be opened or is not a database.
    public init(at path: String) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try CentralSchema.migrator.migrate(database)
    }

    /// The last bundle of a branch that is in the file; nil before the first.
    public func last(of branch: String) throws -> TakenBundle? {
        try database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM bundle WHERE branch = ? ORDER BY number DESC LIMIT 1",
                arguments: [branch]
            ).map(TakenBundle.init(row:))
        }
    }

    /// The bundle of a branch with this number.
    public func bundle(_ number: Int64, of branch: String) throws -> TakenBundle? {
        try database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM bundle WHERE branch = ? AND number = ?",
                arguments: [branch, number]
            ).map(TakenBundle.init(row:))
        }
    }

    /// Writes a bundle that was found sound and to follow the last one.
    ///
    /// - Throws: `DatabaseError` when it does not follow, or the disk fails.
    public func take(_ bundle: TakenBundle, _ extract: JournalExtract, at now: Moment) throws {
        try database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO bundle (branch, number, made_at, first_entry, last_entry,
                        chain_hash, previous_hash, hash, signer, taken_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    bundle.branch, bundle.number, bundle.madeAt.millisecondsSince1970,
                    bundle.firstEntry, bundle.lastEntry, bundle.chainHash, bundle.previousHash,
                    bundle.hash, bundle.signer, now.millisecondsSince1970,
                ])
            for table in extract.tables(of: bundle.branch, bundle: bundle.number) {
                try insert(table, into: db)
            }
        }
    }

    private func insert(_ table: ExtractTable, into db: Database) throws {
        let names = table.columns.joined(separator: ", ")
        let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
        var sql = "INSERT INTO \(table.name) (\(names)) VALUES (\(marks))"
        if table.replaces {
            let news = table.columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
            sql += " ON CONFLICT (branch, \(table.columns[2])) DO UPDATE SET \(news)"
        }
        let statement = try db.makeStatement(sql: sql)
        for row in table.rows {
            try statement.execute(arguments: StatementArguments(row.map(\.databaseValue)))
        }
    }

    /// How many rows each table has.
    public func counts() throws -> [String: Int] {
        try database.read { db in
            try ["bundle", "entry", "collection", "client", "account"].reduce(into: [:]) {
                $0[$1] = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \($1)")
            }
        }
    }

    /// Closes the file. Nothing may be read or written afterwards.
    public func close() throws { try database.close() }
}

/// A bundle as head office has it.
public struct TakenBundle: Hashable, Sendable {
    public var branch: String
    public var number: Int64
    public var madeAt: Moment
    public var firstEntry: Int64
    public var lastEntry: Int64

    /// The hash of its last entry.
    public var chainHash: Data

    /// SHA-256 of the file before; zeros for the first.
    public var previousHash: Data

    /// SHA-256 of its file.
    public var hash: Data

    /// The public key that signed it.
    public var signer: Data

    public init(
        branch: String, number: Int64, madeAt: Moment, firstEntry: Int64, lastEntry: Int64,
        chainHash: Data, previousHash: Data, hash: Data, signer: Data
    ) {
        self.branch = branch
        self.number = number
        self.madeAt = madeAt
        self.firstEntry = firstEntry
        self.lastEntry = lastEntry
        self.chainHash = chainHash
        self.previousHash = previousHash
        self.hash = hash
        self.signer = signer
    }
}

extension TakenBundle {
    init(row: Row) {
        self.init(
            branch: row["branch"], number: row["number"],
            madeAt: Moment(millisecondsSince1970: row["made_at"]),
            firstEntry: row["first_entry"], lastEntry: row["last_entry"],
            chainHash: row["chain_hash"], previousHash: row["previous_hash"], hash: row["hash"],
            signer: row["signer"])
    }
}

extension ExtractTable.Cell {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .nothing: .null
        case .text(let text): text.databaseValue
        case .number(let number): number.databaseValue
        case .octets(let octets): octets.databaseValue
        }
    }
}
