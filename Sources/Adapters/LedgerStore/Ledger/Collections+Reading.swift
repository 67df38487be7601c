public import Accounting
internal import GRDB

extension Collections {
    /// The collection with what was collected and its state; nil when there is none.
    public func filed(_ reference: Reference) throws -> FiledCollection? {
        guard let collection = try collection(reference) else { return nil }
        return try filed(collection)
    }

    /// How far a collection has come; nil when there is none.
    public func state(of reference: Reference) throws -> CollectionState? {
        try db.cachedValue("SELECT state FROM collection_now WHERE reference = ?", [reference.text])
            .flatMap(CollectionState.init(rawValue:))
    }

    /// What an officer recorded on a day, oldest first.
    public func all(by officer: String, on day: Day) throws -> [FiledCollection] {
        try filed(
            """
            WHERE officer = :officer AND recorded_at >= \(Self.dayBegins) AND day = :day
            ORDER BY recorded_at, collection.rowid
            """, ["officer": officer, "day": day.iso])
    }

    /// What was recorded for a client since a moment, latest first.
    public func all(of client: String, since start: Moment) throws -> [FiledCollection] {
        try filed(
            """
            WHERE client = ? AND recorded_at >= ?
            ORDER BY recorded_at DESC, collection.rowid DESC
            """, [client, start.millisecondsSince1970])
    }

    /// A client's latest collections, latest first.
    public func latest(_ count: Int, of client: String) throws -> [FiledCollection] {
        try filed(
            "WHERE client = ? ORDER BY recorded_at DESC, collection.rowid DESC LIMIT ?",
            [client, count])
    }

    private func filed(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [FiledCollection] {
        try Row.fetchAll(
            db, sql: "SELECT collection.* FROM collection \(condition)", arguments: arguments
        ).map { try filed(Collection(row: $0)) }
    }

    private func filed(_ collection: Collection) throws -> FiledCollection {
        let items = try Ledger(db: db).entries(of: collection.reference).map(\.transfer)
            .filter { !$0.isReversal }
            .map { CollectedItem(account: $0.credit, amount: $0.amount) }
        guard let first = items.first, let state = try state(of: collection.reference) else {
            throw CorruptRow(table: "collection", row: collection.reference.text)
        }
        let total = items.dropFirst().reduce(first.amount) { $0.adding($1.amount) ?? $0 }
        return FiledCollection(
            collection: collection, state: state, dayCollected: try dayCollected(collection),
            items: items, total: total)
    }
}
