import Accounting
import Foundation
import Testing

@testable import LedgerStore

@Suite struct HeadOfficePostingTests {
    @Test func `what was counted is posted, once, whatever is asked twice`() async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        #expect(try await branch.choose() == 0)
        try await branch.enter(.verified, "7F3K")
        #expect(try await branch.choose() == 1)
        #expect(try await branch.choose() == 0)
        let posting = try #require(try await branch.postings(of: "7F3K").first)
        #expect(posting.kind == .deposit)
        #expect(posting.account == TestBranch.savings)
        #expect(posting.amount == (try shillings(100)))
        #expect(posting.receipt == "7F3K")
        #expect(posting.officer == "KM")
        #expect(posting.state == .waiting)
    }

    @Test func `where nobody verifies what was texted is posted`() async throws {
        let branch = try await TestBranch()
        try await branch.collect(100, as: "7F3K")
        #expect(try await branch.choose(verifiedFirst: false) == 1)
    }

    /// The name follows from the chain: whoever has the journal has the name.
    @Test func `a name is a UUID of version 8 made of the entry's hash`() async throws {
        let hash = Data((0..<32).map { UInt8($0 * 7 % 256) })
        let name = PostingName(ofEntryHash: hash)
        #expect(name.text == "00070e15-1c23-8a31-b83f-464d545b6269")
        #expect(name.key(1) == name.text)
        #expect(name.key(2) == name.text + "-2")
        #expect(name.key(9999).utf8.count <= 50)
        let branch = try await TestBranch()
        try await branch.queue(100, as: "7F3K")
        let posting = try #require(try await branch.postings(of: "7F3K").first)
        let entry = try await branch.books.read { try $0.ledger.lastEntry() }
        #expect(posting.name == PostingName(ofEntryHash: try #require(entry).hash))
    }

    @Test func `it is committed before it leaves and settled once`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.intend(id)
        #expect(try await branch.postingStates(of: "7F3K") == [.sending])
        #expect(try await branch.sendable() == [])
        try await branch.settle(id, .posted(resource: 564))
        try await branch.settle(id, .refused(code: "late", words: ""))
        let posting = try #require(try await branch.postings(of: "7F3K").first)
        #expect(posting.state == .posted)
        #expect(posting.resource == 564)
        #expect(try await branch.states(of: "7F3K") == [.reported, .verified, .posted])
        #expect(try await branch.audit().isSound)
    }

    @Test(arguments: [
        "UPDATE posting SET state = 'waiting', settled_at = NULL",
        "UPDATE posting SET resource = 1", "UPDATE posting SET uuid = uuid || 'x'",
        "UPDATE posting SET account = 'till'", "DELETE FROM posting",
        "UPDATE posting SET key_number = key_number + 1",
        "INSERT INTO posting (entry, uuid, reference, account, kind, receipt, made_at, state,"
            + " due_at) SELECT entry, '00000000-0000-8000-8000-000000000000', reference,"
            + " account, kind, receipt, 1, 'waiting', 1 FROM posting",
        "UPDATE posting_try SET answer = 'x'", "DELETE FROM posting_try",
        "DELETE FROM head_office_contact",
    ])
    func `what is posted is never changed, also by somebody with the file`(statement: String)
        async throws
    {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.intend(id)
        try await branch.settle(id, .posted(resource: 564))
        await #expect(throws: (any Error).self) { try await branch.tamper(statement) }
    }

    @Test(arguments: [
        "UPDATE posting SET key_number = 3", "UPDATE posting SET state = 'posted'",
        "UPDATE posting SET state = 'unknown'", "UPDATE posting SET state = 'refused'",
        "INSERT INTO posting_try (posting, key, value_day, sent_at)"
            + " SELECT id, '00000000-0000-8000-8000-000000000000', '2026-11-23', 1 FROM posting",
    ])
    func `the schema refuses what makes no sense`(statement: String) async throws {
        let branch = try await TestBranch()
        try await branch.queue(100, as: "7F3K")
        await #expect(throws: (any Error).self) { try await branch.tamper(statement) }
    }

    @Test func `the order of an account is kept`() async throws {
        let branch = try await TestBranch()
        let first = try await branch.queue(100, as: "7F3K")
        let second = try await branch.queue(200, as: "8QWE", after: 120)
        #expect(try await branch.sendable() == [first])
        try await branch.intend(first)
        #expect(try await branch.sendable() == [])
        try await branch.settle(first, .pendingApproval(command: 5, askAt: branch.moment(900)))
        #expect(try await branch.sendable() == [])
        try await branch.settle(first, .refused(code: "error.msg.a", words: ""))
        #expect(try await branch.sendable() == [], "somebody has to decide first")
        #expect(try await branch.move(first, to: .suspense) == .decided)
        #expect(try await branch.sendable() == [second])
    }

    @Test func `what is disputed stays in the house`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.enter(.disputed, "7F3K")
        #expect(try await branch.sendable() == [])
        try await branch.enter(.verified, "7F3K")
        #expect(try await branch.sendable() == [id])
    }

    @Test func `what was on its way goes out again with the same key`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        try await branch.intend(id)
        let recover = { (seconds: Int64) in
            try await branch.books.write { [now = branch.moment(seconds)] in
                try $0.postings.recoverInterrupted(keysForgottenAfterSeconds: 86_400, at: now)
            }
        }
        #expect(try await recover(300) == 1)
        #expect(try await recover(301) == 0)
        let posting = try #require(try await branch.postings(of: "7F3K").first)
        #expect(posting.state == .waiting)
        #expect(posting.key == posting.name.text)
        try await branch.intend(id)
        #expect(try await recover(90_000) == 1)
        #expect(
            try await branch.postingStates(of: "7F3K") == [.unknown],
            "the server may have forgotten the key")
    }

    @Test func `a new key is one more, and the name stays`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        let name = try #require(try await branch.postings(of: "7F3K").first).name
        for number in 2...4 {
            try await branch.intend(id)
            try await branch.settle(
                id, .unknown(ifAbsent: .newKey, lookAt: branch.moment(300)))
            try await branch.settle(id, .againWithNewKey(at: branch.moment(300)))
            let posting = try #require(try await branch.postings(of: "7F3K").first)
            #expect(posting.key == "\(name)-\(number)")
            #expect(posting.name == name)
        }
    }

    @Test func `since when it is stuck is remembered until it has a new key`() async throws {
        let branch = try await TestBranch()
        let id = try await branch.queue(100, as: "7F3K")
        for seconds: Int64 in [300, 400] {
            try await branch.intend(id)
            try await branch.settle(
                id, .again(at: branch.moment(seconds), isStuck: true), after: seconds)
        }
        let posting = try #require(try await branch.postings(of: "7F3K").first)
        #expect(posting.stuckSince == branch.moment(300))
        #expect(posting.tries == 2)
    }
}
