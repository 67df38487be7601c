public import Accounting
internal import Foundation
internal import GRDB

/// The sealed days, one after the other, each chained to the one before.
public struct Seals {
    let db: Database

    /// The last day that is sealed; nothing is dated into it or before it any more.
    public func lastDay() throws -> Day? {
        // Asked for every entry that is posted.
        let newest = try db.cachedStatement(sql: "SELECT MAX(day) FROM day_seal")
        return try String.fetchOne(newest).flatMap(Day.init(iso:))
    }

    /// Whether a day can no longer change.
    public func isSealed(_ day: Day) throws -> Bool {
        try lastDay().map { day <= $0 } ?? false
    }

    /// The seal of a day.
    public func seal(of day: Day) throws -> DaySeal? {
        try Row.fetchOne(db, sql: "SELECT * FROM day_seal WHERE day = ?", arguments: [day.iso])
            .map(seal(row:))
    }

    /// The last seal.
    public func last() throws -> DaySeal? {
        try Row.fetchOne(db, sql: "SELECT * FROM day_seal ORDER BY number DESC LIMIT 1")
            .map(seal(row:))
    }

    /// Every seal, in order.
    public func all() throws -> [DaySeal] {
        try Row.fetchAll(db, sql: "SELECT * FROM day_seal ORDER BY number").map(seal(row:))
    }

    func seal(row: Row) throws -> DaySeal {
        let number: Int64 = row["number"]
        guard let day = Day(iso: row["day"]), let currency = Currency(row["currency"]) else {
            throw CorruptRow(table: "day_seal", row: "\(number)")
        }
        return DaySeal(
            number: number, day: day, firstEntry: row["first_entry"],
            lastEntry: row["last_entry"], chainHash: row["chain_hash"], currency: currency,
            lines: try lines(of: number, in: currency), closedBy: row["closed_by"],
            witness: row["witness"], reason: row["reason"],
            sealedAt: Moment(millisecondsSince1970: row["sealed_at"]),
            previousHash: row["previous_hash"], hash: row["hash"])
    }

    private func lines(of seal: Int64, in currency: Currency) throws -> [SealLine] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM day_seal_line WHERE seal = ? ORDER BY rowid",
            arguments: [seal]
        ).map { row in
            guard let figure = SealLine.Figure(rawValue: row["figure"]) else {
                throw CorruptRow(table: "day_seal_line", row: "\(seal)")
            }
            return SealLine(
                figure, row["name"], number: row["number"],
                amount: Money(minorUnits: row["amount"], currency: currency))
        }
    }
}
