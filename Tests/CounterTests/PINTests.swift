import Accounting
import Counter
import Foundation
import SMSPDU
import Testing
import TextCommands

@testable import LedgerStore

@Suite(.timeLimit(.minutes(3))) struct PINTests {
    private static let done =
        "Done: your new PIN is valid from now on. Please delete your message, and tell it nobody."

    @Test func `a PIN is changed by its owner, and the old one is worth nothing`() async throws {
        let counter = try await TestCounter(balance: .phoneAndPIN)
        try await withTeller(of: counter) { phones in
            let changed = try await phones.text("PIN 1234 7391", from: People.mary)
            #expect(changed.text == Self.done)
            #expect(changed.messages.count == 1)
            let old = try await phones.text("BALANCE 1234", from: People.mary)
            #expect(old.text?.hasPrefix("Wrong PIN.") == true)
            let new = try await phones.text("BALANCE 7391", from: People.mary)
            #expect(new.outcome == "answered")
            let decisions = try await counter.books.read { try $0.decisions.all() }
            #expect(decisions.map(\.decision.kind) == ["PIN changed"])
            #expect(decisions.map(\.decision.subject) == ["client:1024"])
        }
    }

    @Test(arguments: [
        ("PIN 1234 0000", "That PIN is too easy to guess"),
        ("PIN 1234 7777", "That PIN is too easy to guess"),
        ("PIN 1234 3456", "That PIN is too easy to guess"),
        ("PIN 1234 9876", "That PIN is too easy to guess"),
        ("PIN 1234 4747", "That PIN is too easy to guess"),
        ("PIN 1234 0002", "That PIN is too easy to guess"),
        ("PIN 1234 1024", "That PIN is too easy to guess"),
        ("PIN 1234 1234", "Nothing changed: the new PIN is the old one."),
        ("PIN 1234 739", "Nothing changed: a new PIN has 4 to 6 digits."),
        ("PIN 1234 7391482", "Nothing changed: a new PIN has 4 to 6 digits."),
        ("PIN 9999 7391", "Nothing changed: the old PIN is wrong. 2 tries left."),
        ("PIN 9999 0000", "Nothing changed: the old PIN is wrong. 2 tries left."),
        ("PIN 7391", "To change your PIN send PIN, the old one and the new one: PIN 1234 5678"),
        ("PIN", "To change your PIN send PIN, the old one and the new one: PIN 1234 5678"),
        ("PIN 3001 1234 7391", "To change your PIN send PIN"),
    ])
    func `a PIN that will not do is refused, and the old one stays`(
        text: String, start: String
    ) async throws {
        let counter = try await TestCounter(balance: .phoneAndPIN)
        try await withTeller(of: counter) { phones in
            let refused = try await phones.text(text, from: People.mary)
            #expect(refused.outcome == "refused")
            #expect(refused.text?.hasPrefix(start) == true, "\(refused.text ?? "")")
            let old = try await phones.text("BALANCE 1234", from: People.mary)
            #expect(old.outcome == "answered")
        }
    }

    @Test func `a stranger is not told by a weak new PIN whether there is such an account`()
        async throws
    {
        let counter = try await TestCounter(balance: .accountAndPIN)
        try await withTeller(of: counter) { phones in
            for account in ["98765432", "11223344"] {
                let text = "PIN \(account) 9999 0000"
                let answer = try await phones.text(text, from: People.stranger)
                #expect(
                    answer.told
                        == "Wrong account number or PIN. Check both and send PIN, the account "
                        + "number, the old PIN and the new one.")
            }
            let other = try await phones.text("BALANCE 98765432", from: "+254700999111")
            #expect(other.text?.hasPrefix("Please send your account number and your PIN") == true)
        }
    }

    @Test func `a client at an officer's phone who leaves out her old PIN does not try his`()
        async throws
    {
        let counter = try await TestCounter(balance: .phoneAndPIN)
        try await withTeller(of: counter) { phones in
            for _ in 0..<4 {
                let form = try await phones.text("PIN 4096 9182", from: People.officer)
                #expect(form.told?.hasSuffix("PIN 4096 1234 5678") == true, "\(form.told ?? "")")
            }
        }
    }

    @Test func `a PIN that was given out is changed before it opens anything`() async throws {
        let counter = try await TestCounter(balance: .phoneAndPIN)
        let hash = try #require(
            try await counter.books.read { try $0.people.client(number: "1024")?.pin })
        try await counter.books.write { try $0.people.issuePIN(hash, to: "client:1024") }
        try await withTeller(of: counter) { phones in
            let first = try await phones.text("BALANCE 1234", from: People.mary)
            #expect(
                first.text == "Please change the PIN you were given first: send PIN, the old one "
                    + "and a new one of your own, for example: PIN 1234 5678")
            #expect(try await phones.text("PIN 1234 7391", from: People.mary).text == Self.done)
            #expect(
                try await phones.text("BALANCE 7391", from: People.mary).outcome == "answered")
        }
    }

    @Test func `an import does not give back a PIN that was changed`() async throws {
        let counter = try await TestCounter(balance: .phoneAndPIN)
        try await withTeller(of: counter) { phones in
            try await phones.text("PIN 1234 7391", from: People.mary)
            var mary = try #require(
                try await counter.books.read { try $0.people.client(number: "1024") })
            mary.pin = PINHash(text: "scrypt$2$1$1$AAAA$AAAA")
            let imported = mary
            try await counter.books.write { try $0.people.enrol(imported) }
            #expect(
                try await phones.text("BALANCE 7391", from: People.mary).outcome == "answered")
        }
    }

    @Test func `from another phone a PIN is changed by account, and the registered one is told`()
        async throws
    {
        let counter = try await TestCounter(balance: .accountAndPIN)
        try await withTeller(of: counter) { phones in
            let wrong = try await phones.text("PIN 98765432 9999 7391", from: People.stranger)
            let nobody = try await phones.text("PIN 11112222 9999 7391", from: People.stranger)
            #expect(wrong.text == nobody.text)
            let changed = try await phones.text("PIN 98765432 1234 7391", from: People.stranger)
            #expect(changed.messages.map(\.recipient.e164) == [People.mary, People.stranger])
            #expect(
                changed.receipt == "Your secret number was changed just now. If it was not you, "
                    + "please tell the branch.")
        }
    }

    @Test func `an officer changes his own`() async throws {
        let counter = try await TestCounter(officersAddPIN: true)
        try await withTeller(of: counter) { phones in
            let changed = try await phones.text("PIN 4821 7391", from: People.officer)
            #expect(changed.text == Self.done)
            #expect(
                try await phones.text("PAY 1024 S100 4821", from: People.officer).reference == nil)
            #expect(
                try await phones.text("PAY 1024 S100 7391", from: People.officer).reference != nil)
        }
    }

    @Test func `guessing from strangers' phones does not lock the owner's`() async throws {
        let counter = try await TestCounter(balance: .accountAndPIN)
        try await withTeller(of: counter) { phones in
            for number in 0..<12 {
                try await phones.text(
                    "BALANCE 98765432 99\(10 + number)", from: "+2547330002\(10 + number)")
            }
            let stranger = try await phones.text(
                "BALANCE 98765432 1234", from: "+254733000300")
            #expect(stranger.outcome == "refused")
            let own = try await phones.text("BALANCE 98765432 1234", from: People.mary)
            #expect(own.outcome == "answered")
        }
    }

    @Test(arguments: ["PIN 73914826 82641937", "PIN 1024 73914826 82641937", "PIN 73914826"])
    func `no PIN of a change ever stands in the file`(text: String) async throws {
        let counter = try await TestCounter(balance: .phoneAndPIN)
        let message = try Conversation(with: counter).parts(of: text, from: People.mary)
        let clear = Data(try #require(message.first).encoded)
        try await withTeller(of: counter) { phones in
            try await phones.file(message)
            try expectNothing(of: clear, in: counter)
            #expect(try await phones.nextAnswer().outcome == "refused")
        }
        try expectNothing(of: clear, in: counter)
    }

    private func expectNothing(of clear: Data, in counter: TestCounter) throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: counter.folder, includingPropertiesForKeys: nil)
        for file in files {
            let octets = try Data(contentsOf: file)
            #expect(octets.range(of: clear.suffix(6)) == nil)
            for pin in ["73914826", "82641937"] {
                #expect(octets.range(of: Data(pin.utf8)) == nil)
            }
        }
    }
}
