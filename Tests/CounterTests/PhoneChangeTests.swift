import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct PhoneChangeTests {
    private static let newPhone = "+254722000567"
    private static let twoDays: Int64 = 48 * 3600

    @discardableResult
    private func ask(
        _ phone: String = Self.newPhone, for code: String = "1024", adds: Bool = false,
        in counter: TestCounter
    ) async throws -> PhoneRegistry.Asking {
        let number = try #require(PhoneNumber(e164: phone))
        let (now, rules) = (counter.now, counter.rules)
        return try await counter.books.write { books in
            let officer = try books.people.officer(code: code).map { PhoneRegistry.Holder($0) }
            let client = try books.people.client(number: code).map { PhoneRegistry.Holder($0) }
            return try PhoneRegistry(books: books, rules: rules, now: now).ask(
                number, for: try #require(officer ?? client), adds: adds, by: "user:M",
                with: "officer:PO")
        }
    }

    @Test func `the old phone is told at once and stays for two days`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            try await ask(in: counter)
            try await ask(in: counter)
            let old = try await phones.text("BALANCE", from: People.mary)
            #expect(
                old.messages.map(\.text).first
                    == "Your number with us is to be changed to one ending in 567 on 25 Nov at "
                    + "10:00. If you did not ask for that, answer NO.")
            #expect(old.messages.filter { $0.messageClass == .alert }.count == 1)
            let new = try await phones.text("BALANCE", from: Self.newPhone)
            #expect(new.outcome == "unknown number")
            counter.pass(Self.twoDays)
            try await phones.text("HELP", from: People.officer)
            let after = try await phones.text("BALANCE", from: Self.newPhone)
            #expect(after.outcome == "answered")
            let gone = try await phones.text("BALANCE", from: People.mary)
            #expect(gone.outcome == "unknown number")
        }
    }

    @Test func `a NO from the old phone stops it and the manager is told`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            try await ask(in: counter)
            let stranger = try await phones.text("NO", from: Self.newPhone)
            #expect(stranger.outcome == "unknown number")
            let no = try await phones.text("no", from: People.mary)
            #expect(no.outcome == "answered")
            let alert = no.messages.first { $0.recipient.e164 == People.manager }
            #expect(
                alert?.text == "Mary (1024) said NO to a change of number. The old number stays. "
                    + "Talk to the owner before you ask again.")
            let again = try await phones.text("NO", from: People.mary)
            #expect(again.outcome == "refused")
            counter.pass(Self.twoDays)
            try await phones.text("HELP", from: People.officer)
            #expect(try await phones.text("BALANCE", from: People.mary).outcome == "answered")
            let kinds = try await counter.books.read {
                try $0.decisions.all().map(\.decision.kind)
            }
            #expect(kinds == ["phone change asked", "phone change stopped"])
        }
    }

    @Test func `a client without a phone gets her first at once`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            guard case .done = try await ask(for: "2048", in: counter) else {
                Issue.record("not at once")
                return
            }
            #expect(try await phones.text("BALANCE", from: Self.newPhone).outcome == "answered")
        }
    }

    @Test func `money from an officer's new phone is refused until its time`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            try await ask(for: "KM", in: counter)
            let early = try await phones.text("PAY 1024 S100", from: Self.newPhone)
            #expect(early.outcome == "unknown number")
            #expect(try await phones.text("PAY 1024 S100", from: People.officer).reference != nil)
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `an officer's second phone works beside the first`() async throws {
        let counter = try await TestCounter(languages: ["en", "sw"])
        try await withTeller(of: counter) { phones in
            try await ask(for: "KM", adds: true, in: counter)
            counter.pass(Self.twoDays)
            try await phones.text("HELP", from: People.manager)
            for (number, phone) in [Self.newPhone, People.officer].enumerated() {
                let paid = try await phones.text("PAY 1024 S\(100 + number)", from: phone)
                #expect(paid.reference != nil)
            }
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 20_100)
            try await phones.text("LANGUAGE sw", from: Self.newPhone)
            for phone in [Self.newPhone, People.officer] {
                let cash = try await phones.text("CASH", from: phone)
                #expect(cash.text?.contains("KES 201: makusanyo 2") == true, "\(cash.text ?? "")")
            }
        }
    }

    @Test func `a phone of the staff is given to nobody else of the staff`() async throws {
        let counter = try await TestCounter()
        for taken in [People.otherOfficer, People.manager] {
            #expect(try await ask(taken, for: "KM", in: counter) == .taken)
        }
    }

    @Test func `a stolen phone does nothing, gets no answer, and the officer goes on with another`()
        async throws
    {
        let counter = try await TestCounter()
        let phone = try #require(PhoneNumber(e164: People.officer))
        try await withTeller(of: counter) { phones in
            let (now, rules) = (counter.now, counter.rules)
            try await counter.books.write { books in
                try PhoneRegistry(books: books, rules: rules, now: now)
                    .reportStolen([phone], of: "officer:KM", by: "user:M")
            }
            for text in ["PAY 1024 S100", "BALANCE", "NO", "YES 4821"] {
                let answer = try await phones.text(text, from: People.officer)
                #expect(answer.outcome == "barred phone")
                #expect(!answer.messages.contains { $0.recipient == phone })
            }
            guard case .done = try await ask(for: "KM", in: counter) else {
                Issue.record("not at once")
                return
            }
            #expect(try await phones.text("PAY 1024 S100", from: Self.newPhone).reference != nil)
            #expect(
                try await phones.text("PAY 1024 S1", from: People.officer).outcome
                    == "barred phone")
            #expect(try await counter.recorded == 1)
        }
    }
}
