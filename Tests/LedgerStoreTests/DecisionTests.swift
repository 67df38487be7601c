import Accounting
import GRDB
import Testing

@testable import LedgerStore

@Suite struct DecisionTests {
    @Test(arguments: [
        "UPDATE decision SET actor = 'user:X' WHERE id = 2",
        "UPDATE decision SET detail = 'less' WHERE id = 2",
        "UPDATE decision SET decided_at = 5 WHERE id = 1",
        "UPDATE decision_seal SET hash = zeroblob(32) WHERE decision = 2",
        "DELETE FROM decision_seal WHERE decision = 2",
        "DELETE FROM decision_seal WHERE decision = 2; DELETE FROM decision WHERE id = 2",
        "DELETE FROM decision_seal WHERE decision = 3; DELETE FROM decision WHERE id = 3",
    ])
    func `a decision altered behind the program is found`(alteration: String) async throws {
        let branch = try await TestBranch()
        try await branch.books.write { books in
            for number in 1...3 {
                try books.decisions.note(
                    Decision(by: "user:M", "limit set", about: "officer:KM", detail: "\(number)"),
                    at: TestBranch.start)
            }
        }
        #expect(try await branch.books.read(Auditor.audit).isSound)
        try await branch.books.write { books in
            for table in ["decision", "decision_seal"] {
                try books.db.execute(sql: "DROP TRIGGER \(table)_is_never_updated")
                try books.db.execute(sql: "DROP TRIGGER \(table)_is_never_deleted")
            }
            try books.db.execute(sql: alteration)
        }
        let audit = try await branch.books.read(Auditor.audit)
        #expect(!audit.isSound)
        #expect(audit.firstFault?.reason.contains("decision") == true)
    }

    @Test func `decisions made before the chain stand outside it`() async throws {
        let branch = try await TestBranch()
        try await branch.books.write { books in
            try books.db.execute(
                sql: """
                    INSERT INTO decision (decided_at, actor, kind, subject, detail)
                    VALUES (0, 'user:M', 'old', '', '')
                    """)
            try books.decisions.note(
                Decision(by: "user:M", "new", about: "x"), at: TestBranch.start)
        }
        #expect(try await branch.books.read(Auditor.audit).isSound)
    }
}
