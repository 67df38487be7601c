import Accounting
import Foundation
import GRDB
import Testing

@testable import LedgerStore

@Suite struct SchemaTests {
    @Test func `what a write returned from survives a power cut`() async throws {
        let branch = try await TestBranch()
        let settings = try await branch.books.read { books in
            [
                try String.fetchOne(books.db, sql: "PRAGMA journal_mode"),
                try String.fetchOne(books.db, sql: "PRAGMA synchronous"),
                try String.fetchOne(books.db, sql: "PRAGMA foreign_keys"),
                try String.fetchOne(books.db, sql: "PRAGMA secure_delete"),
            ]
        }
        #expect(settings == ["wal", "2", "1", "1"])
    }

    @Test func `every table is strict`() async throws {
        let branch = try await TestBranch()
        let loose = try await branch.books.read { books in
            try String.fetchAll(
                books.db,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                    AND NOT strict AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                    """)
        }
        #expect(loose.isEmpty)
    }

    /// Head office posts from bundles by the same rules as a branch does over the line.
    @Test(arguments: ["posting", "posting_try"])
    func `head office keeps of a posting what a branch keeps`(table: String) async throws {
        let branch = try await TestBranch()
        let columns = """
            SELECT name || ' ' || type || ' ' || "notnull" || ' ' || coalesce(dflt_value, '')
            FROM pragma_table_info(?) ORDER BY cid
            """
        let here = try await branch.books.read { books in
            try String.fetchAll(books.db, sql: columns, arguments: [table])
        }
        let central = try CentralBooks(at: branch.folder.appending(path: "central.db").path)
        let there = try await central.database.read { db in
            try String.fetchAll(db, sql: columns, arguments: ["branch_" + table])
        }
        #expect(!here.isEmpty)
        #expect(there.filter { $0 != "branch TEXT 1 " } == here)
    }

    @Test(arguments: [
        "UPDATE entry SET amount = 1", "DELETE FROM entry",
        "UPDATE collection SET client = client", "DELETE FROM collection",
        "UPDATE collection_state SET state = 'verified'", "DELETE FROM collection_state",
        "UPDATE message SET tpdu = x'00'", "UPDATE message SET sender = '+1'",
        "UPDATE message SET received_at = 0", "DELETE FROM message",
        "UPDATE message SET outcome = 'again'", "DELETE FROM quarantine",
        "UPDATE quarantine SET raw = ''", "UPDATE message SET modem = 'm2'",
        "UPDATE missed_call SET outcome = 'again'", "DELETE FROM missed_call",
        "DELETE FROM sim_pin_attempt",
        "UPDATE approval SET asked_by = 'user:X'", "DELETE FROM approval",
        "UPDATE approval_verdict SET verdict = 'rejected'", "DELETE FROM approval_verdict",
        "UPDATE reversal SET actor = 'user:X'", "DELETE FROM reversal",
    ])
    func `what is written once is never changed`(statement: String) async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.collect(100, as: "2AAA")
        try await branch.collect(200, as: "3BBB", after: 90)
        #expect(
            try await branch.reverse(
                "3BBB", message: nil, under: try await branch.approved("3BBB"), after: 120)
                == .reversed)
        _ = try await branch.books.write { books in
            try books.inbox.quarantine(
                raw: "00", field: "TP-MTI", offset: 0, reason: "cut", at: TestBranch.start)
            try books.calls.record(modem: "m1", caller: nil, at: TestBranch.start)
            try books.calls.markHandled(1, outcome: "silent", at: TestBranch.start)
            _ = try books.sims.intendPIN("1234", iccid: "89254", at: TestBranch.start)
        }
        let error = await #expect(throws: DatabaseError.self) { try await branch.tamper(statement) }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(try await branch.audit().isSound)
    }

    @Test(arguments: [
        "INSERT INTO officer (code, name, phone) VALUES ('X', 'X', '0711')",
        "INSERT INTO client (number, name, client_group) VALUES ('10 24', 'X', 'G1')",
        "INSERT INTO client (number, name, client_group) VALUES ('7', 'X', 'nowhere')",
        "INSERT INTO account (code, kind, currency) VALUES ('loan:9:1', 'loan', 'KES')",
        "INSERT INTO account (code, kind, currency) VALUES ('bank', 'bank', 'KES')",
        "INSERT INTO sim (modem, identity, first_seen_at) VALUES ('m1', '89254', 0)",
        "INSERT INTO clock_anchor (source, moment, noted_at) VALUES ('sundial', 0, 0)",
        "INSERT INTO alarm (kind, sentence, raised_at) VALUES ('deaf-modem', '', 0)",
        """
        INSERT INTO approval (reference, kind, subject, value, asked_by, asked_at)
        VALUES ('7F3K2', 'reversal', '7F3K', '', 'officer:KM', 0)
        """,
    ])
    func `the schema refuses what makes no sense`(statement: String) async throws {
        let branch = try await TestBranch()
        await #expect(throws: DatabaseError.self) {
            try await branch.books.write { try $0.db.execute(sql: statement) }
        }
    }

    @Test func `a file opened again holds what it held`() async throws {
        let branch = try await TestBranch()
        try await branch.bringForward()
        let again = try Books(
            at: branch.folder.appending(path: "tawi.db").path, key: try TestBranch.key)
        let balance = try await again.read { try $0.ledger.balance(of: .headOffice) }
        #expect(balance == -50_000)
        try again.close()
    }

    @Test func `an attempt that fails is undone and the write goes on`() async throws {
        let branch = try await TestBranch()
        try await branch.books.write { books in
            let nothing: Int? = try books.attempt {
                try books.inbox.record(message([1]), at: TestBranch.start)
                return nil
            }
            #expect(nothing == nil)
            try books.inbox.record(message([2]), at: TestBranch.start)
        }
        let kept = try await branch.books.read { try $0.inbox.messages(latest: 9).map(\.tpdu) }
        #expect(kept == [[2]])
    }
}
