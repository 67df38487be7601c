import Accounting
import Testing
import TextCommands

@testable import LedgerStore

@Suite struct OutboxOrderTests {
    @Test(
        arguments: [
            (.sent(messageReference: 1), true), (.unknown(repeatAt: now(60)), true),
            (.refused(reason: "ERROR", retryAt: now(60)), false), (.held(reason: "ERROR"), false),
            (.failed(reason: "ERROR"), false),
        ] as [(PartOutcome, Bool)])
    func `the second part follows when the first is on its way`(
        outcome: PartOutcome, follows: Bool
    ) async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer, parts: 2)
        let first = try #require(try await branch.next(at: 0))
        try await branch.intend(first, at: 0)
        #expect(try await branch.next(at: 0) == nil)
        try await branch.settle(first, outcome, at: 1)
        #expect((try await branch.next(at: 1)?.sequence == 2) == follows)
    }

    @Test func `when a part is given up the rest is not sent`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer, parts: 3)
        let first = try #require(try await branch.next(at: 0))
        try await branch.send(first, .sent(messageReference: 1), at: 0)
        let second = try #require(try await branch.next(at: 1))
        try await branch.send(second, .failed(reason: "+CMS ERROR: 28"), at: 1)
        #expect(try await branch.next(at: 100_000) == nil)
        let message = try await branch.books.read { try $0.outbox.messages(latest: 1).first }
        #expect(message?.parts.map(\.state) == [.sent, .failed, .failed])
        #expect(
            message?.parts.map(\.failure) == [nil, "+CMS ERROR: 28", "part 2 was not sent"])
        #expect(message?.state == .failed)
    }

    @Test func `a number that cannot be reached holds up nobody`() async throws {
        let branch = try await TestBranch()
        for _ in 1...5 { try await branch.enqueue(.answer) }
        try await branch.enqueue(.reminder, to: TestBranch.officerPhone)
        var second: Int64 = 0
        var steps = 0
        while let part = try await branch.next(at: second), part.message != 6 {
            try await branch.send(
                part, .refused(reason: "ERROR", retryAt: now(second)), at: second)
            second += 1
            steps += 1
        }
        // Each of the five was tried as often as their lead in rank, and no more.
        #expect(steps <= 5 * 5)
        #expect(try await branch.books.read { try $0.outbox.counts() } == [.queued: 6])
    }

    @Test func `when nothing is taken at all no part loses a try`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        for second in 0..<20 as Range<Int64> {
            let part = try #require(try await branch.next(at: second))
            try await branch.send(part, .held(reason: "+CMS ERROR: 310"), at: second)
        }
        #expect(try await branch.part().refusals == 0)
        #expect(try await branch.part().submissions == 0)
        #expect(try await branch.part().failure == "+CMS ERROR: 310")
    }

    @Test func `a repeat that is given up leaves the part unknown`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .unknown(repeatAt: now(60)), at: 0)
        let again = try #require(try await branch.next(at: 60))
        try await branch.send(again, .failed(reason: "+CMS ERROR: 28"), at: 60)
        #expect(try await branch.part().state == .unknown)
        #expect(try await branch.next(at: 100_000) == nil)
    }

    @Test func `short airtime is kept for what matters`() async throws {
        let branch = try await TestBranch()
        let routing = Routing([TestBranch.modem])
        for messageClass in [.reminder, .courtesy, .alert, .receipt] as [MessageClass] {
            try await branch.enqueue(messageClass)
        }
        var order: [Int64] = []
        while let part = try await branch.next(
            for: "m1", in: routing, holding: [.reminder, .courtesy], at: 0)
        {
            order.append(part.message)
            try await branch.send(part, .sent(messageReference: 1), at: 0)
        }
        #expect(order == [3, 4])
    }

    @Test(arguments: [(1, 1, false), (2, 1, true), (1, 2, true)])
    func `the link stays open when more is due`(
        parts: Int, messages: Int, more: Bool
    ) async throws {
        let branch = try await TestBranch()
        for _ in 1...messages { try await branch.enqueue(.answer, parts: parts) }
        let next = try await branch.books.read {
            try $0.outbox.next(for: "m1", in: Routing([TestBranch.modem]), at: now(0))
        }
        guard case .part(_, let moreToFollow) = next else {
            Issue.record("a part is due")
            return
        }
        #expect(moreToFollow == more)
    }

    @Test func `a text that does not fit is refused and leaves nothing behind`() async throws {
        let branch = try await TestBranch()
        let recipient = try phone(TestBranch.clientPhone)
        let long = String(repeating: "x", count: 153 * 255 + 1)
        for (text, fits) in [(long, false), (String(long.dropLast()), true)] {
            let enqueuing = try await branch.books.write {
                try $0.outbox.enqueue(
                    OutgoingMessage(to: recipient, text: text, as: .answer), at: now(0))
            }
            #expect((enqueuing != .doesNotFit) == fits)
            let count = try await branch.books.read { try $0.outbox.messages(latest: 9).count }
            #expect(count == (fits ? 1 : 0))
        }
        #expect(try await branch.books.read { try $0.outbox.counts() } == [.queued: 255])
    }
}

@Suite struct LateAnswerTests {
    @Test func `a late answer settles the one part it can mean`() async throws {
        let branch = try await TestBranch()
        try await branch.sendUnknown(at: 0)
        #expect(try await !branch.settleLate(modem: "m2", 9, at: 90))
        #expect(try await branch.settleLate(modem: "m1", 9, at: 90))
        #expect(try await branch.part().state == .sent)
        #expect(try await branch.part().messageReference == 9)
        #expect(try await !branch.settleLate(modem: "m1", 9, at: 91))
        #expect(try await branch.report(9, .delivered, acceptedAt: 5))
    }

    @Test func `a late answer that could mean two parts settles none`() async throws {
        let branch = try await TestBranch()
        try await branch.sendUnknown(at: 0)
        try await branch.sendUnknown(at: 1)
        #expect(try await !branch.settleLate(modem: "m1", 9, at: 90))
        #expect(try await branch.books.read { try $0.outbox.counts() } == [.unknown: 2])
    }

    @Test func `an answer to nothing recent settles nothing`() async throws {
        let branch = try await TestBranch()
        try await branch.sendUnknown(at: 0)
        #expect(
            try await !branch.settleLate(modem: "m1", 9, at: Outbox.lateAnswerSeconds + 1))
    }
}

extension TestBranch {
    fileprivate func sendUnknown(at second: Int64) async throws {
        try await enqueue(.answer)
        let part = try #require(try await next(at: second))
        try await send(part, .unknown(repeatAt: now(second + 500)), at: second)
    }

    fileprivate func settleLate(
        modem: String, _ reference: UInt8, at second: Int64
    ) async throws -> Bool {
        try await books.write {
            try $0.outbox.settleLate(modem: modem, reference: reference, at: now(second))
        }
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
