import Accounting
import Testing

@testable import LedgerStore

@Suite struct StatusReportTests {
    @Test(
        arguments: [
            (.delivered, .delivered), (.undelivered, .undelivered), (.stillTrying, .sent),
        ] as [(DeliveryReport.Result, PartState)])
    func `a report settles the part it names`(
        result: DeliveryReport.Result, state: PartState
    ) async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .sent(messageReference: 9), at: 0)
        #expect(try await branch.report(9, result, acceptedAt: 1))
        #expect(try await branch.part().state == state)
    }

    @Test func `a report after one that is still trying has the last word`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .sent(messageReference: 9), at: 0)
        #expect(try await branch.report(9, .stillTrying, acceptedAt: 1))
        #expect(try await branch.report(9, .delivered, acceptedAt: 1))
        #expect(try await branch.part().state == .delivered)
    }

    @Test func `a report about nobody we wrote to fits no part`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .sent(messageReference: 9), at: 0)
        #expect(try await !branch.report(8, .delivered, acceptedAt: 1))
        #expect(
            try await !branch.report(9, .delivered, acceptedAt: 1, from: TestBranch.officerPhone))
        #expect(try await branch.part().state == .sent)
    }

    @Test func `a report faster than the modem's answer has the last word`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.intend(part, at: 0)
        #expect(try await branch.report(9, .delivered, acceptedAt: 1))
        try await branch.settle(part, .sent(messageReference: 9), at: 2)
        #expect(try await branch.part().state == .delivered)
    }

    @Test(arguments: [.delivered, .undelivered] as [DeliveryReport.Result])
    func `a report faster than a lost answer stops the repeat`(
        result: DeliveryReport.Result
    ) async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.intend(part, at: 0)
        #expect(try await branch.report(9, result, acceptedAt: 1))
        try await branch.settle(part, .unknown(repeatAt: now(60)), at: 2)
        #expect(try await branch.next(at: 1000) == nil)
    }

    @Test func `a report proves that a message with a lost answer went`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .unknown(repeatAt: now(60)), at: 0)
        #expect(try await branch.report(9, .delivered, acceptedAt: 5))
        #expect(try await branch.part().state == .delivered)
        #expect(try await branch.part().messageReference == 9)
        #expect(try await branch.next(at: 60) == nil)
    }

    @Test func `a report of another hour proves nothing about a lost answer`() async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .unknown(repeatAt: now(60)), at: 0)
        #expect(try await !branch.report(9, .delivered, acceptedAt: -3600))
        #expect(try await branch.part().state == .unknown)
    }

    @Test func `a reference used again means the latest part`() async throws {
        let branch = try await TestBranch()
        for second in [0, 100] as [Int64] {
            try await branch.enqueue(.answer)
            let part = try #require(try await branch.next(at: second))
            try await branch.send(part, .sent(messageReference: 9), at: second)
        }
        #expect(try await branch.report(9, .delivered, acceptedAt: 101))
        let states = try await branch.books.read {
            try $0.outbox.messages(latest: 9).map(\.state)
        }
        #expect(states == [.sent, .delivered])
    }

    @Test(
        arguments: [
            ([.stillTrying, .delivered], .delivered), ([.stillTrying, .undelivered], .undelivered),
            ([.delivered, .stillTrying], .delivered), ([.undelivered, .stillTrying], .undelivered),
            ([.delivered, .undelivered], .delivered), ([.undelivered, .delivered], .delivered),
        ] as [([DeliveryReport.Result], PartState)])
    func `reports in any order end in the last word`(
        results: [DeliveryReport.Result], state: PartState
    ) async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.answer)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .sent(messageReference: 9), at: 0)
        for result in results { #expect(try await branch.report(9, result, acceptedAt: 1)) }
        #expect(try await branch.part().state == state)
    }

    @Test func `a reference means the part sent when the service centre took it`() async throws {
        let branch = try await TestBranch()
        for second in [0, 86_400] as [Int64] {
            try await branch.enqueue(.receipt)
            let part = try #require(try await branch.next(at: second))
            try await branch.send(part, .sent(messageReference: 9), at: second)
        }
        // The phone was off for a day: the first message arrives after the second was sent.
        #expect(try await branch.report(9, .delivered, acceptedAt: 2))
        let states = try await branch.books.read { try $0.outbox.messages(latest: 9).map(\.state) }
        #expect(states == [.delivered, .sent])
    }

    @Test func `two SIMs count references each for itself`() async throws {
        let branch = try await TestBranch()
        let routes = ["1", "2"].map { Route(modem: "m\($0)", sim: "892540\($0)") }
        for (second, route) in routes.enumerated() {
            try await branch.enqueue(.answer)
            let part = try #require(
                try await branch.next(for: route.modem, in: Routing(routes), at: Int64(second)))
            try await branch.send(part, .sent(messageReference: 9), by: route, at: Int64(second))
        }
        // By the clock alone it would be the second part.
        #expect(try await branch.report(9, .delivered, acceptedAt: 1, by: routes[0]))
        let other = Route(modem: "m3", sim: "8925403")
        #expect(try await !branch.report(9, .undelivered, acceptedAt: 1, by: other))
        let states = try await branch.books.read { try $0.outbox.messages(latest: 9).map(\.state) }
        #expect(states == [.delivered, .sent])
    }

    @Test(arguments: [(254, true), (255, false)])
    func `where clocks differ a reference means a part until it is given again`(
        later: Int, matches: Bool
    ) async throws {
        let branch = try await TestBranch()
        try await branch.enqueue(.receipt)
        let part = try #require(try await branch.next(at: 0))
        try await branch.send(part, .sent(messageReference: 9), at: 0)
        for second in 1...later {
            try await branch.enqueue(.receipt, to: TestBranch.officerPhone)
            let part = try #require(try await branch.next(at: Int64(second)))
            let reference = UInt8(truncatingIfNeeded: 9 + second)
            try await branch.send(part, .sent(messageReference: reference), at: Int64(second))
        }
        #expect(try await branch.report(9, .delivered, acceptedAt: 86_400) == matches)
    }
}

private func now(_ seconds: Int64) -> Moment { TestBranch.start.advanced(bySeconds: seconds) }
