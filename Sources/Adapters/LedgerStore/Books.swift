internal import Foundation
internal import GRDB

/// The branch's one file: people, books, messages in and out.
///
/// SQLite in WAL mode with `synchronous=FULL`: what a write has returned from survives a power cut.
/// The file lends itself for the time of one closure, as `OpenBooks`.
///
/// Reading has connections of its own: it waits for no write, and no write's statements have to be
/// compiled again because the one connection was locked against writing for a while.
public struct Books: Sendable {
    private let database: DatabasePool
    let key: BranchKey

    /// Rings after a write that recorded messages.
    public let arrivals = Bell()

    /// Rings after a write that queued messages to be sent.
    public let departures = Bell()

    /// Rings after a write that raised or cleared an alarm.
    public let alarms = Bell()

    /// Opens the file, making it or bringing its schema up to date where needed.
    ///
    /// - Throws: `DatabaseError` when the file cannot be opened or is not a database,
    ///   `BranchKeyError` when the key is not the one it was made with.
    public init(at path: String, key: BranchKey) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { try $0.execute(sql: Self.settings) }
        configuration.maximumReaderCount = 2
        database = try DatabasePool(path: path, configuration: configuration)
        self.key = key
        // GRDB sets NORMAL with WAL: a power cut could then take back what was acknowledged.
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try Schema.migrator.migrate(database)
        try checkKey()
    }

    /// Deleted PINs are written over. What a savepoint may have to take back stays in memory, where
    /// SQLite would write it to a temporary file: with each payment a third of all that is written.
    ///
    /// The pages of a whole sheet fit into the cache, and those of several sheets into the
    /// write-ahead log before it is copied into the file: a page they share is then copied once.
    /// Smaller pages than a disk's sectors would write less still, but a power cut could then
    /// damage what lies beside them.
    private static let settings = """
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -16384;
        PRAGMA wal_autocheckpoint = 4000;
        """

    /// The books know their key: with another one no PIN would be right and no message recognised.
    private func checkKey() throws {
        let value = key.identity(of: Array("key check".utf8))
        try database.write { db in
            try db.execute(
                sql: "INSERT INTO key_check (id, value) VALUES (1, ?) ON CONFLICT DO NOTHING",
                arguments: [value])
            let known = try Data.fetchOne(db, sql: "SELECT value FROM key_check")
            guard known == value else { throw BranchKeyError.anotherBranch }
        }
    }

    /// Lends the books for one write: all of it lands, or nothing.
    ///
    /// - Throws: What `body` throws, or `DatabaseError` when the disk fails.
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (OpenBooks) throws -> Result
    ) async throws -> Result {
        try await database.write { [self] in try body(OpenBooks(db: $0, books: self)) }
    }

    /// Lends the books for reading, as they stand at one moment.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (OpenBooks) throws -> Result
    ) async throws -> Result {
        try await database.read { [self] in try body(OpenBooks(db: $0, books: self)) }
    }

    /// Closes the file. Nothing may be read or written afterwards.
    public func close() throws {
        // What reads is closed last and cannot copy the log into the file; whoever copies the file
        // of a branch that stands still shall have everything.
        try? database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try database.close()
    }
}

/// The books while they are lent out; of no use afterwards.
public struct OpenBooks {
    let db: Database
    let books: Books

    public var people: People { People(db: db) }
    public var ledger: Ledger { Ledger(db: db) }
    public var collections: Collections { Collections(db: db) }
    public var inbox: Inbox { Inbox(db: db, key: books.key, arrivals: books.arrivals) }
    public var outbox: Outbox { Outbox(db: db, departures: books.departures) }
    public var questions: Questions { Questions(db: db) }
    public var approvals: Approvals { Approvals(db: db) }
    public var heldMessages: HeldMessages { HeldMessages(db: db) }
    public var heldCounts: HeldCounts { HeldCounts(db: db) }
    public var decisions: Decisions { Decisions(db: db) }
    public var untranslated: UntranslatedSentences { UntranslatedSentences(db: db) }
    public var till: Till { Till(db: db) }
    public var seals: Seals { Seals(db: db) }
    public var rounds: RoundsDone { RoundsDone(db: db) }
    public var limits: OfficerLimits { OfficerLimits(db: db) }
    public var cards: CodeCards { CodeCards(db: db) }
    public var hotp: HOTPSecrets { HOTPSecrets(db: db, key: books.key) }
    public var codeUses: CodeUses { CodeUses(db: db) }
    public var phoneChanges: PhoneChanges { PhoneChanges(db: db) }
    public var barredPhones: BarredPhones { BarredPhones(db: db) }
    public var sheets: Sheets { Sheets(db: db) }
    public var dues: Dues { Dues(db: db) }
    public var reminders: Reminders { Reminders(db: db) }
    public var pins: PINGuard { PINGuard(db: db) }
    public var sims: SIMCards { SIMCards(db: db, key: books.key) }
    public var airtime: AirtimeReadings { AirtimeReadings(db: db, departures: books.departures) }
    public var calls: MissedCalls { MissedCalls(db: db, arrivals: books.arrivals) }
    public var alarms: Alarms { Alarms(db: db, bell: books.alarms) }
    public var selfTests: SelfTests { SelfTests(db: db) }
    public var identities: HeadOfficeIdentities { HeadOfficeIdentities(db: db) }
    public var postings: HeadOfficePostings { HeadOfficePostings(db: db) }
    public var headOffice: HeadOfficeContacts { HeadOfficeContacts(db: db) }
    public var bundles: Bundles { Bundles(db: db) }
    public var gateway: GatewayMessages { GatewayMessages(db: db, departures: books.departures) }
    public var clock: ClockTrust.Anchors { ClockTrust.Anchors(db: db) }
}

extension OpenBooks {
    /// Runs `body`; what it wrote is undone when it returns nil, and the rest of the write goes on.
    public func attempt<Result>(_ body: () throws -> Result?) throws -> Result? {
        try db.attempt(body)
    }
}
