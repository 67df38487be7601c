public import Accounting
internal import GRDB

/// Cash that was counted and differs from what was due: nothing is booked before somebody agrees.
public struct HeldCount: Hashable, Sendable {
    /// What is booked when he does; its variance is still to be signed.
    public var slip: HandInSlip

    /// What the officer's texts added up to.
    public var due: Money
    public var reason: String

    public init(_ slip: HandInSlip, due: Money, reason: String) {
        self.slip = slip
        self.due = due
        self.reason = reason
    }

    /// What was counted less what was due.
    public var difference: Money { slip.counted.subtracting(due) ?? slip.counted }
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
            slip.officer, slip.cashier, count.due.minorUnits, slip.counted.minorUnits,
            slip.counted.currency.code, count.reason, Self.text(of: slip.denominations),
            slip.only.map { $0.map(\.text).joined(separator: " ") },
        ]
        let same = try Int64.fetchOne(
            db,
            sql: """
                SELECT MAX(id) FROM held_count WHERE officer = ? AND cashier = ? AND due = ?
                AND counted = ? AND currency = ? AND reason = ? AND pieces = ? AND chosen IS ?
                """,
            arguments: arguments)
        if let same { return same }
        try db.execute(
            sql: """
                INSERT INTO held_count (officer, cashier, due, counted, currency, reason, pieces,
                    chosen, counted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
            due: money("due"), reason: row["reason"])
    }
}
