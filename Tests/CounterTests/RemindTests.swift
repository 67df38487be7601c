import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

@Suite struct RemindTests {
    @Test func `REMIND shows what it would do, and YES does it once`() async throws {
        let counter = try await TestCounter(reminders: try .priced(150))
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            let preview = try await conversation.text("REMIND Umoja", from: People.officer)
            #expect(preview.reminders.isEmpty)
            let nonce = try #require(preview.nonce)
            #expect(
                preview.told
                    == "3 clients late in Umoja: 2 SMS, about KES 3. Left out: 1 without phone, "
                    + "1 with a staff phone. To text them send YES \(nonce)")
            let done = try await conversation.text("YES \(nonce)", from: People.officer)
            #expect(
                done.told
                    == "Done: 2 reminders are on the way. Who pays before hers leaves gets none.")
            #expect(
                try await counter.reminders.map(\.to).sorted() == [People.mary, People.family])
            let again = try await conversation.text("YES \(nonce)", from: People.officer)
            #expect(again.reminders.isEmpty)
            #expect(again.told?.hasPrefix("That was done already") == true)
            let decisions = try await counter.books.read { try $0.decisions.all(about: "G") }
            #expect(decisions.map(\.decision.kind) == ["reminded"])
        }
    }

    @Test func `each is told her own amount, and a shared phone nothing of anybody`()
        async throws
    {
        let counter = try await TestCounter()
        try await counter.lendToAll()
        try await counter.lend("2048", 2, instalment: 10, due: "2026-11-30")
        try await withTeller(of: counter) { conversation in
            let nonce = try #require(
                try await conversation.text("REMIND", from: People.manager).nonce)
            try await conversation.text("YES \(nonce)", from: People.manager)
            let texts = Dictionary(
                uniqueKeysWithValues: try await counter.reminders.map { ($0.to, $0.text) })
            #expect(
                texts[People.mary]
                    == "Dear Mary, KES 200 was due on 16 Nov. Please bring it to your next "
                    + "meeting on 30 Nov. Kibwezi branch. No more reminders: reply STOP")
            #expect(
                texts[People.family]
                    == "Dear member, your next meeting is on 30 Nov. Questions? Ask your officer. "
                    + "Kibwezi branch. No more reminders: reply STOP")
        }
    }

    @Test func `nobody is reminded twice a day, whoever asks`() async throws {
        let counter = try await TestCounter()
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            let first = try #require(
                try await conversation.text("REMIND", from: People.officer).nonce)
            let second = try #require(
                try await conversation.text("REMIND", from: People.manager).nonce)
            try await conversation.text("YES \(first)", from: People.officer)
            let late = try await conversation.text("YES \(second)", from: People.manager)
            #expect(late.reminders.isEmpty)
            #expect(late.told?.hasPrefix("Nobody to remind.") == true)
            #expect(late.told?.contains("3 reminded today") == true)
        }
        #expect(try await counter.reminders.count == 2)
    }

    @Test func `who pays before the YES is not reminded, and nobody else is`() async throws {
        let counter = try await TestCounter()
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-16")
        try await counter.lend("3001", instalment: 100, due: "2026-11-16")
        try await withTeller(of: counter) { conversation in
            let nonce = try #require(
                try await conversation.text("REMIND", from: People.officer).nonce)
            try await conversation.text("PAY 1024 L3=200", from: People.officer)
            try await counter.lend("3002", instalment: 100, due: "2026-11-16")
            let done = try await conversation.text("YES \(nonce)", from: People.officer)
            #expect(done.told?.hasPrefix("Nobody to remind") == true)
            #expect(try await counter.reminders.isEmpty)
        }
    }

    @Test func `no more go out in a day than may`() async throws {
        var rules = ReminderRules()
        rules.mostPerDay = 1
        let counter = try await TestCounter(reminders: rules)
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            let preview = try await conversation.text("REMIND", from: People.officer)
            #expect(preview.told?.contains("1 SMS") == true)
            #expect(preview.told?.contains("2 over the day's limit") == true)
        }
    }

    @Test func `by night reminders are promised for the morning and count for its day`()
        async throws
    {
        let counter = try await TestCounter(reminders: .byTheClock)
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-23")
        counter.pass(34 * 3600)  // Tuesday, 20:00
        try await withTeller(of: counter) { conversation in
            let preview = try await conversation.text("REMIND", from: People.officer)
            #expect(preview.told?.contains("They go from 08:00.") == true)
            let nonce = try #require(preview.nonce)
            let done = try await conversation.text("YES \(nonce)", from: People.officer)
            #expect(
                done.told
                    == "Done: 1 reminder goes out from 08:00 on. Who pays before that gets none.")
            counter.pass(15 * 3600)  // Wednesday, 11:00: the branch's own round
            await counter.lookAtTheClock()
            #expect(try await counter.reminders.count == 1)
        }
    }

    @Test func `an officer who adds a PIN adds it to REMIND, and not to YES`() async throws {
        let counter = try await TestCounter(officersAddPIN: true)
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            let without = try await conversation.text("REMIND G", from: People.officer)
            #expect(without.outcome == "refused")
            let preview = try await conversation.text(
                "REMIND G \(People.officerPIN)", from: People.officer)
            let nonce = try #require(preview.nonce)
            let done = try await conversation.text("YES \(nonce)", from: People.officer)
            #expect(done.reminders.count == 2)
        }
    }

    @Test func `an answer that comes too late reminds nobody`() async throws {
        let counter = try await TestCounter()
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            let nonce = try #require(
                try await conversation.text("REMIND", from: People.officer).nonce)
            counter.pass(Questions.lifetimeSeconds)
            let late = try await conversation.text("YES \(nonce)", from: People.officer)
            #expect(late.reminders.isEmpty)
            #expect(late.told?.contains("expired") == true)
        }
    }
}
