import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

/// An officer's message above a limit: it waits for the manager, and is booked exactly once.
@Suite(.timeLimit(.minutes(3))) struct OverLimitTests {
    private func counter(perDay shillings: Int64 = 300) async throws -> TestCounter {
        try await TestCounter {
            $0.limits.perDay = Money(minorUnits: shillings * 100, currency: try shilling)
        }
    }

    @Test func `what is approved is booked exactly as written, once, with receipts`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let held = try await phones.text("PAY 1024 S100 L250", from: People.officer)
            let approval = try #require(held.approval)
            #expect(try await counter.recorded == 0)
            let approved = try await phones.text("APPROVE \(approval)", from: People.manager)
            let officers = approved.messages.first { $0.recipient.e164 == People.officer }
            let reference = try #require(officers?.reference)
            #expect(
                officers?.text == "\(reference) recorded 10:00: 1024 Mary paid KES 350 "
                    + "(S 100, L1 250).")
            #expect(approved.receipt?.hasPrefix("\(reference): Mary paid KES 350 to Kamau") == true)
            #expect(
                approved.told(People.manager)
                    == "\(approval) is approved, and recorded as \(reference).")
            let again = try await phones.text("approve \(approval)", from: People.manager)
            #expect(again.told == "\(approval) was approved already, on 23 Nov at 10:00.")
            #expect(try await counter.recorded == 2)
            let resent = try await phones.text("PAY 1024 S100 L250", from: People.officer)
            #expect(resent.told?.hasPrefix("Already recorded at 10:00 as \(reference).") == true)
            #expect(try await counter.recorded == 2)
            let kinds = try await counter.books.read { books in
                try books.decisions.all(about: approval).map(\.decision.kind)
            }
            #expect(kinds == ["message over limit asked", "message over limit approved"])
        }
    }

    @Test func `what is approved later counts for the day it was collected`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let approval = try #require(
                try await phones.text("PAY 1024 S301", from: People.officer).approval)
            counter.pass(86_400)
            let approved = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(approved.receipt?.contains("on 23 Nov") == true)
            let entry = try await counter.books.read { try $0.ledger.lastEntry() }
            #expect(entry?.day.iso == "2026-11-23")
            let today = try await phones.text("PAY 1024 S299", from: People.officer)
            #expect(today.reference != nil, "it takes nothing from today's limit")
            #expect(try await counter.audit.isSound)
        }
    }

    @Test(arguments: [true, false])
    func `where the journal is past that day, the day it was collected stands beside it`(
        isSealed: Bool
    ) async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let approval = try #require(
                try await phones.text("PAY 1024 S301", from: People.officer).approval)
            let day = counter.rules.calendar.day(of: counter.now)
            if isSealed { try await counter.seal(day) }
            counter.pass(86_400)
            if !isSealed { try await phones.text("PAY 1024 S10", from: People.otherOfficer) }
            let approved = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(approved.receipt?.contains("on 23 Nov") == true)
            let filed = try await counter.books.read { books in
                try books.collections.latest(1, of: "1024").first
            }
            #expect(filed?.collection.day.iso == "2026-11-24")
            #expect(filed?.dayCollected == day)
            let today = try await phones.text("PAY 1024 S300", from: People.officer)
            #expect(today.reference != nil, "it takes nothing from today's limit")
            #expect(try await counter.audit.isSound)
        }
    }

    @Test func `what is rejected is not booked and the officer is told`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let approval = try #require(
                try await phones.text("PAY 1024 S301", from: People.officer).approval)
            let no = try await phones.text("REJECT \(approval)", from: People.manager)
            #expect(
                no.told(People.officer) == "Not recorded, \(approval) was rejected: PAY 1024 S301. "
                    + "Talk to the manager about the cash you hold.")
            #expect(no.told(People.manager) == "\(approval) is rejected. Nothing is done.")
            let late = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(late.outcome == "refused")
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `what nobody decides expires, once, and the officer is told`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let approval = try #require(
                try await phones.text("PAY 1024 S301", from: People.officer).approval)
            counter.pass(3 * 86_400)
            let late = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(
                late.told(People.officer) == "Not recorded, nobody decided on \(approval) in time: "
                    + "PAY 1024 S301. Send it again, or talk to the manager.")
            #expect(late.told(People.manager)?.hasPrefix("\(approval) expired on") == true)
            let again = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(again.messages.count == 1)
            #expect(try await counter.recorded == 0)
            let resent = try await phones.text("PAY 1024 S301", from: People.officer)
            #expect(try #require(resent.approval) != approval)
        }
    }

    @Test(arguments: [0, 86_400] as [Int64])
    func `sent again and recorded meanwhile it is not doubled`(seconds: Int64) async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let approval = try #require(
                try await phones.text("PAY 1024 S301", from: People.officer).approval)
            try await counter.setLimit(shillings: 5000)
            let recorded = try await phones.text("PAY 1024 S301", from: People.officer)
            let reference = try #require(recorded.reference)
            counter.pass(seconds)
            let approved = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(try await counter.recorded == 1)
            #expect(
                approved.told(People.officer)?.hasPrefix(
                    "Already recorded at 10:00 as \(reference)")
                    == true)
            #expect(approved.told(People.manager)?.contains("nothing was done") == true)
        }
    }

    @Test func `a second payment above the limit waits, and is the one that AGAIN released`()
        async throws
    {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let first = try #require(
                try await phones.text("PAY 1024 S200", from: People.officer).reference)
            try await phones.text("PAY 1024 S200", from: People.officer)
            let held = try await phones.text("AGAIN \(first)", from: People.officer)
            let approval = try #require(held.approval)
            counter.pass(86_400)
            let approved = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(approved.told(People.manager)?.contains("recorded as") == true)
            #expect(try await counter.recorded == 2)
            try await phones.text("AGAIN \(first)", from: People.officer)
            #expect(try await counter.recorded == 2)
        }
    }

    @Test func `what the books no longer take is not booked, and both are told why`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let approval = try #require(
                try await phones.text("PAY 1024 L900", from: People.officer).approval)
            try await phones.text("PAY 1024 L200", from: People.otherOfficer)
            let approved = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(approved.told(People.officer)?.contains("800") == true)
            #expect(approved.told(People.manager)?.contains("nothing was done") == true)
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `a sheet above the limit is booked as it was when he sent it, or not`() async throws
    {
        let counter = try await counter(perDay: 1000)
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let held = try await phones.text("\(sheet.code)", from: People.officer)
            let approval = try #require(held.approval)
            #expect(try await counter.results(of: sheet).isEmpty)
            try await phones.text("\(sheet.code) 1=0", from: People.officer)
            let changed = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(changed.told(People.manager)?.contains("nothing was done") == true)
            #expect(try await counter.results(of: sheet).isEmpty)
            try await counter.setLimit(shillings: 900)
            let second = try #require(
                try await phones.text("\(sheet.code) END 950", from: People.officer).approval)
            let approved = try await phones.text("APPROVE \(second)", from: People.manager)
            #expect(approved.messages.filter { $0.messageClass == .receipt }.count == 3)
            let results = try await counter.results(of: sheet)
            #expect(results.map(\.amount.minorUnits) == [0, 40_000, 30_000, 25_000])
            try await phones.text("APPROVE \(second)", from: People.manager)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 95_000)
        }
    }

    @Test func `with codes the officer's is used when he sends it, the manager's when he agrees`()
        async throws
    {
        let counter = try await TestCounter {
            $0.access.officer = .phoneAndCode
            $0.limits.perDay = Money(minorUnits: 30_000, currency: try shilling)
        }
        let codes = try await counter.card(to: "officer:KM", of: 2)
        let managers = try await counter.card(to: "user:M", of: 2)
        try await withTeller(of: counter) { phones in
            let approval = try #require(
                try await phones.text("PAY 1024 S301 \(codes[0])", from: People.officer).approval)
            let without = try await phones.text("APPROVE \(approval)", from: People.manager)
            #expect(without.outcome == "refused")
            try await phones.text("APPROVE \(approval) \(managers[0])", from: People.manager)
            #expect(try await counter.recorded == 1)
        }
    }
}

extension TestCounter {
    func seal(_ day: Day) async throws {
        let (now, currency) = (now, try shilling)
        let verdict = try await books.write { books in
            try books.people.enrol(User(code: "C", name: "Carol", phone: nil, role: .cashier))
            return try books.seals.close(
                DayClosing(of: day, by: "M", with: "C"), in: currency, at: now)
        }
        guard case .closed = verdict else {
            Issue.record("\(verdict)")
            return
        }
    }

    /// Gives Kamau a limit of his own.
    func setLimit(shillings: Int64) async throws {
        let limit = Money(minorUnits: shillings * 100, currency: try shilling)
        let now = now
        try await books.write { books in
            try books.limits.set(
                perDay: limit, of: "KM", by: "user:M", with: "officer:PO", at: now)
        }
    }
}

extension Answer {
    /// The approval a message waits under.
    var approval: String? {
        outcome.firstMatch(of: /waits for the manager as (\w+)/).map { String($0.1) }
    }

    /// What a phone was told beside receipts and alerts.
    func told(_ phone: String) -> String? {
        messages.last { $0.recipient.e164 == phone && $0.messageClass == .answer }?.text
    }
}
