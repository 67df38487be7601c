public import Accounting
internal import Foundation
internal import GRDB

/// Who closes a day, and why although something is open.
public struct DayClosing: Hashable, Sendable {
    public var day: Day

    /// The codes of two people.
    public var closedBy: String
    public var witness: String
    public var reason: String?

    public init(of day: Day, by closedBy: String, with witness: String, reason: String? = nil) {
        self.day = day
        self.closedBy = closedBy
        self.witness = witness
        self.reason = reason
    }
}

/// What the books say to a closing.
public enum ClosingVerdict: Hashable, Sendable {
    case closed(DaySeal)

    /// The day, or a later one, is sealed: by the last seal there is.
    case sealedAlready(last: DaySeal)

    /// An earlier day with entries is still open.
    case earlierDayOpen(Day)

    /// One person alone closes no day.
    case samePerson(String)
}

extension Seals {
    /// Seals a day: counts it, and lets nothing be dated into it any more.
    ///
    /// - Throws: `DatabaseError` when the disk fails. A refusal is a verdict, not an error.
    public func close(
        _ closing: DayClosing, in currency: Currency, at now: Moment
    ) throws -> ClosingVerdict {
        guard closing.closedBy != closing.witness else { return .samePerson(closing.witness) }
        let before = try last()
        if let before, closing.day <= before.day { return .sealedAlready(last: before) }
        if let day = try openDay(before: closing.day, after: before) {
            return .earlierDayOpen(day)
        }
        let seal = try drawn(closing, after: before, in: currency, at: now)
        try insert(seal)
        return .closed(seal)
    }

    /// The first day with entries that nobody sealed.
    public func openDay(before day: Day) throws -> Day? {
        try openDay(before: day, after: try last())
    }

    private func openDay(before day: Day, after seal: DaySeal?) throws -> Day? {
        try String.fetchOne(
            db, sql: "SELECT MIN(day) FROM entry WHERE sequence > ? AND day < ?",
            arguments: [seal?.lastEntry ?? 0, day.iso]
        ).flatMap(Day.init(iso:))
    }

    private func drawn(
        _ closing: DayClosing, after before: DaySeal?, in currency: Currency, at now: Moment
    ) throws -> DaySeal {
        let first = (before?.lastEntry ?? 0) + 1
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT sequence, hash FROM entry WHERE sequence >= ? AND day <= ?
                ORDER BY sequence DESC LIMIT 1
                """,
            arguments: [first, closing.day.iso])
        let last: Int64 = row?["sequence"] ?? first - 1
        let count = DayCount(db: db, first: first, last: last, currency: currency)
        let draft = { (hash: Data) in
            DaySeal(
                number: (before?.number ?? 0) + 1, day: closing.day, firstEntry: first,
                lastEntry: last,
                chainHash: row?["hash"] ?? before?.chainHash ?? Entry.firstPreviousHash,
                currency: currency, lines: try count.lines(), closedBy: closing.closedBy,
                witness: closing.witness, reason: closing.reason, sealedAt: now,
                previousHash: before?.hash ?? DaySeal.firstPreviousHash, hash: hash)
        }
        return try draft(try draft(Data()).computedHash)
    }

    private func insert(_ seal: DaySeal) throws {
        try db.execute(
            sql: """
                INSERT INTO day_seal (number, day, first_entry, last_entry, chain_hash, currency,
                    closed_by, witness, reason, sealed_at, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                seal.number, seal.day.iso, seal.firstEntry, seal.lastEntry, seal.chainHash,
                seal.currency.code, seal.closedBy, seal.witness, seal.reason,
                seal.sealedAt.millisecondsSince1970, seal.previousHash, seal.hash,
            ])
        for line in seal.lines {
            try db.execute(
                sql: """
                    INSERT INTO day_seal_line (seal, figure, name, number, amount)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    seal.number, line.figure.rawValue, line.name, line.number,
                    line.amount.minorUnits,
                ])
        }
    }
}
