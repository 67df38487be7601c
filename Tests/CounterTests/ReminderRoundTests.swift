import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

/// Reminders by the clock: at 10:00 what is late by 1, 3 or 7 days, at 16:00 what is due tomorrow.
@Suite struct ReminderRoundTests {
    @Test(
        arguments: [
            ("2026-11-22", true), ("2026-11-21", false), ("2026-11-20", true),
            ("2026-11-16", true), ("2026-11-15", false), ("2026-11-23", false),
        ])
    func `who is late is reminded on the days that are set`(
        due: String, isReminded: Bool
    ) async throws {
        let counter = try await TestCounter(reminders: .byTheClock)
        try await counter.lend("1024", 3, instalment: 200, due: due)
        await counter.lookAtTheClock()
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.count == (isReminded ? 1 : 0))
    }

    @Test(
        arguments: [
            (0, "2026-11-22", true), (0, "2026-11-19", false), (1, "2026-11-22", true),
            (1, "2026-11-20", true), (1, "2026-11-19", false), (3, "2026-11-22", true),
            (4, "2026-11-22", true), (5, "2026-11-22", false),
        ])
    func `what a box that was off has missed is made up for two days`(
        daysOff: Int, due: String, isReminded: Bool
    ) async throws {
        let counter = try await TestCounter(reminders: .byTheClock)
        counter.pass(-86_400)
        await counter.lookAtTheClock()
        try await counter.lend("1024", 3, instalment: 200, due: due)
        counter.pass(86_400 * Int64(1 + daysOff))
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.count == (isReminded ? 1 : 0))
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.count == (isReminded ? 1 : 0))
    }

    @Test func `who was made up for is not reminded of the same again the next day`()
        async throws
    {
        let counter = try await TestCounter(reminders: .byTheClock)
        await counter.lookAtTheClock()
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-21")
        counter.pass(2 * 86_400)
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.count == 1)
        counter.pass(86_400)
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.count == 1)
    }

    @Test(arguments: [(["KM"], 1), (["PO"], 0), (["PO", "KM"], 1), ([], 1)])
    func `only groups of the officers that are named are reminded`(
        officers: [String], count: Int
    ) async throws {
        var rules = ReminderRules.byTheClock
        rules.officers = officers
        let counter = try await TestCounter(reminders: rules)
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-22")
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.count == count)
    }

    @Test func `a reminder names the next meeting of the group's calendar`() async throws {
        let counter = try await TestCounter(reminders: .byTheClock)
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-22")
        try await counter.lend("3001", instalment: 100, due: "2026-11-22")
        let first = try #require(Day(iso: "2026-11-05"))
        try await counter.books.write { books in
            try books.people.enrol(
                Group(
                    code: "G", name: "Umoja", centre: "C",
                    meeting: MeetingSchedule(first: first, rhythm: .fortnight)))
        }
        await counter.lookAtTheClock()
        let texts = try await counter.reminders.map(\.text)
        #expect(texts.count == 2)
        #expect(texts.allSatisfy { $0.contains("your next meeting") && $0.contains(" on 3 Dec.") })
    }

    @Test func `a reminder in another language than hers is counted when it is sent`()
        async throws
    {
        let counter = try await TestCounter(reminders: .byTheClock, languages: ["hi", "en"])
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-22")
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.first?.text.contains("देना था") == true)
        #expect(try await counter.books.read { try $0.untranslated.all().isEmpty })
    }

    @Test func `what is due tomorrow is called to mind the day before, from the hour on`()
        async throws
    {
        let counter = try await TestCounter(reminders: .byTheClock)
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-24")
        try await counter.lend("3001", instalment: 100, due: "2026-11-24")
        try await counter.lend("2048", instalment: 100, due: "2026-11-25")
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.isEmpty)
        counter.pass(6 * 3600)
        await counter.lookAtTheClock()
        let texts = Dictionary(
            uniqueKeysWithValues: try await counter.reminders.map { ($0.to, $0.text) })
        #expect(
            texts == [
                People.mary: "Dear Mary, KES 200 is due on 24 Nov. Thank you for paying on time. "
                    + "Kibwezi branch. No more reminders: reply STOP",
                People.family: "Dear member, your next meeting is on 24 Nov. Questions? Ask your "
                    + "officer. Kibwezi branch. No more reminders: reply STOP",
            ])
    }

    @Test func `a reminder of the day before is of no use on the day`() async throws {
        let counter = try await TestCounter(reminders: .byTheClock)
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-24")
        counter.pass(6 * 3600)
        await counter.lookAtTheClock()
        let midnight = TestCounter.start.advanced(bySeconds: 14 * 3600)
        let state = { (moment: Moment) in
            try await counter.books.write { books in
                try books.outbox.expire(at: moment)
                return try books.outbox.messages(latest: 1).first?.state
            }
        }
        #expect(try await state(midnight.advanced(bySeconds: -1)) == .queued)
        #expect(try await state(midnight) == .expired)
    }

    @Test func `a box that was off all day reminds nobody by night of tomorrow`() async throws {
        let counter = try await TestCounter(reminders: .byTheClock)
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-24")
        counter.pass(12 * 3600)
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.isEmpty)
    }

    @Test func `only the groups that are named are reminded, and nothing by default`()
        async throws
    {
        for (groups, count) in [(["umoja"], 1), (["G"], 1), (["Tumaini"], 0)] {
            var rules = ReminderRules.byTheClock
            rules.groups = groups
            let counter = try await TestCounter(reminders: rules)
            try await counter.lend("1024", 3, instalment: 200, due: "2026-11-22")
            await counter.lookAtTheClock()
            #expect(try await counter.reminders.count == count)
        }
        let counter = try await TestCounter()
        try await counter.lendToAll(due: "2026-11-22")
        counter.pass(8 * 3600)
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.isEmpty)
    }

    @Test func `a clock that steps back reminds nobody again`() async throws {
        let counter = try await TestCounter(reminders: .byTheClock)
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-22")
        await counter.lookAtTheClock()
        try await counter.books.write { books in
            let part = try #require(try books.outbox.messages(latest: 1).first?.parts.first)
            #expect(
                try books.outbox.intend(part.id, by: Route(modem: "m1"), at: counter.now))
            try books.outbox.settle(part, .sent(messageReference: 1), at: counter.now)
        }
        try await counter.lend("3001", instalment: 100, due: "2026-11-21")
        counter.pass(-86_400)
        await counter.lookAtTheClock()
        #expect(try await counter.reminders.map(\.to) == [People.mary, People.family])
    }
}
