import Accounting
import Foundation
import GRDB
import Testing

@testable import LedgerStore

@Suite struct InboxTests {
    @Test func `the same message is filed once`() async throws {
        let branch = try await TestBranch()
        let filed = try await branch.books.write { books in
            try (0..<3).map { try books.inbox.record(message([1, 2]), at: now($0)) }
                + [try books.inbox.record(message([1, 3]), at: now(3))]
        }
        #expect(filed == [true, false, false, true])
        let counts = try await branch.books.read { try $0.inbox.counts() }
        #expect(counts == (received: 2, unhandled: 2, quarantined: 0))
    }

    @Test func `a message met again after it was handled stays handled`() async throws {
        let branch = try await TestBranch()
        try await branch.books.write { books in
            try books.inbox.record(message([1]), at: now(0))
            try books.inbox.markHandled(1, outcome: "answered", at: now(1))
            #expect(try !books.inbox.record(message([1]), at: now(2)))
            #expect(try books.inbox.nextUnhandled() == nil)
        }
        let kept = try await branch.books.read { try $0.inbox.message(1) }
        #expect(kept?.handledAt == now(1))
        #expect(kept?.outcome == "answered")
    }

    @Test func `messages wait in the order they came`() async throws {
        let branch = try await TestBranch()
        let order = try await branch.books.write { books in
            for octet in [7, 5, 6] as [UInt8] {
                try books.inbox.record(message([octet]), at: now(0))
            }
            var order: [[UInt8]] = []
            var last: Int64 = 0
            while let next = try books.inbox.nextUnhandled(after: last) {
                order.append(next.tpdu)
                last = next.id
            }
            return order
        }
        #expect(order == [[7], [5], [6]])
    }

    @Test func `handling a message twice is refused`() async throws {
        let branch = try await TestBranch()
        try await branch.books.write { books in
            try books.inbox.record(message([1]), at: now(0))
            try books.inbox.markHandled(1, outcome: "answered", at: now(1))
        }
        await #expect(throws: DatabaseError.self) {
            try await branch.books.write {
                try $0.inbox.markHandled(1, outcome: "answered", at: now(2))
            }
        }
    }

    @Test func `a PIN is readable until its message is handled and never stands in the file`()
        async throws
    {
        let branch = try await TestBranch()
        let clear = Array("BALANCE 73914826".utf8)
        let masked = Array("BALANCE ********".utf8)
        _ = try await branch.books.write {
            try $0.inbox.record(message(clear, masked: masked), at: now(0))
        }
        let waiting = try #require(try await branch.books.read { try $0.inbox.message(1) })
        #expect(waiting.tpdu == masked)
        #expect(waiting.clearTPDU == clear)
        #expect(try await sealed(in: branch) != nil)
        try expectNothing(of: clear, in: branch)

        try await branch.books.write {
            try $0.inbox.markHandled(1, outcome: "answered", at: now(1))
        }
        let handled = try #require(try await branch.books.read { try $0.inbox.message(1) })
        #expect(handled.tpdu == masked)
        #expect(handled.clearTPDU == masked)
        #expect(try await sealed(in: branch) == nil)
        try expectNothing(of: clear, in: branch)
    }

    @Test func `the same words with another PIN are another message`() async throws {
        let branch = try await TestBranch()
        let filed = try await branch.books.write { books in
            try ["1234", "1235", "1234"].map { pin in
                try books.inbox.record(
                    message(Array("BALANCE \(pin)".utf8), masked: Array("BALANCE ****".utf8)),
                    at: now(0))
            }
        }
        #expect(filed == [true, true, false])
    }

    @Test func `a stolen file says nothing of a PIN without the key`() async throws {
        let branch = try await TestBranch()
        _ = try await branch.books.write {
            try $0.inbox.record(message([1, 2, 3], masked: [1, 42, 3]), at: now(0))
        }
        let another = try BranchKey(Data(repeating: 8, count: BranchKey.length))
        #expect(throws: BranchKeyError.anotherBranch) {
            try Books(at: branch.folder.appending(path: "tawi.db").path, key: another)
        }
    }

    @Test func `what cannot be decoded is kept once and does not wait`() async throws {
        let branch = try await TestBranch()
        let filed = try await branch.books.write { books in
            try (0..<2).map { _ in
                try books.inbox.quarantine(
                    raw: "0791FF", field: "TP-OA", offset: 2, reason: "cut", at: now(0))
            }
        }
        #expect(filed == [true, false])
        let kept = try await branch.books.read { try $0.inbox.quarantined() }
        #expect(kept.map(\.raw) == ["0791FF"])
        #expect(kept.map(\.offset) == [2])
        #expect(try await branch.books.read { try $0.inbox.nextUnhandled() } == nil)
    }

    @Test func `parts find their siblings by sender, reference and total`() async throws {
        let branch = try await TestBranch()
        let siblings = try await branch.books.write { books in
            let inbox = books.inbox
            let parts: [(UInt8, String, ArrivedMessage.Part?)] = [
                (1, "+254711000001", part(5, 2, of: 2)), (2, "+254711000009", part(5, 1, of: 2)),
                (3, "+254711000001", part(6, 1, of: 2)), (4, "+254711000001", part(5, 1, of: 3)),
                (5, "+254711000001", nil), (6, "+254711000001", part(5, 1, of: 2)),
            ]
            for (octet, sender, part) in parts {
                try inbox.record(message([octet], from: sender, part: part), at: now(0))
            }
            let first = try #require(try inbox.message(1))
            return try inbox.siblings(of: first).map(\.tpdu)
        }
        #expect(siblings == [[1], [6]])
    }

    @Test func `an arrival rings`() async throws {
        let branch = try await TestBranch()
        var rings = branch.books.arrivals.rings().makeAsyncIterator()
        #expect(await rings.next() != nil)
        _ = try await branch.books.write { try $0.inbox.record(message([1]), at: now(0)) }
        #expect(await rings.next() != nil)
    }

    private func sealed(in branch: TestBranch) async throws -> Data? {
        try await branch.books.read { try Data.fetchOne($0.db, sql: "SELECT sealed FROM message") }
    }

    /// Neither the octets nor the PIN at their end, in the file or its log.
    private func expectNothing(of clear: [UInt8], in branch: TestBranch) throws {
        let filed = Data(try branch.filedOctets())
        #expect(filed.count > 4096)
        #expect(filed.range(of: Data(clear)) == nil)
        #expect(filed.range(of: Data(clear.suffix(8))) == nil)
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }

private func part(_ reference: Int, _ sequence: Int, of total: Int) -> ArrivedMessage.Part {
    ArrivedMessage.Part(reference: reference, total: total, sequence: sequence)
}
