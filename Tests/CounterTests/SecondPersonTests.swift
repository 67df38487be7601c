import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

/// What is asked for at the branch and agreed to by text.
@Suite(.timeLimit(.minutes(3))) struct SecondPersonTests {
    /// Kamau is asked by name; Maina asks, who is a manager too.
    private func ask(
        _ matter: ApprovalMatter, of named: String? = "KM", in counter: TestCounter
    ) async throws -> ApprovalReference {
        let (rules, now) = (counter.rules, counter.now)
        return try await counter.books.write { books in
            try books.people.enrol(
                User(
                    code: "NM", name: "Maina", phone: PhoneNumber(e164: "+254711000007"),
                    role: .manager))
            let maker = Party(try #require(try books.people.user(code: "NM")))
            let party = try named.flatMap { try books.people.officer(code: $0) }.map { Party($0) }
            let asking = ApprovalAsking(books: books, rules: rules, now: now)
            let approval = try asking.ask(matter, by: maker, of: party)
            #expect(try asking.ask(matter, by: maker, of: party) == approval)
            return approval.reference
        }
    }

    private static let newPhone = "+254722000777"

    @Test func `whoever is asked by name agrees to a limit by text, nobody else of the staff`()
        async throws
    {
        let counter = try await TestCounter()
        let limit = Money(minorUnits: 50_000, currency: try shilling)
        let approval = try await ask(.dayLimit(officer: "PO", limit), in: counter)
        try await withTeller(of: counter) { phones in
            let own = try await phones.text("APPROVE \(approval)", from: People.otherOfficer)
            #expect(own.told(People.otherOfficer) == "Only a manager can approve or reject.")
            let asked = own.messages.filter { $0.text.hasPrefix("Maina asks that Peter (PO) may") }
            #expect(Set(asked.map(\.recipient.e164)) == [People.officer, People.manager])
            let maker = try await phones.text("APPROVE \(approval)", from: "+254711000007")
            #expect(maker.told?.contains("is your own matter") == true)
            let yes = try await phones.text("APPROVE \(approval)", from: People.officer)
            #expect(yes.told(People.officer) == "\(approval) is approved, and done.")
            #expect(
                yes.told("+254711000007") == "\(approval), which you asked for, is approved.")
            let again = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(again.told?.contains("was approved already") == true)
            let currency = try shilling
            let own2 = try await counter.books.read {
                try $0.limits.perDay(of: "PO", in: currency)
            }
            #expect(own2 == limit)
            let log = try await counter.books.read { try $0.decisions.all(about: "officer:PO") }
            #expect(log.map(\.decision.kind) == ["limit asked", "limit approved", "limit set"])
        }
    }

    @Test func `an agreed change of phone goes its slow way, and a rejected one nowhere`()
        async throws
    {
        let counter = try await TestCounter()
        let phone = try #require(PhoneNumber(e164: Self.newPhone))
        let matter = ApprovalMatter.phone(of: "client:1024", to: phone, adds: false)
        let first = try await ask(matter, in: counter)
        try await withTeller(of: counter) { phones in
            try await phones.text("REJECT \(first)", from: People.manager)
            let none = try await counter.books.read {
                try $0.phoneChanges.pending(of: "client:1024")
            }
            #expect(none == nil)
            let second = try await ask(matter, in: counter)
            let yes = try await phones.text("APPROVE \(second)", from: People.officer)
            #expect(
                yes.told(People.officer) == "\(second) is approved. The phone changes on 25 Nov at "
                    + "10:00, unless its owner says NO.")
            #expect(yes.messages.contains { $0.recipient.e164 == People.mary })
            counter.pass(48 * 3600)
            let hello = try await phones.text("BALANCE", from: Self.newPhone)
            #expect(hello.outcome == "answered")
        }
    }

    @Test func `a count that differs is booked when the manager agrees, unless cash has changed`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            try await phones.text("PAY 1024 S400", from: People.officer)
            let (first, _) = try await held(shillings: 350, in: counter)
            try await phones.text("PAY 1024 S50", from: People.officer)
            let changed = try await phones.text("APPROVE \(first)", from: People.manager)
            #expect(changed.told?.contains("nothing was done") == true)
            #expect(try await counter.balance(of: .till) == 0)
            let (second, matter) = try await held(shillings: 400, in: counter)
            guard case .variance = matter else {
                Issue.record("\(matter)")
                return
            }
            let yes = try await phones.text("APPROVE \(second)", from: People.manager)
            #expect(yes.told(People.manager)?.contains("recorded as") == true)
            #expect(yes.receipt?.contains("You still owe KES 50.") == true)
            try await phones.text("APPROVE \(second)", from: People.manager)
            #expect(try await counter.balance(of: .till) == 40_000)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 5000)
            let handIn = try await counter.books.read { try $0.till.lastHandIn(of: "KM") }
            #expect(handIn?.variance == Variance(reason: "note torn", witness: "M"))
        }
    }

    @Test func `a count ends with the next hand-in, whatever the officer owes afterwards`()
        async throws
    {
        let counter = try await TestCounter()
        let (rules, now) = (counter.rules, counter.now)
        try await withTeller(of: counter) { phones in
            try await phones.text("PAY 1024 S350", from: People.officer)
            let (first, _) = try await held(shillings: 300, in: counter)
            let slip = HandInSlip(
                of: "KM", counted: Money(minorUnits: 35_000, currency: try shilling), by: "CN")
            try await counter.books.write { books in
                let window = CashWindow(books: books, rules: rules, now: now)
                guard case .received = try window.receive(slip) else {
                    Issue.record("the whole sum is not taken in")
                    return
                }
                #expect(try books.approvals.waiting(at: now).isEmpty)
            }
            let other = try await phones.text("PAY 2048 S350", from: People.officer)
            #expect(other.told?.contains("recorded") == true)
            for verdict in ["APPROVE", "REJECT", "APPROVE"] {
                let late = try await phones.text("\(verdict) \(first)", from: People.manager)
                #expect(
                    late.told == "\(first): things have changed since, and nothing was done. "
                        + "Whoever asked has to ask again.")
            }
            #expect(try await counter.balance(of: .till) == 35_000)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 35_000)
            let (second, _) = try await held(shillings: 300, in: counter)
            #expect(second != first)
            try await phones.text("APPROVE \(second)", from: People.manager)
            #expect(try await counter.balance(of: .till) == 65_000)
        }
    }

    @Test func `a count is of the collections it was made of, though another comes to the same`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let wrong = try await phones.text("PAY 1024 S350", from: People.officer)
            let (first, _) = try await held(shillings: 300, in: counter)
            let reference = try #require(wrong.told?.prefix(4))
            try await phones.text("UNDO \(reference)", from: People.officer)
            let other = try await phones.text("PAY 2048 S350", from: People.officer)
            #expect(other.told?.contains("recorded") == true)
            let late = try await phones.text("APPROVE \(first)", from: People.manager)
            #expect(late.told?.contains("things have changed") == true)
            #expect(try await counter.balance(of: .till) == 0)
        }
    }

    /// The cashier counts what Kamau brings, and asks for a second person.
    private func held(
        shillings: Int64, in counter: TestCounter
    ) async throws -> (ApprovalReference, ApprovalMatter) {
        let (rules, now) = (counter.rules, counter.now)
        let counted = Money(minorUnits: shillings * 100, currency: try shilling)
        return try await counter.books.write { books in
            try books.people.enrol(User(code: "CN", name: "Caleb", phone: nil, role: .cashier))
            let cashier = Party(try #require(try books.people.user(code: "CN")))
            let slip = HandInSlip(of: "KM", counted: counted, by: "CN")
            let count = HeldCount(slip, of: try books.till.cash(of: slip), reason: "note torn")
            let number = try books.heldCounts.hold(count, at: now)
            #expect(try books.heldCounts.hold(count, at: now) == number)
            let matter = ApprovalMatter.variance(count: number, count.difference)
            let approval = try ApprovalAsking(books: books, rules: rules, now: now)
                .ask(matter, by: cashier)
            return (approval.reference, matter)
        }
    }

    @Test func `managers are told of a stolen phone, but not at it`() async throws {
        let counter = try await TestCounter()
        let (rules, now) = (counter.rules, counter.now)
        _ = try await ask(.leave(.pin, of: "client:1024"), in: counter)
        let texts = try await counter.books.write { books in
            let phone = try #require(PhoneNumber(e164: People.manager))
            try PhoneRegistry(books: books, rules: rules, now: now)
                .reportStolen([phone], of: "user:M", by: "user:NM")
            return try books.outbox.messages(latest: 10).map(\.message).filter {
                $0.text.contains("stolen")
            }
        }
        #expect(texts.map(\.recipient.e164) == ["+254711000007"])
        #expect(
            texts.first?.text == "Maina reported the phone of Grace (M) stolen. It is barred; its "
                + "card and code app are worthless.")
    }

    @Test func `a PIN proves at the keyboard that somebody is there, once it is his own`()
        async throws
    {
        let counter = try await TestCounter()
        let keyboard = KeyboardPIN(books: counter.books, rules: counter.rules, now: counter.now)
        let kamau = try await counter.books.read { books in
            Party(try #require(try books.people.officer(code: "KM")))
        }
        let peter = try await counter.books.read { books in
            Party(try #require(try books.people.officer(code: "PO")))
        }
        #expect(try await keyboard.check("4821", of: peter) == KeyboardPIN.Verdict.none)
        #expect(try await keyboard.check(People.officerPIN, of: kamau) == .notHisOwn)
        try await counter.books.write { books in
            let pin = try #require(try books.people.officer(code: "KM")?.pin)
            try books.people.changePIN(of: "officer:KM", to: pin)
        }
        #expect(try await keyboard.check("0000", of: kamau) == .wrong(triesLeft: 2))
        #expect(try await keyboard.check(People.officerPIN, of: kamau) == .right)
        for left in [2, 1] {
            #expect(try await keyboard.check("0000", of: kamau) == .wrong(triesLeft: left))
        }
        for pin in ["0000", People.officerPIN] {
            guard case .locked = try await keyboard.check(pin, of: kamau) else {
                Issue.record("\(pin) is looked at")
                return
            }
        }
        // Nor is anybody else, however many names were tried here.
        let late = counter.now.advanced(bySeconds: 3599)
        for name in ["A", "B", "C", "D"] {
            for _ in 0..<3 {
                _ = try await counter.books.write { books in
                    try books.pins.recordWrong(
                        for: SecretTry(atKeyboardFor: "user:\(name)"), at: late)
                }
            }
        }
        let other = SecretTry(atKeyboardFor: "user:M")
        #expect(try await counter.books.read { try $0.pins.lock(of: other, at: late) } == nil)
        // His own phone is not locked by what is typed at the branch.
        let attempt = SecretTry(
            holder: "officer:KM", source: try #require(PhoneNumber(e164: People.officer)),
            isOwnPhone: true)
        let now = counter.now
        #expect(try await counter.books.read { try $0.pins.lock(of: attempt, at: now) } == nil)
    }
}
