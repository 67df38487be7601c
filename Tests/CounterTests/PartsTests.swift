import Accounting
import Foundation
import LedgerStore
import SMSPDU
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct PartsTests {
    /// A payment with so much between its words that it travels in three parts.
    private static let long =
        "PAY 1024" + String(repeating: " ", count: 160) + "S100"
        + String(repeating: " ", count: 160) + "L250"

    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 2, 0, 0, 1]])
    func `parts in any order are one message`(order: [Int]) async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let parts = try phones.parts(of: Self.long, from: People.officer)
            #expect(parts.count == 3)
            for index in order.dropLast() {
                try await phones.file([parts[index]])
                counter.pass(1)
                let between = try await phones.text("HELP", from: People.otherOfficer)
                #expect(between.outcome == "answered")
            }
            let last = try #require(order.last)
            let answer = try await phones.deliver([parts[last]])
            #expect(answer.reference != nil)
            #expect(answer.text?.contains("paid KES 350 (S 100, L1 250).") == true)
            #expect(try await counter.books.read { try $0.inbox.counts().unhandled } == 0)
        }
    }

    @Test func `parts under one reference from two senders are two messages`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let first = try phones.parts(of: Self.long, from: People.officer)
            let second = try phones.parts(of: Self.long, from: People.otherOfficer)
            try await phones.file(Array(first.dropLast() + second.dropLast()))
            #expect(try await phones.deliver(second.suffix(1)).reference != nil)
            #expect(try await phones.deliver(first.suffix(1)).reference != nil)
            #expect(try await counter.balance(of: .cashInHand(officer: "KM")) == 35_000)
            #expect(try await counter.balance(of: .cashInHand(officer: "PO")) == 35_000)
        }
    }

    @Test func `a missing part is reported by name after a quarter of an hour`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let parts = try phones.parts(of: Self.long, from: People.officer)
            try await phones.file([parts[0], parts[2]])
            // The question in between takes a second of its own.
            counter.pass(898)
            counter.books.arrivals.ring()
            let between = try await phones.text("HELP", from: People.otherOfficer)
            #expect(between.outcome == "answered")
            counter.pass(1)
            counter.books.arrivals.ring()
            let late = try await phones.nextAnswer()
            #expect(late.outcome == "incomplete")
            #expect(
                late.text == "Part 2 of 3 of your message did not come, so nothing was done. "
                    + "Please send it all again, in one short message.")
            #expect(late.messages.map(\.recipient.e164) == [People.officer])
            #expect(try await counter.books.read { try $0.inbox.counts().unhandled } == 0)
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `parts that never become whole are reported to nobody unknown`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let parts = try phones.parts(of: Self.long, from: People.stranger)
            try await phones.file([parts[0]])
            counter.pass(900)
            counter.books.arrivals.ring()
            let late = try await phones.nextAnswer()
            #expect(late.outcome == "incomplete")
            #expect(late.messages.isEmpty)
        }
    }

    @Test func `a PIN alone in the last part never stands in the file`() async throws {
        let counter = try await TestCounter(balance: .accountAndPIN)
        let conversation = Conversation(with: counter)
        let text = "BALANCE 98765432" + String(repeating: " ", count: 160) + "73914826"
        let parts = try conversation.parts(of: text, from: People.mary)
        let clear = try #require(parts.last).encoded
        try await conversation.file(parts)
        let kept = try await counter.books.read { try $0.inbox.messages(latest: 1).last }
        #expect(kept?.clearTPDU == clear)
        #expect(kept?.tpdu != clear)
    }
}
