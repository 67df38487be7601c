import Accounting
import Counter
import LedgerStore
import Logging
import Testing
import TextCommands

/// What managers are told about the day, and how it is closed.
struct DayTests {
    private func sealed(
        _ counter: TestCounter, because reason: String? = nil, key: SealKey? = nil,
        rules: CounterRules? = nil
    ) async throws -> DayCloseVerdict {
        let (rules, now) = (rules ?? counter.rules, counter.now)
        let closing = DayClosing(
            of: rules.calendar.day(of: now), by: "M", with: "CN", reason: reason)
        return try await counter.books.write {
            try DayClose(books: $0, rules: rules, now: now).close(closing, key: key)
        }
    }

    @Test func `a manager and a cashier are told how the branch stands`() async throws {
        let counter = try await TestCounter()
        try await counter.employCashier(phone: "+254711000008")
        try await withTeller(of: counter) { conversation in
            let quiet = try await conversation.text("STATUS", from: People.manager)
            #expect(quiet.text == "Today 0 collections, KES 0.")
            let paid = try await conversation.text("PAY 1024 S100", from: People.officer)
            try await conversation.text("PAY 2048 S50", from: People.otherOfficer)
            let reference = try #require(paid.reference)
            let now = counter.now
            try await counter.books.write {
                try $0.collections.enter(.disputed, reference, at: now)
            }
            for sender in [People.manager, "+254711000008"] {
                let status = try await conversation.text("STATUS", from: sender)
                #expect(
                    status.text == "Today 2 collections, KES 150. With officers 150: Kamau 100, "
                        + "Peter 50. Disputed: \(reference).")
            }
        }
    }

    @Test(arguments: [People.officer, People.mary])
    func `nobody else is told how the branch stands`(sender: String) async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { conversation in
            let answer = try await conversation.text("STATUS", from: sender)
            #expect(answer.outcome == "refused")
            #expect(answer.text?.contains("Today") == false)
        }
    }

    @Test func `the day's summary goes out once, at its hour`() async throws {
        var day = DayRules()
        day.summaryAt = TimeOfDay(hour: 18, minute: 30)
        let counter = try await TestCounter(day: day)
        let keeper = RoundKeeper(
            books: counter.books, rules: counter.rules, rounds: counter.rules.rounds,
            logger: Logger(label: "rounds"), now: { counter.now })
        try await withTeller(of: counter) { conversation in
            try await conversation.text("PAY 1024 S100", from: People.officer)
            await keeper.look()
            let before = try await counter.lastMessages(9).count
            counter.pass(8 * 3600 + 1800)
            await keeper.look()
            await keeper.look()
            let messages = try await counter.lastMessages(9)
            let summaries = messages.filter { $0.text.hasPrefix("23 Nov:") }
            #expect(messages.count > before)
            #expect(summaries.map(\.recipient.e164) == [People.manager])
            #expect(
                summaries.first?.text
                    == "23 Nov: 1 collection, KES 100. With officers 100: Kamau 100.")
        }
    }

    @Test func `money at night is told once an officer and day`() async throws {
        var day = DayRules()
        day.workingHours = WorkingHours("05:00-21:00")
        let counter = try await TestCounter(day: day)
        try await withTeller(of: counter) { conversation in
            try await conversation.text("PAY 1024 S100", from: People.officer)
            counter.pass(11 * 3600)
            let late = try await conversation.text("PAY 1024 S20", from: People.officer)
            #expect(late.reference != nil)
            let alert = try #require(late.messages.first { $0.messageClass == .alert })
            #expect(alert.recipient.e164 == People.manager)
            #expect(alert.text.hasPrefix("Kamau recorded KES 20 at 21:00, outside working hours."))
            let again = try await conversation.text("PAY 1024 S30", from: People.officer)
            #expect(!again.messages.contains { $0.messageClass == .alert })
            counter.pass(86_400)
            let next = try await conversation.text("PAY 1024 S40", from: People.officer)
            #expect(next.messages.contains { $0.messageClass == .alert })
        }
    }

    @Test func `a day with cash outside is closed with a reason only`() async throws {
        let counter = try await TestCounter()
        try await counter.employCashier()
        try await withTeller(of: counter) { conversation in
            try await conversation.text("PAY 1024 S100", from: People.officer)
            guard case .open(let open) = try await sealed(counter) else {
                Issue.record("closed with cash outside")
                return
            }
            #expect(open.cash.map(\.officer) == ["KM"])
            guard case .closed(let seal, _, _) = try await sealed(counter, because: "On the road")
            else {
                Issue.record("not closed with a reason")
                return
            }
            #expect(seal.reason == "On the road")

            // What comes afterwards counts for the next day, also in the collection itself.
            let late = try await conversation.text("PAY 1024 S30", from: People.officer)
            let reference = try #require(late.reference)
            let filed = try await counter.books.read { try $0.collections.collection(reference) }
            #expect(filed?.day == seal.day.advanced(byDays: 1))
            #expect(try await counter.books.read { try $0.seals.verify() }.firstFault == nil)
            guard case .refused(.sealedAlready) = try await sealed(counter, because: "Again")
            else {
                Issue.record("closed twice")
                return
            }
        }
    }

    @Test func `what an officer was asked and did not answer is named, and closes all the same`()
        async throws
    {
        let counter = try await TestCounter {
            $0.limits.perMessage = Money(minorUnits: 50_000, currency: $0.currency)
        }
        try await counter.employCashier()
        try await counter.lend("2048", instalment: 100, due: "2026-11-20")
        try await withTeller(of: counter) { conversation in
            let asked = try await conversation.text("PAY 1024 S600", from: People.officer)
            #expect(asked.outcome == "asked back")
            try await conversation.text("REMIND", from: People.manager)
            counter.pass(3600)
            guard case .closed(_, let open, _) = try await sealed(counter) else {
                Issue.record("a question keeps the day open")
                return
            }
            #expect(open.questions.map(\.instruction) == ["PAY 1024 S600"])
        }
    }

    @Test func `an answered question is no open matter`() async throws {
        let counter = try await TestCounter {
            $0.limits.perMessage = Money(minorUnits: 50_000, currency: $0.currency)
        }
        try await withTeller(of: counter) { conversation in
            try await conversation.text("PAY 1024 S600", from: People.officer)
            try await conversation.text("NO", from: People.officer)
        }
        let (rules, now) = (counter.rules, counter.now)
        let open = try await counter.books.read {
            try DayClose(books: $0, rules: rules, now: now)
                .openMatters(on: rules.calendar.day(of: now))
        }
        #expect(open.questions.isEmpty && !open.needsReason)
    }

    @Test func `a collection of a sealed day is not undone by its officer alone`() async throws {
        let counter = try await TestCounter()
        try await counter.employCashier()
        try await withTeller(of: counter) { conversation in
            let paid = try await conversation.text("PAY 1024 S100", from: People.officer)
            let reference = try #require(paid.reference)
            _ = try await sealed(counter, because: "On the road")
            let now = counter.now
            let day = counter.rules.calendar.day(of: now)
            let verdict = try await counter.books.write { books in
                try books.collections.reverse(
                    Reversal(of: reference, by: "officer:KM"), on: Posting(at: now, day: day))
            }
            #expect(verdict == .refused(.needsApproval(.reported)))
        }
    }

    @Test(arguments: [DayRules.SealSending.never, .always, .whenOffline])
    func `a sealed day goes to head office where the branch sends it`(
        sending: DayRules.SealSending
    ) async throws {
        let counter = try await TestCounter()
        try await counter.employCashier()
        var rules = counter.rules
        rules.day.headOffice = PhoneNumber(e164: "+254799000001")
        rules.day.sendSeal = sending
        let key = SealKey(for: "Kibwezi")
        let verdict = try await sealed(counter, key: key, rules: rules)
        guard case .closed(let seal, _, let text?) = verdict else {
            Issue.record("not closed")
            return
        }
        #expect(try SealMessage(text, from: key) == SealMessage(seal))
        let sent = try await counter.books.read { try $0.outbox.messages(latest: 1) }
        #expect(sent.map(\.message.text) == (sending == .never ? [] : [text]))
        #expect(sent.allSatisfy { $0.parts.count == 1 })
    }
}
