import Accounting
import Counter
import Foundation
import LedgerStore
import SMSPDU
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct QuestionTests {
    private func counter() async throws -> TestCounter {
        try await TestCounter {
            $0.limits.perMessage = Money(minorUnits: 10_000, currency: try shilling)
        }
    }

    private func asked(
        _ text: String = "PAY 1024 S150", by phones: inout Conversation
    ) async throws -> String {
        let text = try #require(try await phones.text(text, from: People.officer).text)
        return String(text[try #require(text.range(of: "YES ")).upperBound...].prefix(4))
    }

    @Test func `YES delivered twice is one yes`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let nonce = try await asked(by: &phones)
            let yes = try phones.parts(of: "YES \(nonce)", from: People.officer)
            #expect(try await phones.deliver(yes + yes).reference != nil)
            try await phones.file(yes)
            let twice = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(twice.text?.hasPrefix("That was done already, when we asked at 10:00") == true)
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `the number alone is neither yes nor no, and is told what to send`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let nonce = try await asked(by: &phones)
            let alone = try await phones.text(" \(nonce).", from: People.officer)
            #expect(alone.text == "To say yes to PAY 1024 S150 send YES \(nonce)")
            #expect(try await counter.recorded == 0)
            let other = try await phones.text("77\(nonce)", from: People.officer)
            #expect(other.text?.contains(nonce) == false)
            #expect(try await phones.text("YES \(nonce)", from: People.officer).reference != nil)
        }
    }

    @Test func `YES from another phone is no answer`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let nonce = try await asked(by: &phones)
            for sender in [People.otherOfficer, People.mary, People.manager] {
                let other = try await phones.text("YES \(nonce)", from: sender)
                #expect(other.outcome == "refused")
            }
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `a question waits half an hour and no longer`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let nonce = try await asked(by: &phones)
            counter.pass(30 * 60)
            let late = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(late.text?.contains("has expired") == true)
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `a later question replaces the one before, and its number is known as old`()
        async throws
    {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let first = try await asked(by: &phones)
            let second = try await asked("PAY 1024 S160", by: &phones)
            let old = try await phones.text("YES \(first)", from: People.officer)
            #expect(old.text?.contains("was replaced by a later one") == true)
            #expect(try await phones.text("YES \(second)", from: People.officer).reference != nil)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 16_000)
        }
    }

    @Test func `a smaller payment of the same client replaces the question about the larger`()
        async throws
    {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let nonce = try await asked(by: &phones)
            #expect(try await phones.text("PAY 1024 S15", from: People.officer).reference != nil)
            let old = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(old.text?.contains("was replaced by a later one") == true)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 1_500)
        }
    }

    @Test func `a payment of another client, or by another officer, leaves the question open`()
        async throws
    {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let nonce = try await asked(by: &phones)
            try await phones.text("PAY 2048 S15", from: People.officer)
            try await phones.text("PAY 1024 S15", from: People.otherOfficer)
            #expect(try await phones.text("YES \(nonce)", from: People.officer).reference != nil)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 16_500)
        }
    }

    @Test(arguments: [("{N} {P}", "**** ****"), ("{P} {N}", "**** ****"), ("{N}", "{N}")])
    func `a PIN added to YES does no harm on either side, and is not kept`(
        written: String, kept: String
    ) async throws {
        let counter = try await TestCounter(officersAddPIN: true) {
            $0.limits.perMessage = Money(minorUnits: 10_000, currency: try shilling)
        }
        try await withTeller(of: counter) { phones in
            let nonce = try await asked("PAY 1024 S150 \(People.officerPIN)", by: &phones)
            let filled = { (text: String) in
                text.replacing("{N}", with: nonce).replacing("{P}", with: People.officerPIN)
            }
            let yes = "YES \(filled(written))"
            #expect(try await phones.text(yes, from: People.officer).reference != nil)
            let latest = try await counter.books.read {
                try $0.inbox.messages(from: People.officer, before: .max, latest: 1)
            }
            let tpdu = try #require(latest.first?.tpdu)
            #expect(try SMSDeliver(decoding: tpdu).text == "YES \(filled(kept))")
            let again = try await phones.text(yes, from: People.officer)
            #expect(again.text?.hasPrefix("That was done already") == true)
        }
    }

    @Test func `a PIN in place of the number is not repeated`() async throws {
        let counter = try await TestCounter(officersAddPIN: true) {
            $0.limits.perMessage = Money(minorUnits: 10_000, currency: try shilling)
        }
        try await withTeller(of: counter) { phones in
            _ = try await asked("PAY 1024 S150 \(People.officerPIN)", by: &phones)
            for written in ["\(People.officerPIN)", "\(People.officerPIN) 1000"] {
                let answer = try await phones.text("YES \(written)", from: People.officer)
                #expect(answer.text?.hasPrefix("**** is not the number of a question.") == true)
            }
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `NO drops the question, and a YES after it does nothing`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let nonce = try await asked(by: &phones)
            let alone = try await phones.text("YES", from: People.officer)
            #expect(alone.text == "To say yes to PAY 1024 S150 send YES \(nonce)")
            #expect(try await phones.text("NO", from: People.officer).outcome == "answered")
            #expect(try await phones.text("NO", from: People.officer).outcome == "refused")
            let late = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(late.text?.hasPrefix("You said no to that.") == true)
            #expect(try await counter.recorded == 0)
        }
    }

    @Test(arguments: ["yes %", "YES: %.", "Yes-%", "YES  %\n"])
    func `the number is found however YES is typed`(form: String) async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let text = form.replacing("%", with: try await asked(by: &phones))
            #expect(try await phones.text(text, from: People.officer).reference != nil)
        }
    }

    @Test func `five wrong numbers close the question`() async throws {
        let counter = try await counter()
        try await withTeller(of: counter) { phones in
            let nonce = try await asked(by: &phones)
            let wrong = (1000...9999).map(String.init).filter { $0 != nonce }.prefix(5)
            for number in wrong {
                let answer = try await phones.text("YES \(number)", from: People.officer)
                #expect(answer.outcome == "refused")
            }
            let right = try await phones.text("YES \(nonce)", from: People.officer)
            #expect(right.outcome == "refused")
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `an officer's phone that sends the same again and again is silenced`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            for _ in 0..<20 {
                let answer = try await phones.text("I am driving", from: People.officer)
                #expect(answer.messages.count == 1)
            }
            let silenced = try await phones.text("I am driving", from: People.officer)
            #expect(silenced.outcome == "silenced")
            #expect(silenced.messages.map(\.recipient.e164) == [People.manager])
            let next = try await phones.text("I am driving", from: People.officer)
            #expect(next.messages.isEmpty)
            #expect(try await phones.text("PAY 1024 S100", from: People.officer).reference != nil)
        }
    }

    /// So many answers went to the officer that his refusals are not sent any more.
    private func flood(_ counter: TestCounter) async throws {
        let phone = try #require(PhoneNumber(e164: People.officer))
        let now = counter.now
        try await counter.books.write { books in
            for _ in 0..<200 {
                try books.outbox.enqueue(
                    OutgoingMessage(to: phone, text: "?", as: .answer), at: now)
            }
        }
    }

    @Test func `a flood under his number takes an officer's refusals, not his payments`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            try await flood(counter)
            let next = try await phones.text("HELP", from: People.officer)
            #expect(next.outcome == "answered")
            let silenced = try await phones.text("ok 200", from: People.officer)
            #expect(silenced.outcome == "silenced")
            let paid = try await phones.text("PAY 1024 S100", from: People.officer)
            #expect(paid.messages.count == 2)
        }
    }

    @Test func `in a flood an officer is told that a refused payment was not recorded`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            try await flood(counter)
            let told = try await phones.text("PAY 9999 S100", from: People.officer)
            #expect(told.outcome == "too many messages")
            #expect(
                told.text == "This was NOT recorded: too many messages came from your number. "
                    + "Until 11:00 only what we confirm is recorded. Send it again after 11:00, "
                    + "or call the branch.")
            let soon = try await phones.text("PAY 1024 100 S", from: People.officer)
            #expect(soon.outcome == "silenced")
            counter.pass(5 * 60)
            let later = try await phones.text("PAY 1024 100 S", from: People.officer)
            #expect(later.outcome == "too many messages")
            #expect(try await phones.text("PAY 1024 S100", from: People.officer).reference != nil)
            counter.pass(3600)
            let after = try await phones.text("PAY 9999 S100", from: People.officer)
            #expect(after.outcome == "refused")
            #expect(try await counter.recorded == 1)
        }
    }
}
