import Accounting
import GRDB
import Testing
import TextCommands

@testable import LedgerStore

@Suite struct OutboxTests {
    @Test func `answers go before receipts and old before new`() async throws {
        let branch = try await TestBranch()
        for messageClass in [.reminder, .receipt, .answer, .courtesy, .answer] as [MessageClass] {
            try await branch.enqueue(messageClass, parts: 2)
        }
        var order: [String] = []
        while let part = try await branch.next(at: 0) {
            order.append("\(part.message).\(part.sequence)")
            try await branch.send(part, .sent(messageReference: 1), at: 0)
        }
        #expect(
            order == ["3.1", "3.2", "5.1", "5.2", "4.1", "4.2", "2.1", "2.2", "1.1", "1.2"])
    }

    @Test func `an intent is committed before a part is on the air`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        #expect(part.state == .queued)
        #expect(part.submissions == 0)
        try await branch.intend(part, at: 1)
        #expect(try await branch.part().state == .sending)
        #expect(try await branch.part().submissions == 1)
        #expect(try await branch.next(at: 1) == nil)
        let times = try await branch.books.read {
            try $0.outbox.submissionTimes(by: TestBranch.modem, since: now(0))
        }
        #expect(times == [now(1)])
        try await branch.settle(part, .sent(messageReference: 9), at: 2)
        #expect(try await branch.part().state == .sent)
        #expect(try await branch.part().messageReference == 9)
        #expect(try await branch.nextLook(at: 100_000) == nil)
    }

    @Test func `an answer the power cut off is repeated three times and never again`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        for restart in 0..<4 as Range<Int64> {
            let start = restart * 1000
            let part = try #require(try await branch.next(at: start))
            try await branch.intend(part, at: start)
            try await branch.books.write { books in
                try books.outbox.recoverInterrupted(
                    of: TestBranch.modem.modem, in: Routing([TestBranch.modem]), at: now(start + 1)
                ) { now(start + 100 * Int64($0)) }
            }
            #expect(try await branch.part().state == .unknown)
            #expect(try await branch.next(at: start + 100 * (restart + 1) - 1) == nil)
        }
        #expect(try await branch.part().submissions == 4)
        #expect(try await branch.part().isUnknownForGood)
        #expect(try await branch.next(at: 100_000) == nil)
        #expect(try await branch.nextLook(at: 100_000) == nil)
    }

    @Test(
        arguments: [
            (.answer, 4), (.alert, 4), (.receipt, 4), (.check, 2), (.courtesy, 2), (.reminder, 2),
        ] as [(MessageClass, Int)])
    func `a message whose outcome stays unknown goes as often as its class allows`(
        messageClass: MessageClass, most: Int
    ) async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(messageClass)
        var given = 0
        for second in stride(from: 0, to: 6000, by: 100) as StrideTo<Int64> {
            guard let part = try await branch.next(at: second) else { continue }
            try await branch.send(part, .unknown(repeatAt: now(second + 60)), at: second)
            given += 1
        }
        #expect(given == most)
        #expect(try await branch.part().isUnknownForGood)
    }

    @Test func `a part that may go once is never given to a modem again`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        try await branch.tamper("UPDATE outgoing_part SET submissions_allowed = 1")
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .unknown(repeatAt: now(60)), at: 0)
        #expect(try await branch.next(at: 60) == nil)
        let isOurs = try await branch.books.write {
            try $0.outbox.intend(part.id, by: TestBranch.modem, at: now(60))
        }
        #expect(!isOurs)
        #expect(try await branch.part().submissions == 1)
    }

    @Test(arguments: [
        "UPDATE outgoing_part SET submissions_allowed = 3",
        "UPDATE outgoing_part SET submissions = 3",
    ])
    func `no part is ever allowed more copies than when it was written`(
        statement: String
    ) async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.reminder)
        let error = await #expect(throws: DatabaseError.self) { try await branch.tamper(statement) }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }

    @Test func `what was refused waits, and fails after the eighth time`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        for refusal in 1...Outbox.mostRefusals {
            let second = Int64(refusal) * 10
            let part = try #require(try await branch.next(at: second))
            #expect(part.refusals == refusal - 1)
            try await branch.send(
                part, .refused(reason: "+CMS ERROR: 38", retryAt: now(second + 10)), at: second)
            #expect(try await branch.next(at: second + 9) == nil)
            #expect(try await branch.part().submissions == 0)
        }
        #expect(try await branch.part().state == .failed)
        #expect(try await branch.part().failure == "+CMS ERROR: 38")
        #expect(try await branch.next(at: 100_000) == nil)
    }

    @Test func `a part refused before its intent waits too`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.settle(part, .refused(reason: "ERROR", retryAt: now(5)), at: 0)
        #expect(try await branch.part().state == .queued)
        #expect(try await branch.part().refusals == 1)
        #expect(try await branch.next(at: 5) != nil)
    }

    @Test func `a refused repeat leaves the part unknown`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .unknown(repeatAt: now(60)), at: 0)
        let again = try #require(try await branch.next(at: 60))
        try await branch.send(again, .refused(reason: "ERROR", retryAt: now(65)), at: 60)
        #expect(try await branch.part().state == .unknown)
        #expect(try await branch.part().submissions == 1)
        #expect(try await branch.next(at: 65) != nil)
    }

    @Test func `a repeat refused for good is the last, and counts for no submission`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .unknown(repeatAt: now(60)), at: 0)
        let again = try #require(try await branch.next(at: 60))
        try await branch.send(again, .failed(reason: "+CMS ERROR: 1"), at: 60)
        #expect(try await branch.part().isUnknownForGood)
        #expect(try await branch.part().submissions == 1)
        #expect(try await branch.next(at: 100_000) == nil)
    }

    @Test(arguments: MessageClass.allCases)
    func `a stale message is not sent`(messageClass: MessageClass) async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(messageClass)
        let life = messageClass.timeToLiveSeconds
        try await branch.books.write { try $0.outbox.expire(at: now(life - 1)) }
        #expect(try await branch.part().state == .queued)
        try await branch.books.write { try $0.outbox.expire(at: now(life)) }
        #expect(try await branch.part().state == .expired)
        #expect(try await branch.next(at: life) == nil)
    }

    @Test func `a stale message of unknown outcome stays unknown and is not repeated`()
        async throws
    {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .unknown(repeatAt: now(60)), at: 0)
        let late = MessageClass.answer.timeToLiveSeconds
        try await branch.books.write { try $0.outbox.expire(at: now(late)) }
        #expect(try await branch.part().isUnknownForGood)
        #expect(try await branch.part().submissions == 1)
        #expect(try await branch.next(at: late) == nil)
    }

    @Test func `answers to a number are counted by class and time`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        try await branch.enqueue(.answer, to: TestBranch.officerPhone)
        try await branch.enqueue(.receipt)
        let client = try phone(TestBranch.clientPhone)
        let counts = try await branch.books.read { books in
            [
                try books.outbox.answers(to: client, of: .answer, since: now(-1)),
                try books.outbox.answers(to: client, of: .answer, since: now(0)),
                try books.outbox.answers(to: client, of: .courtesy, since: now(-1)),
            ]
        }
        #expect(counts == [1, 0, 0])
        #expect(try await branch.books.read { try $0.outbox.counts() } == [.queued: 3])
    }

    @Test func `queueing a message rings`() async throws {
        let branch = try await TestBranch()
        var rings = branch.books.departures.rings().makeAsyncIterator()
        #expect(await rings.next() != nil)
        try await branch.enqueue(.answer)
        #expect(await rings.next() != nil)
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
