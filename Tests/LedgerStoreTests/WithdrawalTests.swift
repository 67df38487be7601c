import Accounting
import Testing
import TextCommands

@testable import LedgerStore

/// A reminder of 200, written at second 0 of 23 November, waits for its turn.
@Suite struct WithdrawalTests {
    @Test func `a reminder that still says what is true is sent`() async throws {
        let branch = try await TestBranch.withLateClient()
        let part = try #require(try await branch.next(at: 60))
        try await branch.send(part, .sent(messageReference: 1), at: 60)
        #expect(try await branch.part().state == .sent)
    }

    enum Event: CaseIterable { case paid, paidInPart, stopped, changedPhone, namedAnew }

    @Test(arguments: Event.allCases)
    func `a reminder that is no longer true is withdrawn`(event: Event) async throws {
        let branch = try await TestBranch.withLateClient()
        let part = try #require(try await branch.next(at: 59))
        switch event {
        case .paid: try await branch.repay(200, as: "7F3K")
        case .paidInPart: try await branch.repay(50, as: "7F3K")
        case .stopped: try await branch.wish(false)
        case .changedPhone: try await branch.changePhone()
        case .namedAnew: try await branch.name(100, due: "2026-11-30", of: "2026-11-23")
        }
        // Also when it was chosen before: the last word is the intent.
        let isOurs = try await branch.books.write {
            try $0.outbox.intend(part.id, by: TestBranch.modem, at: now(60))
        }
        #expect(!isOurs)
        #expect(try await branch.next(at: 60) == nil)
        try await branch.books.write { try $0.outbox.expire(at: now(60)) }
        #expect(try await branch.part().state == .expired)
        #expect(try await branch.part().failure?.hasPrefix("withdrawn") == true)
    }

    @Test func `who says START after STOP gets what waits`() async throws {
        let branch = try await TestBranch.withLateClient()
        try await branch.wish(false)
        try await branch.wish(true)
        #expect(try await branch.next(at: 60) != nil)
    }

    @Test func `a reminder whose fate is unknown is not repeated when she has paid`()
        async throws
    {
        let branch = try await TestBranch.withLateClient()
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .unknown(repeatAt: now(60)), at: 0)
        try await branch.repay(200, as: "7F3K")
        #expect(try await branch.next(at: 60) == nil)
        try await branch.books.write { try $0.outbox.expire(at: now(60)) }
        #expect(try await branch.part().state == .unknown)
        try await branch.undo("7F3K")
        #expect(try await branch.next(at: 200) == nil)
    }

    @Test func `a class that waits is not sent, whatever was chosen before`() async throws {
        let branch = try await TestBranch.withLateClient()
        let part = try #require(try await branch.next(at: 0))
        let intend = { (holding: Set<MessageClass>) in
            try await branch.books.write {
                try $0.outbox.intend(part.id, by: TestBranch.modem, holding: holding, at: now(0))
            }
        }
        #expect(try await !intend([.reminder]))
        #expect(try await branch.part().state == .queued)
        #expect(try await intend([.courtesy]))
    }

    @Test func `a message of no use from an hour on is not sent after it`() async throws {
        let branch = try await TestBranch.withLateClient(uselessAfter: 3600)
        try await branch.books.write { try $0.outbox.expire(at: now(3599)) }
        #expect(try await branch.part().state == .queued)
        try await branch.books.write { try $0.outbox.expire(at: now(3600)) }
        #expect(try await branch.part().state == .expired)
    }

    @Test func `a client is reminded once a day`() async throws {
        let branch = try await TestBranch.withLateClient()
        await #expect(throws: (any Error).self) { try await branch.remind() }
        let phone = try phone(TestBranch.clientPhone)
        let isReminded = { (day: String, second: Int64) in
            let day = try #require(Day(iso: day))
            return try await branch.books.read {
                try $0.reminders.isReminded("1024", at: phone, on: day, since: now(second))
            }
        }
        // It waits, so there is none to be written for the next day either.
        #expect(try await isReminded("2026-11-23", 0))
        #expect(try await isReminded("2026-11-24", 86_400))
        let part = try #require(try await branch.next(at: 60))
        try await branch.send(part, .sent(messageReference: 1), at: 60)
        #expect(try await isReminded("2026-11-24", 60))
        #expect(try await !isReminded("2026-11-24", 61))
    }
}

extension TestBranch {
    fileprivate static func withLateClient(uselessAfter: Int64? = nil) async throws -> TestBranch {
        let branch = try await TestBranch()
        try await branch.bringForward()
        try await branch.name(200, due: "2026-11-16", of: "2026-11-15")
        try await branch.remind(uselessAfter: uselessAfter)
        return branch
    }

    fileprivate func remind(uselessAfter: Int64? = nil) async throws {
        let message = OutgoingMessage(
            to: try phone(Self.clientPhone), text: "Dear Mary", as: .reminder,
            expiresAt: uselessAfter.map { now($0) })
        let amount = try shillings(200)
        let day = try #require(Day(iso: "2026-11-23"))
        try await books.write { books in
            guard case .queued(let id) = try books.outbox.enqueue(message, at: now(0)) else {
                Issue.record("it fits")
                return
            }
            try books.reminders.record(
                Reminder(
                    client: "1024", day: day, message: id, days: .before(day), amount: amount))
        }
    }

    fileprivate func wish(_ isWanted: Bool) async throws {
        try await books.write {
            try $0.reminders.wish(isWanted, by: "1024", message: nil, at: now(30))
        }
    }

    fileprivate func changePhone() async throws {
        let client = Client(
            number: "1024", name: "Mary", phone: try phone("+254722000099"), group: "G1")
        try await books.write { try $0.people.enrol(client) }
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
