import Accounting
import Testing
import TextCommands

@testable import LedgerStore

@Suite struct SeveralModemsTests {
    static let safaricom = Route(modem: "red", sim: "8925402", prefixes: ["+25472", "+25471"])
    static let airtel = Route(modem: "blue", sim: "8925403", prefixes: ["+25473"])
    static let any = Route(modem: "spare")

    @Test(
        arguments: [
            ("+254722000002", "red"), ("+254711000001", "red"), ("+254733000009", "blue"),
        ])
    func `a number goes by the modem it belongs to`(number: String, modem: String) async throws {
        let branch = try await TestBranch()
        let routing = Routing([Self.safaricom, Self.airtel, Self.any])
        try await branch.enqueue(.answer, to: number)
        for route in routing.routes {
            let part = try await branch.next(for: route.modem, in: routing, at: 0)
            #expect((part != nil) == (route.modem == modem))
        }
    }

    @Test func `a number that belongs to no modem goes by any`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer, to: "+14155550100")
        let routing = Routing([Self.safaricom, Self.airtel])
        #expect(try await branch.next(for: "red", in: routing, at: 0) != nil)
        #expect(try await branch.next(for: "blue", in: routing, at: 0) != nil)
    }

    @Test func `another modem takes over when the right one is away for long`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        var away = Self.safaricom
        away.awaySince = now(100)
        let routing = Routing([away, Self.airtel], fallBackAfterSeconds: 300)
        #expect(try await branch.next(for: "blue", in: routing, at: 399) == nil)
        let wait = try await branch.books.read {
            try $0.outbox.next(for: "blue", in: routing, at: now(399))
        }
        #expect(wait == .wait(until: now(400)))
        #expect(try await branch.next(for: "blue", in: routing, at: 400) != nil)
        #expect(try await branch.next(for: "red", in: routing, at: 400) != nil)
    }

    @Test func `an alert waits for no modem that is away`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.alert)
        var away = Self.safaricom
        away.awaySince = now(100)
        #expect(
            try await branch.next(for: "blue", in: Routing([away, Self.airtel]), at: 100) != nil)
    }

    @Test func `two senders never both get a part`() async throws {
        let branch = try await TestBranch()
        let routing = Routing([Self.any, Route(modem: "other")])
        for _ in 1...20 { try await branch.enqueue(.answer, to: "+14155550100", parts: 3) }
        let taken = try await withThrowingTaskGroup(of: [Int64].self) { tasks in
            for route in routing.routes {
                tasks.addTask { try await sendEverything(of: branch, by: route, in: routing) }
            }
            return try await tasks.reduce(into: []) { $0 += $1 }
        }
        #expect(taken.count == 60)
        #expect(Set(taken).count == 60)
    }

    @Test func `an intent for what another modem has is refused`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.intend(part, at: 0)
        for second in [0, 5] as [Int64] {
            let isOurs = try await branch.books.write {
                try $0.outbox.intend(part.id, by: Self.any, at: now(second))
            }
            #expect(!isOurs)
        }
        #expect(try await branch.part().modem == TestBranch.modem.modem)
        #expect(try await branch.part().submissions == 1)
    }

    @Test func `a start does not disturb what another modem is sending`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.intend(part, by: Self.any, at: 0)
        let both = Routing([Self.any, Self.airtel])
        for (routing, state) in [(both, .sending), (Routing([Self.airtel]), .unknown)]
            as [(Routing, PartState)]
        {
            try await branch.books.write {
                try $0.outbox.recoverInterrupted(
                    of: "blue", in: routing, at: now(1), repeatAt: { _ in now(60) })
            }
            #expect(try await branch.part().state == state)
        }
    }

    @Test func `a SIM moved to another modem keeps its pace`() async throws {
        let branch = try await TestBranch()
        for second in 0..<3 as Range<Int64> {
            try await branch.enqueue(.answer)
            let part = try #require(try await branch.next(at: second))
            try await branch.intend(part, by: Self.safaricom, at: second)
        }
        let moved = Route(modem: "blue", sim: Self.safaricom.sim)
        let counts = try await branch.books.read { books in
            try [moved, Self.safaricom, Self.airtel].map {
                try books.outbox.submissionTimes(by: $0, since: now(-60)).count
            }
        }
        #expect(counts == [3, 3, 0])
    }

    @Test func `a message for one modem is sent by no other`() async throws {
        let branch = try await TestBranch()
        let recipient = try phone(TestBranch.clientPhone)
        _ = try await branch.books.write {
            try $0.outbox.enqueue(
                OutgoingMessage(to: recipient, text: "Hello", as: .check, onlyBy: "blue"),
                at: now(0))
        }
        let routing = Routing([Self.safaricom, Self.airtel])
        #expect(try await branch.next(for: "red", in: routing, at: 0) == nil)
        #expect(try await branch.next(for: "blue", in: routing, at: 0) != nil)
    }
}

/// Sends until there is nothing more, and says which parts were its own.
private func sendEverything(
    of branch: TestBranch, by route: Route, in routing: Routing
) async throws -> [Int64] {
    var taken: [Int64] = []
    var misses = 0
    while misses < 200 {
        guard let part = try await branch.next(for: route.modem, in: routing, at: 0) else {
            // What is left waits for the part the other one is sending.
            misses += 1
            await Task.yield()
            continue
        }
        let isOurs = try await branch.books.write {
            try $0.outbox.intend(part.id, by: route, at: now(0))
        }
        guard isOurs else { continue }
        taken.append(part.id)
        try await branch.settle(part, .sent(messageReference: 1), at: 0)
    }
    return taken
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
