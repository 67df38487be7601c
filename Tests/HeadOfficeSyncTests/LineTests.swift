import Accounting
import HeadOfficeSync
import LedgerStore
import Testing

/// Windows, budget, back-off: what may not go now waits.
@Suite(.timeLimit(.minutes(3))) struct LineTests {
    @Test(arguments: [
        ("20:00", 0, LinePurpose.posting, "open"), ("05:59", 0, .pulling, "open"),
        ("06:00", 0, .posting, "hours"), ("12:00", 0, .pulling, "hours"),
        ("21:00", 39, .pulling, "open"), ("21:00", 40, .pulling, "budget"),
        ("21:00", 40, .posting, "open"), ("21:00", 50, .posting, "budget"),
    ])
    func `the line is open in its hours and within its budget`(
        time: String, megabytes: Int64, purpose: LinePurpose, says: String
    ) throws {
        let rules = LineRules(
            windows: [try #require(DailyHours("20:00-06:00"))], monthlyMegabytes: 50)
        let verdict = rules.verdict(
            for: purpose, used: megabytes * 1_000_000, at: try #require(TimeOfDay(time)))
        let found =
            switch verdict {
            case .open: "open"
            case .outsideWindows: "hours"
            case .budgetSpent: "budget"
            }
        #expect(found == says)
    }

    @Test func `a line nobody counts is always open`() throws {
        let verdict = LineRules().verdict(
            for: .pulling, used: .max, at: try #require(TimeOfDay("12:00")))
        #expect(verdict == .open)
    }

    @Test func `failures are answered with ever longer rests, up to a ceiling`() {
        var generator = SystemRandomNumberGenerator()
        var backoff = Backoff(first: .seconds(60), longest: .seconds(600))
        for expected in [60, 120, 240, 480, 600, 600] {
            let rest = backoff.afterFailure(using: &generator)
            #expect(rest >= .seconds(expected * 80 / 100) && rest <= .seconds(expected * 120 / 100))
        }
        backoff.succeed()
        #expect(backoff.failures == 0)
    }

    @Test func `octets are counted by the month`() async throws {
        let branch = try await PostingBranch(clients: 0)
        let days = try ["2026-11-29", "2026-11-30", "2026-12-01"].map {
            try #require(Day(iso: $0))
        }
        try await branch.books.write { books in
            for day in days {
                let use = LineUse(requests: 1, sent: 100, received: 900)
                try books.lineUses.add(use, for: .pulling, on: day)
                try books.lineUses.add(use, for: .posting, on: day)
            }
        }
        let november = try await branch.books.read { try $0.lineUses.ofMonth(of: days[0]) }
        #expect(november == LineUse(requests: 4, sent: 400, received: 3600))
    }

    @Test func `a pull stops when the budget is spent, and goes on when there is more`()
        async throws
    {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch(clients: 0)
            await #expect(throws: LineVerdict.self) {
                try await branch.pullOverMeteredLine(from: mifos, octets: 20_000)
            }
            #expect(try await branch.books.read { try $0.people.clients().isEmpty })
            let used = try await branch.books.read { books in
                try books.lineUses.ofMonth(of: try #require(Day(iso: "2026-11-24"))).octets
            }
            #expect(used >= 16_000 && used < 60_000)
            let summary = try await branch.pullOverMeteredLine(from: mifos, octets: nil)
            #expect(summary.newClients == 40)
        }
    }

    @Test func `waiting for the network ends with the task`() async throws {
        let events = try #require(LinkEvents())
        let task = Task { await events.wait(atMost: .seconds(600)) }
        task.cancel()
        #expect(await task.value == false)
        #expect(await events.wait(atMost: .zero) == false)
    }
}
