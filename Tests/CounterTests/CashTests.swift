import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

/// What officers read about the cash in their hands.
struct CashTests {
    @Test func `an officer is told what he must hand in`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { conversation in
            let nothing = try await conversation.text("CASH", from: People.officer)
            #expect(nothing.text == "You have nothing to hand in.")
            try await conversation.text("PAY 1024 S100 L250", from: People.officer)
            try await conversation.text("PAY 2048 S50", from: People.officer)
            try await conversation.text("PAY 2048 S70", from: People.otherOfficer)
            let cash = try await conversation.text("cash", from: People.officer)
            #expect(cash.text == "Hand in KES 400: 2 collections since 10:00.")
        }
    }

    @Test func `cash of days before and disputed collections are named`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { conversation in
            let old = try await conversation.text("PAY 1024 S100", from: People.officer)
            let reference = try #require(old.reference)
            counter.pass(86_400)
            try await conversation.text("PAY 1024 S50", from: People.officer)
            let now = counter.now
            try await counter.books.write {
                try $0.collections.enter(.disputed, reference, at: now)
            }
            let cash = try await conversation.text("CASH", from: People.officer)
            #expect(
                cash.text == "Hand in KES 150: 2 collections since 23 Nov. Today 50, before 100. "
                    + "Disputed: \(reference).")
        }
    }

    @Test func `what the branch owes an officer is named, and taken off what he hands in next`()
        async throws
    {
        let counter = try await TestCounter()
        try await counter.employCashier()
        try await withTeller(of: counter) { conversation in
            let wrong = try await conversation.text("PAY 1024 S100", from: People.officer)
            let reference = try #require(wrong.reference)
            #expect(try await counter.handIn(cents: 10_000).handIn != nil)
            try await conversation.text("WRONG \(reference)", from: People.mary)
            try await conversation.text("APPROVE \(reference)", from: People.manager)
            let owed = "The branch owes you KES 100: it is taken off what you hand in next."
            #expect(try await conversation.text("CASH", from: People.officer).text == owed)
            try await conversation.text("PAY 2048 S150", from: People.officer)
            let cash = try await conversation.text("CASH", from: People.officer)
            #expect(cash.text == "Hand in KES 50: 1 collection since 10:00. \(owed)")
            #expect(try await counter.handIn(cents: 5000).handIn != nil)
            let nothing = try await conversation.text("CASH", from: People.officer)
            #expect(nothing.text?.hasPrefix("You have nothing to hand in.") == true)
        }
    }

    @Test(arguments: [People.manager, People.mary])
    func `nobody else is told what officers hold`(sender: String) async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { conversation in
            let answer = try await conversation.text("CASH", from: sender)
            #expect(answer.outcome == "refused")
            #expect(answer.text?.contains("Hand in") == false)
        }
    }

    @Test func `who handed in gets a receipt and has nothing left`() async throws {
        let counter = try await TestCounter()
        try await counter.employCashier()
        try await withTeller(of: counter) { conversation in
            try await conversation.text("PAY 1024 S100", from: People.officer)
            let handIn = try #require(try await counter.handIn(cents: 10_000).handIn)
            let receipt = try #require(try await counter.lastMessage())
            #expect(receipt.recipient.e164 == People.officer)
            #expect(
                receipt.text == "\(handIn.reference): Caleb counted KES 100 from you at 10:00, "
                    + "1 collection. You hold nothing more.")
            let cash = try await conversation.text("CASH", from: People.officer)
            #expect(
                cash.messages.last?.text == "You have nothing to hand in. Last: KES 100 to Caleb "
                    + "on 23 Nov at 10:00, \(handIn.reference).")
            let decisions = try await counter.books.read {
                try $0.decisions.all(about: handIn.reference.text)
            }
            #expect(decisions.map(\.decision.actor) == ["user:CN"])
        }
    }

    @Test func `a shortage is told to the officer and to the manager`() async throws {
        let counter = try await TestCounter()
        try await counter.employCashier()
        try await withTeller(of: counter) { conversation in
            try await conversation.text("PAY 1024 S100", from: People.officer)
            #expect(try await counter.handIn(cents: 9_000).handIn == nil)
            #expect(try await counter.lastMessage()?.recipient.e164 != People.manager)
            let short = try await counter.handIn(cents: 9_000, because: "A note is lost")
            let handIn = try #require(short.handIn)
            let told = try await counter.lastMessages(2)
            #expect(told.first?.text.hasSuffix("You still owe KES 10.") == true)
            #expect(told.last?.recipient.e164 == People.manager)
            #expect(
                told.last?.text == "Kamau handed in KES 90, due 100. Caleb, 10:00, "
                    + "\(handIn.reference): A note is lost")
            let cash = try await conversation.text("CASH", from: People.officer)
            #expect(
                cash.messages.last?.text == "Hand in KES 10. Of it KES 10 was missing before.")
        }
    }

    @Test func `a member of the staff with an officer's phone counts no cash of his`() async throws
    {
        let counter = try await TestCounter()
        try await counter.employCashier(phone: People.officer)
        try await withTeller(of: counter) { conversation in
            try await conversation.text("PAY 1024 S100", from: People.officer)
            let verdict = try await counter.handIn(cents: 10_000)
            #expect(verdict == .refused(.samePerson("CN")))
        }
    }
}

extension HandInVerdict {
    var handIn: HandIn? { if case .received(let handIn) = self { handIn } else { nil } }
}

extension TestCounter {
    func employCashier(phone: String? = nil) async throws {
        let cashier = User(
            code: "CN", name: "Caleb", phone: phone.flatMap { PhoneNumber(e164: $0) },
            role: .cashier)
        try await books.write { try $0.people.enrol(cashier) }
    }

    /// Kamau hands in to Caleb; Grace stands by where there is a reason.
    func handIn(cents: Int64, because reason: String? = nil) async throws -> HandInVerdict {
        let slip = HandInSlip(
            of: "KM", counted: Money(minorUnits: cents, currency: try shilling), by: "CN",
            variance: reason.map { Variance(reason: $0, witness: "M") })
        let (rules, now) = (rules, now)
        return try await books.write {
            try CashWindow(books: $0, rules: rules, now: now).receive(slip)
        }
    }

    func lastMessages(_ count: Int) async throws -> [OutgoingMessage] {
        try await books.read { try $0.outbox.messages(latest: count).map(\.message) }
    }

    func lastMessage() async throws -> OutgoingMessage? { try await lastMessages(1).last }
}
