import Accounting
import Foundation
import LedgerStore
import SMSPDU
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct BalanceTests {
    private static let balance = "Mary: Biashara KES 1,000; L2 KES 200; savings KES 300."

    @Test func `a client asks from her own phone`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text("balance", from: People.mary)
            #expect(answer.outcome == "answered")
            #expect(answer.text == Self.balance)
            #expect(answer.messages.map(\.recipient.e164) == [People.mary])
        }
    }

    @Test func `a family that shares a phone names the client`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("BALANCE", from: People.family)
            #expect(
                asked.text == "This phone is shared by 3001 and 3002. Send BALANCE, the client "
                    + "number: BALANCE 3001")
            let answer = try await phones.text("BALANCE 3002", from: People.family)
            #expect(answer.text == "Ben: savings KES 0.")
            let stranger = try await phones.text("BALANCE 1024", from: People.family)
            #expect(stranger.outcome == "refused")
        }
    }

    @Test func `three wrong PINs lock a phone for an hour`() async throws {
        let counter = try await TestCounter(balance: .phoneAndPIN)
        try await withTeller(of: counter) { phones in
            let missing = try await phones.text("BALANCE", from: People.mary)
            #expect(missing.text == "Please add your own PIN, for example: BALANCE 1234")
            #expect(try await phones.text("BALANCE 1234", from: People.mary).text == Self.balance)
            for left in ["2 tries", "1 try"] {
                let wrong = try await phones.text("BALANCE 9999", from: People.mary)
                #expect(wrong.text == "Wrong PIN. \(left) left. Send BALANCE and your PIN.")
            }
            for pin in ["9999", "1234", "9999"] {
                let locked = try await phones.text("BALANCE \(pin)", from: People.mary)
                #expect(
                    locked.text == "Three wrong PINs: locked until 11:00. Then try again, or ask "
                        + "at the branch.")
            }
            counter.pass(3600)
            #expect(try await phones.text("BALANCE 1234", from: People.mary).text == Self.balance)
        }
    }

    @Test func `a right PIN forgives the wrong ones before it`() async throws {
        let counter = try await TestCounter(balance: .phoneAndPIN)
        try await withTeller(of: counter) { phones in
            for _ in 0..<2 {
                try await phones.text("BALANCE 9999", from: People.mary)
                try await phones.text("BALANCE 9999", from: People.mary)
                let right = try await phones.text("BALANCE 1234", from: People.mary)
                #expect(right.text == Self.balance)
            }
        }
    }

    @Test(arguments: [People.stranger, People.mary, People.officer])
    func `account and PIN work from any phone`(sender: String) async throws {
        let counter = try await TestCounter(balance: .accountAndPIN)
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text("BALANCE 98765432 1234", from: sender)
            #expect(answer.text == Self.balance)
            #expect(answer.messages.map(\.recipient.e164) == [sender])
        }
    }

    @Test(arguments: ["98765432", "11112222"])
    func `nobody learns which accounts there are`(account: String) async throws {
        let counter = try await TestCounter(balance: .accountAndPIN)
        try await withTeller(of: counter) { phones in
            for _ in 0..<2 {
                let wrong = try await phones.text("BALANCE \(account) 9999", from: People.stranger)
                #expect(
                    wrong.text
                        == "Wrong account number or PIN. Check both and send: BALANCE account PIN")
            }
            let locked = try await phones.text("BALANCE \(account) 9999", from: People.stranger)
            #expect(locked.text?.hasPrefix("Three wrong PINs: locked until 11:00.") == true)
        }
    }

    @Test func `a payment shows in the balance at once`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            try await phones.text("PAY 1024 S50.50 L1000", from: People.officer)
            let answer = try await phones.text("BALANCE", from: People.mary)
            #expect(answer.text == "Mary: L2 KES 200; savings KES 350.50.")
        }
    }

    @Test(arguments: [
        (BalanceForm.phoneAndPIN, "BALANCE 73914826"),
        (.accountAndPIN, "BALANCE 98765432 73914826"),
    ])
    func `a PIN never stands in the file`(form: BalanceForm, text: String) async throws {
        let counter = try await TestCounter(balance: form)
        let conversation = Conversation(with: counter)
        let message = try conversation.parts(of: text, from: People.mary)
        let clear = try #require(message.first).encoded
        try await conversation.file(message)
        let waiting = try await counter.books.read { try $0.inbox.message(1) }
        #expect(waiting?.clearTPDU == clear)
        try expectNothing(of: clear, text, in: counter)
        try await withTeller(of: counter) { phones in
            let answer = try await phones.nextAnswer()
            #expect(answer.outcome == "refused")
        }
        let handled = try await counter.books.read { try $0.inbox.message(1) }
        #expect(handled?.clearTPDU == handled?.tpdu)
        try expectNothing(of: clear, text, in: counter)
    }

    /// Neither the message's last octets, where the PIN is, nor the PIN as text.
    private func expectNothing(
        of clear: [UInt8], _ text: String, in counter: TestCounter
    ) throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: counter.folder, includingPropertiesForKeys: nil)
        for file in files {
            let octets = try Data(contentsOf: file)
            #expect(octets.range(of: Data(clear.suffix(6))) == nil)
            #expect(octets.range(of: Data(text.suffix(8).utf8)) == nil)
        }
    }
}
