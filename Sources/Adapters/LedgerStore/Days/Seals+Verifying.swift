internal import Accounting
internal import Foundation
internal import GRDB

/// What a recount of the seals found.
public struct SealReport: Hashable, Sendable {
    /// Seals that are as they were made.
    public var sound: Int64 = 0

    /// The first that is not, and why; nil when all are.
    public var firstFault: Fault?

    /// A seal that does not hold.
    public struct Fault: Hashable, Sendable {
        public var seal: Int64
        public var reason: String
    }
}

extension Seals {
    /// Recounts every sealed day from the journal and walks the chain of the seals.
    public func verify() throws -> SealReport {
        var report = SealReport()
        var before: DaySeal?
        for seal in try all() {
            if let reason = try fault(in: seal, after: before) {
                report.firstFault = SealReport.Fault(seal: report.sound + 1, reason: reason)
                return report
            }
            report.sound += 1
            before = seal
        }
        return report
    }

    private func fault(in seal: DaySeal, after before: DaySeal?) throws -> String? {
        guard seal.number == (before?.number ?? 0) + 1 else { return "the seal is missing" }
        guard seal.previousHash == before?.hash ?? DaySeal.firstPreviousHash else {
            return "it does not follow the seal before it"
        }
        guard seal.hash == seal.computedHash else { return "it does not match its hash" }
        guard seal.firstEntry == (before?.lastEntry ?? 0) + 1 else {
            return "it does not begin where the seal before it ends"
        }
        guard try chainHash(at: seal.lastEntry) == seal.chainHash else {
            return "the journal is not the one that was sealed"
        }
        guard try isLastOfItsDay(seal) else { return "its day has entries outside the seal" }
        return try figuresFault(in: seal)
    }

    private func chainHash(at sequence: Int64) throws -> Data? {
        guard sequence > 0 else { return Entry.firstPreviousHash }
        return try Data.fetchOne(
            db, sql: "SELECT hash FROM entry WHERE sequence = ?", arguments: [sequence])
    }

    private func isLastOfItsDay(_ seal: DaySeal) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT NOT EXISTS (SELECT 1 FROM entry WHERE sequence > :last AND day <= :day)
                AND NOT EXISTS (SELECT 1 FROM entry WHERE sequence BETWEEN :first AND :last
                    AND day > :day)
                """,
            arguments: ["first": seal.firstEntry, "last": seal.lastEntry, "day": seal.day.iso])
            ?? false
    }

    /// Products are renamed by head office: of them only the sum can be recounted.
    private func figuresFault(in seal: DaySeal) throws -> String? {
        let count = DayCount(
            db: db, first: seal.firstEntry, last: seal.lastEntry, currency: seal.currency)
        let isRecounted = { (line: SealLine) in line.figure != .product }
        guard try count.lines().filter(isRecounted) == seal.lines.filter(isRecounted),
            seal.total(.product) == seal.total(.paidInto)
        else { return "its figures do not follow from the journal" }
        return nil
    }
}
