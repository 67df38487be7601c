internal import Accounting
internal import Crypto
package import Foundation
internal import GRDB

/// The chain of hashes over the journal of decisions: it tells when somebody wrote in it.
struct DecisionChain {
    let db: Database

    static let firstPreviousHash = Data(repeating: 0, count: 32)

    /// Seals the decision that was written last.
    func seal(_ decision: Int64) throws {
        let row = try db.cachedRow("SELECT * FROM decision WHERE id = ?", [decision])
        let previous: Data =
            try db.cachedValue(
                "SELECT hash FROM decision_seal ORDER BY decision DESC LIMIT 1", [])
            ?? Self.firstPreviousHash
        guard let row else { throw CorruptRow(table: "decision", row: "\(decision)") }
        try db.runCached(
            "INSERT INTO decision_seal (decision, previous_hash, hash) VALUES (?, ?, ?)",
            [decision, previous, FiledDecision(row: row).chainHash(after: previous)])
    }

    /// What is wrong with the first decision that is not as it was written; nil when all are.
    func firstFault() throws -> (decision: Int64, reason: String)? {
        var previous = Self.firstPreviousHash
        var isBegun = false
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT decision.*, previous_hash, hash FROM decision
                LEFT JOIN decision_seal ON decision_seal.decision = decision.id ORDER BY id
                """)
        while let row = try rows.next() {
            guard let hash = row["hash"] as Data? else {
                // Decisions of the versions before the chain have no seal.
                if isBegun { return (row["id"], "the decision has no seal") }
                continue
            }
            isBegun = true
            guard row["previous_hash"] == previous else {
                return (row["id"], "it does not follow the decision before it")
            }
            guard hash == FiledDecision(row: row).chainHash(after: previous) else {
                return (row["id"], "it does not match its hash")
            }
            previous = hash
        }
        return try lastDecisionMissing()
    }

    /// SQLite remembers the highest number ever given: the end cannot be cut off.
    private func lastDecisionMissing() throws -> (decision: Int64, reason: String)? {
        let highest = try Int64.fetchOne(
            db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'decision'")
        let last = try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM decision") ?? 0
        guard let highest, highest > last else { return nil }
        return (last + 1, "the journal of decisions ends early: the decision is missing")
    }
}

extension FiledDecision {
    /// SHA-256 over every field, one a line, in the order of the table; what people wrote has its
    /// length before it.
    package func chainHash(after previous: Data) -> Data {
        let words = [decision.actor, decision.kind, decision.subject, decision.detail].map {
            "\($0.utf8.count) \($0)"
        }
        let fields =
            ["\(id)", "\(at.millisecondsSince1970)"] + words
            + [decision.message.map(String.init) ?? "", previous.hexadecimal]
        return Data(SHA256.hash(data: Data(fields.joined(separator: "\n").utf8)))
    }
}
