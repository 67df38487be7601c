public import Accounting
internal import GRDB

/// Cash that was counted and differs from what was due: nothing is booked before somebody agrees.
public struct HeldCount: Hashable, Sendable {
    /// What is booked when he does; its variance is still to be signed.
    public var slip: HandInSlip

    /// What was to be counted.
    public var cash: CountedCash
    public var reason: String

    public init(_ slip: HandInSlip, of cash: CountedCash, reason: String) {
        self.slip = slip
        self.cash = cash
        self.reason = reason
    }

    /// What the officer's texts added up to.
    public var due: Money { cash.due }

    /// What was counted less what was due.
    public var difference: Money { slip.counted.subtracting(due) ?? slip.counted }
}

/// The cash a slip is about, at one moment: another after each collection, hand-in and undo.
public struct CountedCash: Hashable, Sendable {
    public var due: Money

    /// How often the officer handed in before, and the collections since: `3: 7F3K 8QWE`.
    var name: String
}

extension Till {
    /// The cash a slip is about: all the officer holds, or the collections it names.
    public func cash(of slip: HandInSlip) throws -> CountedCash {
        let inHand = try cashInHand(of: slip.officer, in: slip.counted.currency)
        let collections = inHand.collections.filter { slip.only?.contains($0.reference) ?? true }
        let references = collections.map(\.reference.text).joined(separator: " ")
        return CountedCash(
            due: slip.only == nil
                ? inHand.due : CashInHand.sum(of: collections, in: slip.counted.currency),
            name: "\(try countOfHandIns(of: slip.officer)): \(references)")
    }

    private func countOfHandIns(of officer: String) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT COUNT(*) FROM hand_in WHERE officer = ?", arguments: [officer]) ?? 0
    }
}

/// Counts that wait for a second person, or waited.
public struct HeldCounts {
    let db: Database

    /// Holds a count. The same count held again while nothing changed is the same number.
    ///
    /// - Returns: Its number.
    public func hold(_ count: HeldCount, at now: Moment) throws -> Int64 {
        let slip = count.slip
        let arguments: StatementArguments = [
            slip.officer, slip.cashier, count.due.minorUnits, count.cash.name,
            slip.counted.minorUnits, slip.counted.currency.code, count.reason,
            Self.text(of: slip.denominations),
            slip.only.map { $0.map(\.text).joined(separator: " ") },
        ]
        let same = try Int64.fetchOne(
            db,
            sql: """
                SELECT MAX(id) FROM held_count WHERE officer = ? AND cashier = ? AND due = ?
                AND cash = ? AND counted = ? AND currency = ? AND reason = ? AND pieces = ? AND chosen IS ?
                """,
            arguments: arguments)
        if let same { return same }
        try db.execute(
            sql: """
                INSERT INTO held_count (officer, cashier, due, cash, counted, currency, reason,
                    pieces, chosen, counted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: arguments + [now.millisecondsSince1970])
        return db.lastInsertedRowID
    }

    /// The count with this number.
    public func count(_ number: Int64) throws -> HeldCount? {
        try Row.fetchOne(db, sql: "SELECT * FROM held_count WHERE id = ?", arguments: [number])
            .map(HeldCount.init(row:))
    }

    /// `100000x12 50000x3`, in minor units.
    private static func text(of denominations: [Denomination]) -> String {
        denominations.map { "\($0.value.minorUnits)x\($0.pieces)" }.joined(separator: " ")
    }
}

extension HeldCount {
    fileprivate init(row: Row) throws {
        guard let currency = Currency(row["currency"]) else {
            throw CorruptRow(table: "held_count", row: "\(row["id"] as Int64)")
        }
        let money = { (column: String) in Money(minorUnits: row[column], currency: currency) }
        let pieces = (row["pieces"] as String).split(separator: " ").compactMap { written in
            let sides = written.split(separator: "x").compactMap { Int64($0) }
            return sides.count == 2
                ? Denomination(
                    value: Money(minorUnits: sides[0], currency: currency), pieces: sides[1])
                : nil
        }
        let chosen = (row["chosen"] as String?)?.split(separator: " ")
            .compactMap { Reference(String($0)) }
        self.init(
            HandInSlip(
                of: row["officer"], counted: money("counted"), by: row["cashier"],
                denominations: pieces, only: chosen),
            of: CountedCash(due: money("due"), name: row["cash"] ?? ""), reason: row["reason"])
    }
}
