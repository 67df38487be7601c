public import Accounting
internal import GRDB

/// The branch's till: what officers hold, and what they handed in.
public struct Till {
    let db: Database

    /// What an officer holds now.
    public func cashInHand(of officer: String, in currency: Currency) throws -> CashInHand {
        let balance = try Ledger(db: db).balance(of: .cashInHand(officer: officer))
        return CashInHand(
            officer: officer, balance: Money(minorUnits: balance, currency: currency),
            collections: try held(by: officer, in: currency))
    }

    /// What every officer holds who holds anything, by code.
    public func cashInHand(in currency: Currency) throws -> [CashInHand] {
        try String.fetchAll(db, sql: "SELECT code FROM officer ORDER BY code")
            .map { try cashInHand(of: $0, in: currency) }
            .filter { !$0.isNothing || $0.balance.isNegative }
    }

    /// Nobody looks through what was handed in whole long ago: times never go back.
    static let held = """
        SELECT collection.*, state,
            (SELECT SUM(CASE debit WHEN :cash THEN amount ELSE -amount END) FROM entry
                WHERE reference = collection.reference
                AND :cash IN (debit, credit)) AS amount
        FROM collection CROSS JOIN collection_now USING (reference, officer)
        WHERE officer = :officer AND recorded_at >= IFNULL((SELECT MAX(received_at)
            FROM hand_in WHERE officer = :officer AND leaves_open = 0), 0)
        AND NOT EXISTS (SELECT 1 FROM hand_in_collection
            WHERE reference = collection.reference)
        ORDER BY recorded_at, collection.rowid
        """

    private func held(by officer: String, in currency: Currency) throws -> [HeldCollection] {
        try Row.fetchAll(
            db, sql: Self.held,
            arguments: [
                "officer": officer, "cash": Account.cashInHand(officer: officer).code,
            ]
        ).compactMap { try HeldCollection(row: $0, in: currency) }
    }
}

extension HeldCollection {
    /// Nil for one that was taken back.
    fileprivate init?(row: Row, in currency: Currency) throws {
        let collection = try Collection(row: row)
        guard let state = (row["state"] as String?).flatMap(CollectionState.init(rawValue:)) else {
            throw CorruptRow(table: "collection", row: collection.reference.text)
        }
        guard state != .reversed else { return nil }
        self.init(
            reference: collection.reference, client: collection.client, state: state,
            amount: Money(minorUnits: row["amount"] ?? 0, currency: currency),
            recordedAt: collection.recordedAt, day: collection.day)
    }
}

extension Till {
    /// The hand-in with this reference.
    public func handIn(_ reference: Reference) throws -> HandIn? {
        try find("reference = ?", [reference.text]).first
    }

    /// The hand-in in which a collection's cash was counted; nil while its officer holds it.
    public func handIn(of collection: Reference) throws -> HandIn? {
        try find(
            "reference = (SELECT hand_in FROM hand_in_collection WHERE reference = ?)",
            [collection.text]
        ).first
    }

    /// The hand-ins of a day, in order.
    public func handIns(on day: Day) throws -> [HandIn] {
        try find("day = ? ORDER BY received_at, rowid", [day.iso])
    }

    /// What an officer handed in last.
    public func lastHandIn(of officer: String) throws -> HandIn? {
        try find("officer = ? ORDER BY received_at DESC, rowid DESC LIMIT 1", [officer]).first
    }

    private func find(_ condition: String, _ arguments: StatementArguments) throws -> [HandIn] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM hand_in WHERE \(condition)", arguments: arguments
        ).map(handIn(row:))
    }

    private func handIn(row: Row) throws -> HandIn {
        let text: String = row["reference"]
        guard let reference = Reference(text), let day = Day(iso: row["day"]),
            let currency = Currency(row["currency"])
        else { throw CorruptRow(table: "hand_in", row: text) }
        let witness: String? = row["witness"]
        return HandIn(
            reference: reference, officer: row["officer"], cashier: row["cashier"],
            due: Money(minorUnits: row["due"], currency: currency),
            counted: Money(minorUnits: row["counted"], currency: currency),
            variance: witness.map { Variance(reason: row["reason"] ?? "", witness: $0) },
            denominations: try denominations(of: text, in: currency),
            collections: try collections(of: text),
            receivedAt: Moment(millisecondsSince1970: row["received_at"]), day: day)
    }

    private func denominations(of handIn: String, in currency: Currency) throws -> [Denomination] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM hand_in_denomination WHERE hand_in = ? ORDER BY value DESC",
            arguments: [handIn]
        ).map {
            Denomination(
                value: Money(minorUnits: $0["value"], currency: currency), pieces: $0["pieces"])
        }
    }

    private func collections(of handIn: String) throws -> [Reference] {
        try String.fetchAll(
            db,
            sql: "SELECT reference FROM hand_in_collection WHERE hand_in = ? ORDER BY rowid",
            arguments: [handIn]
        ).compactMap { Reference($0) }
    }
}
