import Accounting
import Counter
import Foundation
import LedgerStore
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct LimitTests {
    private static func money(_ amount: Int64) throws -> Money {
        Money(minorUnits: amount * 100, currency: try shilling)
    }

    /// The four digits after `YES` in an answer.
    private func nonce(in answer: Answer) throws -> String {
        let text = try #require(answer.text)
        let yes = try #require(text.range(of: "YES "))
        return String(text[yes.upperBound...].prefix(4))
    }

    @Test func `above the limit of a message the officer is shown what he sent and says yes once`()
        async throws
    {
        let counter = try await TestCounter { $0.limits.perMessage = try Self.money(300) }
        try await withTeller(of: counter) { phones in
            #expect(try await phones.text("PAY 1024 S300", from: People.officer).reference != nil)
            let asked = try await phones.text("PAY 1024 S100 L250", from: People.officer)
            let nonce = try nonce(in: asked)
            #expect(asked.outcome == "asked back")
            #expect(
                asked.text == "Please check, more than KES 300 in a message: 1024 Mary KES 350 "
                    + "(S 100, L1 250). To record it send YES \(nonce)")
            #expect(asked.receipt == nil)
            #expect(try await counter.recorded == 1)
            let yes = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(yes.reference != nil)
            #expect(yes.receipt?.contains("KES 350") == true)
            let again = try await phones.text("yes \(nonce)", from: People.officer)
            #expect(again.outcome == "refused")
            #expect(try await counter.recorded == 3)
        }
    }

    @Test func `over the limit of his day nothing is recorded before the manager agrees`()
        async throws
    {
        let counter = try await TestCounter { $0.limits.perDay = try Self.money(300) }
        try await withTeller(of: counter) { phones in
            #expect(try await phones.text("PAY 1024 S200", from: People.officer).reference != nil)
            let over = try await phones.text("PAY 1024 S101", from: People.officer)
            let approval = try #require(over.approval)
            #expect(
                over.told
                    == "Not recorded yet: you have taken KES 200 today and may take KES 300 a "
                    + "day. It waits for the manager as \(approval); you will be told.")
            let alert = over.messages.first { $0.recipient.e164 == People.manager }
            #expect(alert?.messageClass == .alert)
            #expect(
                alert?.text == "Kamau asks to record KES 101 of 1024 Mary, over the limit. Send "
                    + "APPROVE \(approval) or REJECT \(approval)")
            let twice = try await phones.text("PAY 1024 S101", from: People.officer)
            #expect(twice.messages.map(\.recipient.e164) == [People.officer])
            #expect(twice.approval == approval)
            #expect(try await phones.text("PAY 1024 S100", from: People.officer).reference != nil)
            #expect(
                try await phones.text("PAY 1024 S300", from: People.otherOfficer).reference != nil)
            counter.pass(86_400)
            #expect(try await phones.text("PAY 1024 S200", from: People.officer).reference != nil)
            let decisions = try await counter.books.read { try $0.decisions.all() }
            #expect(decisions.map(\.decision.kind) == ["message over limit asked"])
        }
    }

    @Test func `an officer's own limit goes before the branch's`() async throws {
        let counter = try await TestCounter { $0.limits.perDay = try Self.money(300) }
        let (own, now) = (try Self.money(50), counter.now)
        try await counter.books.write { books in
            try books.limits.set(perDay: own, of: "KM", by: "user:M", with: "officer:PO", at: now)
        }
        try await withTeller(of: counter) { phones in
            #expect(try await phones.text("PAY 1024 S51", from: People.officer).reference == nil)
            #expect(
                try await phones.text("PAY 1024 S51", from: People.otherOfficer).reference != nil)
            try await counter.books.write { books in
                try books.limits.set(
                    perDay: nil, of: "KM", by: "user:M", with: "officer:PO", at: now)
            }
            #expect(try await phones.text("PAY 1024 S52", from: People.officer).reference != nil)
        }
    }

    @Test func `a client's day counts what every officer took from her`() async throws {
        let counter = try await TestCounter { $0.limits.perClientDay = try Self.money(300) }
        try await withTeller(of: counter) { phones in
            #expect(try await phones.text("PAY 1024 S200", from: People.officer).reference != nil)
            let over = try await phones.text("PAY 1024 S101", from: People.otherOfficer)
            let approval = try #require(over.approval)
            #expect(
                over.told == "Not recorded yet: client 1024 has paid KES 200 today and may pay "
                    + "KES 300 a day. It waits for the manager as \(approval).")
            #expect(try await phones.text("PAY 2048 S300", from: People.officer).reference != nil)
        }
    }

    @Test func `an instalment many times what is due is asked back, paying off is not`()
        async throws
    {
        let counter = try await TestCounter()
        let due = Instalment(amount: try Self.money(20), day: try #require(Day(iso: "2026-11-30")))
        let small = Instalment(amount: try Self.money(5), day: due.day)
        try await counter.books.write { books in
            for var account in try books.people.accounts(of: "1024")
            where account.account != .savings(client: "1024") {
                account.nextDue =
                    account.account == .loan(client: "1024", number: 1) ? due : small
                try books.people.enrol(account)
            }
        }
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("PAY 1024 L250", from: People.officer)
            let nonce = try nonce(in: asked)
            #expect(
                asked.text == "Please check: 1024 Mary KES 250 (L1 250), but KES 20 is due. If it "
                    + "is right send YES \(nonce), if not send it again.")
            let both = try await phones.text("PAY 1024 L250 L2=5", from: People.officer)
            #expect(
                both.text?.hasPrefix(
                    "Please check: 1024 Mary KES 255 (L1 250, L2 5), but KES 25 is due.") == true)
            let tenfold = try await phones.text("PAY 1024 L200", from: People.officer)
            #expect(tenfold.reference == nil && tenfold.text?.hasPrefix("Please check") == true)
            #expect(try await phones.text("PAY 1024 L190", from: People.officer).reference != nil)
            let late = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(late.outcome == "refused")
            #expect(try await phones.text("PAY 1024 L810", from: People.officer).reference != nil)
            #expect(try await counter.recorded == 2)
        }
    }

    /// `L2` is a loan of hers, and `L250` may be 50 on it as well as 250 on the first.
    @Test func `an amount that may name another loan of hers is asked back, what is due is not`()
        async throws
    {
        let counter = try await TestCounter()
        let day = try #require(Day(iso: "2026-11-30"))
        let due = Instalment(amount: try Self.money(240), day: day)
        try await counter.books.write { books in
            for var account in try books.people.accounts(of: "1024")
            where account.account == .loan(client: "1024", number: 1) {
                account.nextDue = due
                try books.people.enrol(account)
            }
        }
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("PAY 1024 L250", from: People.officer)
            #expect(
                asked.text?.hasPrefix("Please check: 1024 Mary KES 250 (L1 250), but KES 240")
                    == true)
            #expect(try await phones.text("PAY 1024 L240", from: People.officer).reference != nil)
            #expect(try await phones.text("PAY 1024 L200", from: People.officer).reference != nil)
            #expect(try await phones.text("PAY 1024 L130", from: People.officer).reference != nil)
            #expect(try await counter.recorded == 3)
        }
    }

    @Test func `L1 and what is due, run together, is asked back`() async throws {
        let counter = try await TestCounter()
        let day = try #require(Day(iso: "2026-11-30"))
        let due = Instalment(amount: try Self.money(50), day: day)
        try await counter.books.write { books in
            for var account in try books.people.accounts(of: "1024")
            where account.account == .loan(client: "1024", number: 1) {
                account.nextDue = due
                try books.people.enrol(account)
            }
        }
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("PAY 1024 L150", from: People.officer)
            #expect(
                asked.text?.hasPrefix("Please check: 1024 Mary KES 150 (L1 150), but KES 50")
                    == true)
            #expect(try await phones.text("PAY 1024 L160", from: People.officer).reference != nil)
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `where only a rest of the next instalment is open, a whole one is not unusual`()
        async throws
    {
        let counter = try await TestCounter()
        let day = try #require(Day(iso: "2026-11-30"))
        let (rest, whole) = (try Self.money(5), try Self.money(100))
        try await counter.books.write { books in
            let loan = Account.loan(client: "1024", number: 1)
            let next = Instalment(amount: rest, day: day)
            let ahead = [next, Instalment(amount: whole, day: day.advanced(byDays: 7))]
            try books.instalments.set(ahead, next: next, of: loan, coveredAfter: 0)
        }
        try await withTeller(of: counter) { phones in
            let paid = try await phones.text("PAY 1024 L100", from: People.officer)
            #expect(paid.reference != nil)
            let asked = try await phones.text("PAY 1024 L1=1001", from: People.officer)
            #expect(asked.outcome == "refused" || asked.outcome == "asked back")
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `a payment asked back twice is not recorded over the day's limit by YES`()
        async throws
    {
        let counter = try await TestCounter {
            $0.limits.perMessage = try Self.money(100)
            $0.limits.perDay = try Self.money(200)
        }
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("PAY 1024 S150", from: People.officer)
            #expect(try await phones.text("PAY 2048 S90", from: People.officer).reference != nil)
            let late = try await phones.text("YES \(nonce(in: asked))", from: People.officer)
            #expect(late.approval != nil)
            #expect(try await counter.recorded == 1)
        }
    }
}
