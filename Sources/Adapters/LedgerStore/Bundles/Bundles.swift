public import Accounting
public import Foundation
internal import GRDB

/// The bundles this branch made for head office, numbered from 1, each chained to the one before.
///
/// The row with the octets is committed first and is the bundle; every file is a copy of it that
/// can be written again. So there are never two bundles with one number, whenever the power goes.
public struct Bundles {
    let db: Database

    /// The last one; nil before the first.
    public func last() throws -> MadeBundle? {
        try Row.fetchOne(
            db, sql: "SELECT \(Self.columns) FROM bundle ORDER BY number DESC LIMIT 1"
        ).map(MadeBundle.init(row:))
    }

    /// The one with this number.
    public func bundle(_ number: Int64) throws -> MadeBundle? {
        try Row.fetchOne(
            db, sql: "SELECT \(Self.columns) FROM bundle WHERE number = ?", arguments: [number]
        ).map(MadeBundle.init(row:))
    }

    /// Every one of them, in order.
    public func all() throws -> [MadeBundle] {
        try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM bundle ORDER BY number")
            .map(MadeBundle.init(row:))
    }

    /// The octets of a bundle's file, or a part of them; nil when there is none of this number.
    ///
    /// - Parameter range: Octets counted from 0, within the file.
    public func octets(of number: Int64, in range: Range<Int>? = nil) throws -> Data? {
        guard let range else {
            return try Data.fetchOne(
                db, sql: "SELECT octets FROM bundle WHERE number = ?", arguments: [number])
        }
        return try Data.fetchOne(
            db, sql: "SELECT substr(octets, ?, ?) FROM bundle WHERE number = ?",
            arguments: [range.lowerBound + 1, range.count, number])
    }

    /// Notes a bundle that was made of an extract, in the write the extract was read in.
    ///
    /// - Throws: `DatabaseError` when it does not follow the last one.
    public func add(_ bundle: MadeBundle, octets: Data) throws {
        try db.execute(
            sql: """
                INSERT INTO bundle (number, made_at, first_entry, last_entry, last_collection,
                    last_state, last_reversal, last_hand_in, last_seal, last_decision,
                    chain_hash, previous_hash, hash, octets)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                bundle.number, bundle.madeAt.millisecondsSince1970, bundle.firstEntry,
                bundle.end.entry, bundle.end.collection, bundle.end.state, bundle.end.reversal,
                bundle.end.handIn, bundle.end.seal, bundle.end.decision, bundle.chainHash,
                bundle.previousHash, bundle.hash, octets,
            ])
    }

    /// Everything but the octets.
    private static let columns = """
        number, made_at, first_entry, last_entry, last_collection, last_state, last_reversal,
        last_hand_in, last_seal, last_decision, chain_hash, previous_hash, hash,
        length(octets) AS size
        """
}

/// A bundle as it stands in the books.
public struct MadeBundle: Hashable, Sendable {
    public var number: Int64
    public var madeAt: Moment

    /// The first entry in it; one more than the last where there is none.
    public var firstEntry: Int64

    /// How far it goes.
    public var end: JournalPosition

    /// The hash of the last entry.
    public var chainHash: Data

    /// SHA-256 of the file before; zeros for the first.
    public var previousHash: Data

    /// SHA-256 of its file.
    public var hash: Data

    /// Octets of its file.
    public var size: Int

    public init(
        number: Int64, madeAt: Moment, firstEntry: Int64, end: JournalPosition, chainHash: Data,
        previousHash: Data, hash: Data, size: Int
    ) {
        self.number = number
        self.madeAt = madeAt
        self.firstEntry = firstEntry
        self.end = end
        self.chainHash = chainHash
        self.previousHash = previousHash
        self.hash = hash
        self.size = size
    }

    /// The name of its file: `0000007.tawi`.
    public var fileName: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 7 - digits.count)) + digits + ".tawi"
    }
}

/// How far something has read each of the books' append-only tables, by their row numbers.
public struct JournalPosition: Hashable, Sendable {
    public var entry: Int64 = 0
    public var collection: Int64 = 0
    public var state: Int64 = 0
    public var reversal: Int64 = 0
    public var handIn: Int64 = 0
    public var seal: Int64 = 0
    public var decision: Int64 = 0

    public init() {}
}

extension MadeBundle {
    init(row: Row) {
        var end = JournalPosition()
        end.entry = row["last_entry"]
        end.collection = row["last_collection"]
        end.state = row["last_state"]
        end.reversal = row["last_reversal"]
        end.handIn = row["last_hand_in"]
        end.seal = row["last_seal"]
        end.decision = row["last_decision"]
        self.init(
            number: row["number"], madeAt: Moment(millisecondsSince1970: row["made_at"]),
            firstEntry: row["first_entry"], end: end, chainHash: row["chain_hash"],
            previousHash: row["previous_hash"], hash: row["hash"], size: row["size"])
    }
}
