import Accounting
import LedgerStore
import SMSPDU
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct PaymentTests {
    @Test func `a payment is recorded, and officer and client get the same reference`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text("PAY 1024 S100 L250 L2=50", from: People.officer)
            let reference = try #require(answer.reference)
            #expect(
                answer.text == "\(reference) recorded 10:00: 1024 Mary paid KES 400 "
                    + "(S 100, L1 250, L2 50).")
            #expect(
                answer.receipt == "\(reference): Mary paid KES 400 to Kamau on 23 Nov. Now: "
                    + "Savings 400, Biashara 750, L2 150. Wrong? Send WRONG \(reference)")
            #expect(
                answer.messages.map(\.recipient.e164).sorted() == [People.officer, People.mary])
            #expect(answer.messages.map(\.reference) == [reference, reference])
            let entries = try await counter.books.read { try $0.ledger.entries(of: reference) }
            #expect(
                entries.map(\.transfer.credit) == [
                    .savings(client: "1024"), .loan(client: "1024", number: 1),
                    .loan(client: "1024", number: 2),
                ])
            #expect(entries.map(\.transfer.amount.minorUnits) == [10_000, 25_000, 5_000])
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 40_000)
        }
    }

    @Test(arguments: [
        (
            "PAY 1024 L1001",
            "Nothing recorded: L1 of 1024 owes only KES 1,000. Send: PAY 1024 L1000"
        ),
        (
            "PAY 1024 S100 L2=201",
            "Nothing recorded: L2 of 1024 owes only KES 200. Send: PAY 1024 S100 L2=200"
        ),
        (
            "PAY 7777 S100",
            "Nothing recorded: there is no client 7777. Check the number and send: PAY number S100"
        ),
        (
            "PAY 2048 L100",
            "Nothing recorded: 2048 Joy has no L1, only S. Send: PAY 2048 ?=100"
        ),
        (
            "PAY 1024 S20 L3=100 L2=50",
            "Nothing recorded: 1024 Mary has no L3, only S, L1 and L2. "
                + "Send: PAY 1024 S20 ?=100 L2=50"
        ),
        (
            "AGAIN 7F3K",
            "No payment waits under 7F3K. To record one send, for example: PAY 1024 S100"
        ),
    ])
    func `what cannot be recorded is refused with the right form`(
        text: String, reply: String
    ) async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text(text, from: People.officer)
            #expect(answer.outcome == "refused")
            #expect(answer.text == reply)
            #expect(answer.receipt == nil)
            #expect(try await counter.recorded == 0)
        }
    }

    @Test(arguments: [
        (People.mary, "That is not for this number. For your loans and savings send: BALANCE"),
        (
            People.manager,
            "That is not for this number. Officers send PAY 1024 S100 L250. Clients send BALANCE."
        ),
    ])
    func `nobody but an officer can record a payment`(sender: String, reply: String) async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            for text in ["PAY 1024 S100", "AGAIN 7F3K"] {
                let answer = try await phones.text(text, from: sender)
                #expect(answer.outcome == "refused")
                #expect(answer.text == reply)
            }
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `the same payment again is asked back, and recorded once more only when confirmed`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let first = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            counter.pass(120)
            let asked = try await phones.text("pay 1024 s 100", from: People.officer)
            #expect(asked.outcome == "asked back about \(first)")
            #expect(
                asked.text == "Already recorded at 10:00 as \(first). "
                    + "To record a second payment send AGAIN \(first)")
            #expect(asked.receipt == nil)
            #expect(try await counter.recorded == 1)

            let again = try await phones.text("again \(first)", from: People.officer)
            let second = try #require(again.reference)
            #expect(second != first)
            #expect(again.receipt?.contains("Savings 500") == true)

            let thrice = try await phones.text("AGAIN \(first)", from: People.officer)
            #expect(thrice.outcome == "refused")
            #expect(
                thrice.text
                    == "The second payment like \(first) is recorded already, as \(second). "
                    + "For one more send the PAY message again.")
            #expect(try await counter.recorded == 2)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 20_000)
        }
    }

    @Test func `where a part of it is recorded already, the rest is shown to be sent`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let first = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            let asked = try await phones.text("PAY 1024 S100 L250 L2=50", from: People.officer)
            #expect(asked.outcome == "asked back about \(first)")
            #expect(
                asked.text == "\(first) of 10:00 has a part of this already. For the rest send: "
                    + "PAY 1024 L250 L2=50. If all of it is new send AGAIN \(first)")
            #expect(try await counter.recorded == 1)
            let rest = try await phones.text("PAY 1024 L250 L2=50.", from: People.officer)
            #expect(rest.reference != nil)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 40_000)
        }
    }

    @Test func `all of a payment of which a part was recorded is a second one when he says so`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let first = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            try await phones.text("PAY 1024 S100 L250", from: People.officer)
            #expect(try await phones.text("AGAIN \(first)", from: People.officer).reference != nil)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 45_000)
        }
    }

    @Test func `an officer who signs with his name is understood`() async throws {
        let counter = try await TestCounter(officersAddPIN: true)
        try await withTeller(of: counter) { phones in
            let signed = try await phones.text("PAY 1024 S100 4821\nKamau", from: People.officer)
            #expect(signed.reference != nil)
            let other = try await phones.text("PAY 1024 S50 4821\nPeter", from: People.officer)
            #expect(other.outcome == "refused")
        }
    }

    @Test func `only the officer who was asked can confirm, and only that day`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let first = try #require(
                try await phones.text("PAY 1024 S100", from: People.officer).reference)
            try await phones.text("PAY 1024 S100", from: People.officer)
            let other = try await phones.text("AGAIN \(first)", from: People.otherOfficer)
            #expect(other.outcome == "refused")
            counter.pass(86_400)
            let late = try await phones.text("AGAIN \(first)", from: People.officer)
            #expect(
                late.text == "The payment that waited under \(first) was of another day. "
                    + "Send it again as PAY.")
            #expect(try await counter.recorded == 1)
            let tomorrow = try await phones.text("PAY 1024 S100", from: People.officer)
            #expect(tomorrow.reference != nil)
        }
    }

    @Test func `another officer, amount or client is no second payment`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            for (text, sender) in [
                ("PAY 1024 S100", People.officer), ("PAY 1024 S100", People.otherOfficer),
                ("PAY 1024 S101", People.officer), ("PAY 2048 S100", People.officer),
                ("PAY 1024 L100", People.officer),
            ] {
                let answer = try await phones.text(text, from: sender)
                #expect(answer.reference != nil)
            }
        }
    }

    @Test func `a message delivered twice is recorded once`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let message = try phones.parts(of: "PAY 1024 S100", from: People.officer)
            let answer = try await phones.deliver(message + message)
            #expect(answer.reference != nil)
            try await phones.file(message)
            var more = message
            more[0].moreMessagesToSend = true
            try await phones.file(more)
            let next = try await phones.text("HELP", from: People.officer)
            #expect(next.outcome == "answered")
            #expect(next.messages.count == 1)
            #expect(try await counter.recorded == 1)
            #expect(try await counter.books.read { try $0.inbox.counts().received } == 2)
        }
    }

    @Test(arguments: [
        ("PAY 2048 S100", " No phone number: the client got no receipt."),
        ("PAY 4096 S100", " The client's number is a staff number: no receipt sent."),
    ])
    func `an officer is told when the client gets no receipt`(
        text: String, notice: String
    ) async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text(text, from: People.officer)
            #expect(answer.reference != nil)
            #expect(answer.messages.count == 1)
            #expect(answer.text?.hasSuffix(notice) == true)
        }
    }

    @Test func `an officer's PIN is asked for, counted and locked`() async throws {
        let counter = try await TestCounter(officersAddPIN: true)
        try await withTeller(of: counter) { phones in
            let missing = try await phones.text("PAY 1024 S100", from: People.officer)
            #expect(
                missing.text
                    == "Please add your PIN at the end, for example: PAY 1024 S100 1234")
            let right = try await phones.text("PAY 1024 S100 4821", from: People.officer)
            #expect(right.reference != nil)
            for left in ["2 tries", "1 try"] {
                let wrong = try await phones.text("PAY 1024 S50 9999", from: People.officer)
                #expect(wrong.text?.hasPrefix("Nothing recorded: wrong PIN. \(left) left.") == true)
            }
            for pin in ["9999", People.officerPIN] {
                let locked = try await phones.text("PAY 1024 S50 \(pin)", from: People.officer)
                #expect(locked.text?.hasPrefix("Three wrong PINs: locked until 11:00.") == true)
            }
            #expect(try await counter.recorded == 1)
            counter.pass(3600)
            let later = try await phones.text("PAY 1024 S50 4821", from: People.officer)
            #expect(later.reference != nil)
        }
    }

    @Test func `an officer without a PIN cannot move money where one is asked for`() async throws {
        let counter = try await TestCounter(officersAddPIN: true)
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text("PAY 1024 S100 4821", from: People.otherOfficer)
            #expect(answer.text == "You have no PIN yet. Please get one at the branch.")
            #expect(try await counter.recorded == 0)
        }
    }
}
