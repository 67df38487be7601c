public import Accounting
internal import GRDB

/// The collections and the payments held back, beside the journal.
public struct Collections {
    let db: Database

    /// Notes a collection in the state `reported`. Its transfers are posted in the same write.
    public func report(_ collection: Collection) throws {
        try db.runCached(
            """
            INSERT INTO collection (reference, officer, client, message, recorded_at, day)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                collection.reference.text, collection.officer, collection.client,
                collection.message, collection.recordedAt.millisecondsSince1970, collection.day.iso,
            ])
        try enter(.reported, collection.reference, at: collection.recordedAt)
    }

    /// Notes that a collection has come to a state.
    ///
    /// A dispute that waits for a manager stands through a count of the cash and through the answer
    /// of head office: the collection is disputed again at once.
    public func enter(
        _ state: CollectionState, _ reference: Reference, at now: Moment
    ) throws {
        try insert(state, reference, at: now)
        guard [.verified, .posted, .refused].contains(state),
            try Approvals(db: db).waiting(.dispute(reference), at: now) != nil
        else { return }
        try insert(.disputed, reference, at: now)
    }

    private func insert(_ state: CollectionState, _ reference: Reference, at now: Moment) throws {
        try db.runCached(
            "INSERT INTO collection_state (reference, state, entered_at) VALUES (?, ?, ?)",
            [reference.text, state.rawValue, now.millisecondsSince1970])
    }

    /// The collection with this reference; nil when there is none.
    public func collection(_ reference: Reference) throws -> Collection? {
        try db.cachedRow("SELECT * FROM collection WHERE reference = ?", [reference.text])
            .map(Collection.init(row:))
    }

    /// The states a collection went through, with their times.
    public func history(
        of reference: Reference
    ) throws -> [(state: CollectionState, at: Moment)] {
        try db.cachedRows(
            "SELECT * FROM collection_state WHERE reference = ? ORDER BY id", [reference.text]
        ).compactMap { row in
            CollectionState(rawValue: row["state"]).map {
                ($0, Moment(millisecondsSince1970: row["entered_at"]))
            }
        }
    }

    /// Whether a collection bears this reference.
    public func isTaken(_ reference: Reference) throws -> Bool {
        try collection(reference) != nil
    }
}

extension Collections {
    /// Holds a payment back until its officer answers.
    public func hold(_ payment: HeldPayment) throws {
        try db.execute(
            sql: """
                INSERT INTO held_payment (officer, client, asked_about, message, day)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                payment.officer, payment.client, payment.askedAbout.text, payment.message,
                payment.day.iso,
            ])
        let held = db.lastInsertedRowID
        for item in payment.items {
            try db.execute(
                sql: "INSERT INTO held_payment_item (held, account, amount) VALUES (?, ?, ?)",
                arguments: [held, item.account.code, item.amount.minorUnits])
        }
    }

    /// The payment the officer was last asked about under this reference, and what became of it.
    public func heldPayment(
        askedAbout reference: Reference, by officer: String, in currency: Currency
    ) throws -> (id: Int64, payment: HeldPayment, releasedAs: Reference?)? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT held_payment.*, held_payment_release.reference AS released_as
                FROM held_payment LEFT JOIN held_payment_release ON held = held_payment.id
                WHERE asked_about = ? AND officer = ? ORDER BY held_payment.id DESC LIMIT 1
                """,
            arguments: [reference.text, officer])
        guard let row else { return nil }
        guard let day = Day(iso: row["day"]) else {
            throw CorruptRow(table: "held_payment", row: "\(row["id"] as Int64)")
        }
        let payment = HeldPayment(
            officer: officer, client: row["client"], askedAbout: reference,
            message: row["message"], day: day, items: try items(of: row["id"], in: currency))
        let released = (row["released_as"] as String?).flatMap { Reference($0) }
        return (row["id"], payment, released)
    }

    /// Notes that a held payment was recorded after all. Once only.
    public func release(_ held: Int64, as reference: Reference) throws {
        try db.execute(
            sql: "INSERT INTO held_payment_release (held, reference) VALUES (?, ?)",
            arguments: [held, reference.text])
    }

    private func items(of held: Int64, in currency: Currency) throws -> [CollectedItem] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM held_payment_item WHERE held = ? ORDER BY account DESC",
            arguments: [held]
        ).map { row in
            guard let account = Account(code: row["account"]) else {
                throw CorruptRow(table: "held_payment_item", row: "\(held)")
            }
            return CollectedItem(
                account: account, amount: Money(minorUnits: row["amount"], currency: currency))
        }
    }
}

extension Collection {
    init(row: Row) throws {
        guard let reference = Reference(row["reference"] as String),
            let day = Day(iso: row["day"] as String)
        else { throw CorruptRow(table: "collection", row: row["reference"]) }
        self.init(
            reference: reference, officer: row["officer"], client: row["client"],
            message: row["message"],
            recordedAt: Moment(millisecondsSince1970: row["recorded_at"]), day: day)
    }
}
