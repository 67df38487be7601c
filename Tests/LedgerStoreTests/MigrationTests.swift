import Accounting
import Foundation
import GRDB
import Testing
import TextCommands

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
                of: "m1", in: Routing([route]), at: now(0), repeatAt: { _ in now(60) })
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

    /// A file as the ninth schema left it: an answer, a reminder and a part in every state.
    private static let ninthFile = """
        INSERT INTO message (identity, kind, sender, tpdu, sent_at, received_at)
            VALUES (zeroblob(32), 'status-report', '+254722000002', x'00', 0, 0);
        INSERT INTO outgoing (id, recipient, text, class, created_at, expires_at) VALUES
            (1, '+254722000002', 'one', 'answer', 0, 9000000000000),
            (2, '+254722000002', 'two', 'reminder', 0, 9000000000000);
        INSERT INTO outgoing_part (id, outgoing, sequence, tpdu, rank, state, submissions, refusals,
            due_at, intended_at, settled_at, message_reference, failure, modem, sim) VALUES
            (1, 1, 1, x'01', 0, 'delivered', 1, 0, 1, 2, 3, 4, NULL, 'm1', '8925'),
            (2, 1, 2, x'02', 0, 'sent', 2, 1, 1, 2, 3, 5, NULL, 'm1', NULL),
            (3, 1, 3, x'03', 0, 'unknown', 1, 0, 1, 2, 3, NULL, NULL, 'm1', NULL),
            (4, 1, 4, x'04', 0, 'unknown', 2, 0, 1, 2, 3, NULL, NULL, 'm1', NULL),
            (5, 1, 5, x'05', 0, 'sending', 2, 0, 1, 2, NULL, NULL, NULL, 'm1', NULL),
            (6, 1, 6, x'06', 0, 'queued', 0, 3, 1, NULL, 3, NULL, 'ERROR', NULL, NULL),
            (7, 1, 7, x'07', 0, 'undelivered', 1, 0, 1, 2, 3, 6, NULL, 'm2', NULL),
            (8, 1, 8, x'08', 0, 'failed', 0, 8, 1, NULL, 3, NULL, 'ERROR', NULL, NULL),
            (9, 1, 9, x'09', 0, 'expired', 0, 0, 1, NULL, 3, NULL, NULL, NULL, NULL),
            (12, 2, 1, x'0C', 4, 'unknown', 1, 0, 1, 2, 3, NULL, NULL, 'm1', NULL);
        INSERT INTO status_report (message, part, status, discharged_at) VALUES (1, 7, 70, 3);
        """

    private static let partsOfNinthFile = """
        SELECT id, outgoing, sequence, hex(tpdu), rank, state, submissions, refusals, due_at,
            intended_at, settled_at, message_reference, failure, modem, sim
        FROM outgoing_part ORDER BY id
        """

    @Test func `a file of the ninth schema keeps every part, and what it gave up stays so`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "tawi.db").path
        let ninth = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(ninth, upTo: "9 languages")
        let before = try await ninth.write { db in
            try db.execute(sql: Self.ninthFile)
            return try Row.fetchAll(db, sql: Self.partsOfNinthFile).map(\.description)
        }
        let things = "SELECT name FROM sqlite_master WHERE tbl_name = 'outgoing_part'"
        let named = try await ninth.read { try String.fetchSet($0, sql: things) }
        try ninth.close()

        let books = try Books(at: path, key: try TestBranch.key)
        try await books.write { books in
            let after = try Row.fetchAll(books.db, sql: Self.partsOfNinthFile)
            #expect(after.map(\.description) == before)
            #expect(try String.fetchSet(books.db, sql: things).isSuperset(of: named))
            let allowed = "SELECT submissions_allowed FROM outgoing_part ORDER BY id"
            #expect(
                try Int.fetchAll(books.db, sql: allowed) == [4, 4, 4, 2, 4, 4, 4, 4, 4, 2])
            #expect(try Int.fetchOne(books.db, sql: "SELECT part FROM status_report") == 7)
            #expect(try Row.fetchAll(books.db, sql: "PRAGMA foreign_key_check").isEmpty)
            let message = OutgoingMessage(
                to: try phone(TestBranch.clientPhone), text: "three", as: .answer)
            #expect(try books.outbox.enqueue(message, at: now(0)) != .doesNotFit)
            #expect(try Int.fetchOne(books.db, sql: "SELECT MAX(id) FROM outgoing_part") == 13)
        }
        try books.close()
    }

    /// A file as the sixteenth schema left it: a sheet with a line that paid nothing.
    private static let sixteenthFile = """
        INSERT INTO message (identity, kind, sender, tpdu, sent_at, received_at)
            VALUES (zeroblob(32), 'deliver', '+254722000002', x'00', 0, 0);
        INSERT INTO centre (code, name) VALUES ('C', 'Kibwezi');
        INSERT INTO client_group (code, name, centre) VALUES ('G1', 'Umoja', 'C');
        INSERT INTO officer (code, name, phone) VALUES ('KM', 'Kamau', '+254711000001');
        INSERT INTO client (number, name, client_group) VALUES ('1024', 'Mary', 'G1');
        INSERT INTO sheet (code, client_group, officer, day, version, currency, made_at)
            VALUES ('KX7M2', 'G1', 'KM', '2026-11-24', 1, 'KES', 0);
        INSERT INTO sheet_line (sheet, line, client) VALUES ('KX7M2', 1, '1024');
        INSERT INTO sheet_result (sheet, line, attendance, amount, reference, message, booked_at)
            VALUES ('KX7M2', 1, 'absent', 0, NULL, 1, 5);
        """

    @Test func `a file of the sixteenth schema keeps what its sheets came to, closed once`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "tawi.db").path
        let sixteenth = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(sixteenth, upTo: "16 reconciled days")
        try await sixteenth.write { try $0.execute(sql: Self.sixteenthFile) }
        try sixteenth.close()

        let books = try Books(at: path, key: try TestBranch.key)
        try await books.write { books in
            let code = try #require(SheetCode("KX7M2"))
            let sheet = try #require(try books.sheets.sheet(code))
            let result = try #require(try books.sheets.results(of: sheet).first)
            #expect(result.attendance == .absent)
            #expect(result.bookedAt == Moment(millisecondsSince1970: 5))
            #expect(throws: DatabaseError.self) { try books.sheets.close(result, of: code) }
            for change in ["DELETE FROM sheet_result", "UPDATE sheet_result SET amount = 1"] {
                #expect(throws: DatabaseError.self) { try books.db.execute(sql: change) }
            }
        }
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
        "SELECT id, submissions FROM outgoing_part WHERE state = 'sending' AND modem IS NULL",
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
