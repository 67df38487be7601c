import Accounting
import Foundation
import GRDB
import Testing

@testable import LedgerStore

@Suite struct MigrationTests {
    /// A file as the first schema left it: three messages out, one of them on the air.
    private static let firstFile = """
        INSERT INTO message (identity, kind, sender, tpdu, sent_at, received_at)
            VALUES (zeroblob(32), 'deliver', '+254722000002', x'00', 0, 0);
        INSERT INTO outgoing (recipient, text, class, cause, created_at, expires_at) VALUES
            ('+254722000002', 'one', 'answer', 1, 0, 9000000000000),
            ('+254722000002', 'two', 'courtesy', NULL, 0, 9000000000000),
            ('+254722000002', 'three', 'reminder', NULL, 0, 9000000000000);
        INSERT INTO outgoing_part (outgoing, sequence, tpdu, rank, state, submissions, due_at,
            intended_at) VALUES
            (1, 1, x'01', 0, 'sending', 1, 0, 0), (2, 1, x'02', 1, 'queued', 0, 0, NULL),
            (3, 1, x'03', 3, 'queued', 0, 0, NULL);
        """

    @Test func `a file of the first schema goes on where it was`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "tawi.db").path
        let first = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(first, upTo: "1 foundation")
        try await first.write { try $0.execute(sql: Self.firstFile) }
        try first.close()

        let books = try Books(at: path, key: try TestBranch.key)
        let route = Route(modem: "m1")
        let states = try await books.write { books in
            let outbox = books.outbox
            try outbox.recoverInterrupted(
                of: "m1", in: Routing([route]), at: now(0), repeatAt: now(60))
            var texts: [String] = []
            while case .part(let part, _) = try outbox.next(
                for: "m1", in: Routing([route]), at: now(0))
            {
                #expect(try outbox.intend(part.id, by: route, at: now(0)))
                texts.append("\(part.message)")
            }
            #expect(texts == ["2", "3"])
            return try outbox.messages(latest: 9).map(\.state)
        }
        #expect(states == [.unknown, .sending, .sending])
        #expect(try await books.read { try $0.outbox.messages(latest: 9).map(\.id) } == [1, 2, 3])
        try books.close()
    }

    /// A sender asks these at every step.
    @Test(arguments: [
        "SELECT id FROM outgoing_part WHERE \(Outbox.sendable) ORDER BY rank + refusals, id",
        "SELECT MIN(due_at) FROM outgoing_part WHERE \(Outbox.sendable) AND due_at > 5",
        """
        UPDATE outgoing_part SET state = 'expired' WHERE state = 'queued' AND \(Outbox.sendable)
        AND (SELECT expires_at FROM outgoing WHERE outgoing.id = outgoing_part.outgoing) <= 5
        """,
        "UPDATE outgoing_part SET state = 'unknown' WHERE state = 'sending' AND modem IS NULL",
    ])
    func `what is over and done with is not looked through`(statement: String) async throws {
        let branch = try await TestBranch()
        let plan = try await branch.books.read { books in
            try Row.fetchAll(books.db, sql: "EXPLAIN QUERY PLAN \(statement)").map {
                $0["detail"] as String
            }
        }
        #expect(plan.first?.contains("USING") == true, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        #expect(!plan.contains("SCAN outgoing"), "\(plan)")
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
