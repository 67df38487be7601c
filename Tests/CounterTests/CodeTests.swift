import Accounting
import Counter
import Foundation
import Testing
import TextCommands

@testable import LedgerStore

@Suite(.timeLimit(.minutes(3))) struct CodeTests {
    private func counter(_ proof: StaffProof = .phoneAndCode) async throws -> TestCounter {
        try await TestCounter { $0.access.officer = proof }
    }

    @Test func `a code works once, and the same text again records nothing`() async throws {
        let counter = try await counter()
        let codes = try await counter.card(to: "officer:KM", of: 10)
        try await withTeller(of: counter) { phones in
            let missing = try await phones.text("PAY 1024 S100", from: People.officer)
            #expect(
                missing.text == "Please add a code of your card at the end, for example: "
                    + "PAY 1024 S100 482193")
            let reminders = try await phones.text("REMIND", from: People.officer)
            #expect(reminders.text?.hasSuffix("for example: REMIND 482193") == true)
            let paid = try await phones.text("PAY 1024 S100 \(codes[4])", from: People.officer)
            let reference = try #require(paid.reference)
            counter.pass(120)
            let again = try await phones.text("PAY 1024 S100 \(codes[4])", from: People.officer)
            #expect(again.outcome == "refused")
            #expect(
                again.text == "Nothing new done: that code was used at 10:00 for \(reference). "
                    + "For something new send a code you have not used.")
            #expect(try await counter.recorded == 1)
            let next = try await phones.text("PAY 1024 S50 \(codes[0])", from: People.officer)
            #expect(next.reference != nil)
        }
    }

    @Test func `a message delivered twice uses its code once`() async throws {
        let counter = try await counter()
        let codes = try await counter.card(to: "officer:KM", of: 10)
        try await withTeller(of: counter) { phones in
            let message = try phones.parts(of: "PAY 1024 S100 \(codes[0])", from: People.officer)
            #expect(try await phones.deliver(message + message).reference != nil)
            try await phones.file(message)
            let next = try await phones.text("PAY 1024 S50 \(codes[1])", from: People.officer)
            #expect(next.reference != nil)
            #expect(next.messages.count == 2)
            #expect(try await counter.recorded == 2)
        }
    }

    @Test func `a code in a message refused for another reason is spent, and he is told`()
        async throws
    {
        let counter = try await counter()
        let codes = try await counter.card(to: "officer:KM", of: 10)
        try await withTeller(of: counter) { phones in
            let refused = try await phones.text("PAY 7777 S100 \(codes[0])", from: People.officer)
            #expect(refused.text?.hasSuffix(" That code is spent.") == true)
            let again = try await phones.text("PAY 1024 S100 \(codes[0])", from: People.officer)
            #expect(again.text?.hasPrefix("Nothing done: that code was used at 10:00.") == true)
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `codes of others, of old cards and of nobody do nothing`() async throws {
        let counter = try await counter()
        let old = try await counter.card(to: "officer:KM", of: 2)
        _ = try await counter.card(to: "officer:KM", of: 6)
        let others = try await counter.card(to: "user:M", of: 2)
        try await withTeller(of: counter) { phones in
            let first = try await phones.text("PAY 1024 S100 \(old[0])", from: People.officer)
            #expect(
                first.text == "Nothing done: that code is of an old card. "
                    + "Use the card you were given last.")
            let second = try await phones.text("PAY 1024 S100 \(others[0])", from: People.officer)
            #expect(second.text?.hasPrefix("Nothing done: that code is wrong.") == true)
            let third = try await phones.text(
                "PAY 1024 S100 \(old[0])", from: People.otherOfficer)
            let none =
                "You have no codes yet, so nothing was done. Please get a card at the branch."
            #expect(third.text == none)
            let fourth = try await phones.text("PAY 1024 S100", from: People.otherOfficer)
            #expect(fourth.text == none)
            #expect(try await counter.recorded == 0)
        }
    }

    @Test func `the holder is told from five codes on, the manager at five and at none`()
        async throws
    {
        let counter = try await counter()
        let codes = try await counter.card(to: "officer:KM", of: 6)
        try await withTeller(of: counter) { phones in
            var endings: [String] = []
            var alerts: [String] = []
            for (index, code) in codes.enumerated() {
                let answer = try await phones.text(
                    "PAY 2048 S\(10 + index) \(code)", from: People.officer)
                let own = answer.messages.first { $0.recipient.e164 == People.officer }
                endings.append(String(try #require(own?.text).suffix(35)))
                alerts += answer.messages.filter { $0.messageClass == .alert }.map(\.text)
            }
            #expect(endings[0] == "5 codes left: ask for a new card.".padding)
            #expect(endings[4].hasSuffix("1 code left: ask for a new card."))
            #expect(endings[5].hasSuffix("0 codes left: ask for a new card."))
            #expect(
                alerts == [
                    "Kamau (KM) has 5 codes left. Print a new card: tawi users cards KM",
                    "Kamau (KM) has 0 codes left. Print a new card: tawi users cards KM",
                ])
        }
    }

    @Test func `a flood of wrong codes under his number never stops the officer`() async throws {
        let counter = try await counter()
        let codes = try await counter.card(to: "officer:KM", of: 12)
        try await withTeller(of: counter) { phones in
            var alerts: [String] = []
            let guesses = (991_000..<991_032).map(String.init).filter { !codes.contains($0) }
            for guess in guesses.prefix(20) {
                let wrong = try await phones.text("PAY 1024 S100 \(guess)", from: People.officer)
                #expect(wrong.outcome == "refused")
                alerts += wrong.messages.filter { $0.messageClass == .alert }.map(\.text)
            }
            #expect(alerts.count == 2)
            #expect(
                alerts.first == "5 wrong codes or PINs today in the name of Kamau (KM). If the "
                    + "phone is lost run: tawi users stolen KM")
            let half = try await phones.text("PAY 1024 S100 \(codes[0])", from: People.officer)
            #expect(half.outcome == "refused")
            #expect(half.text?.contains("Send it again with one more unused code") == true)
            let whole = try await phones.text("PAY 1024 S100 \(codes[1])", from: People.officer)
            #expect(whole.reference != nil)
            let now = counter.now
            try await counter.books.write { try $0.pins.unlock("officer:KM", at: now) }
            let after = try await phones.text("PAY 1024 S70 \(codes[2])", from: People.officer)
            #expect(after.reference != nil)
        }
    }

    @Test func `YES needs no second code`() async throws {
        let counter = try await TestCounter {
            $0.access.officer = .phoneAndCode
            $0.limits.perMessage = Money(minorUnits: 10_000, currency: try shilling)
        }
        let codes = try await counter.card(to: "officer:KM", of: 10)
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("PAY 1024 S150 \(codes[0])", from: People.officer)
            #expect(asked.outcome == "asked back")
            let text = try #require(asked.text)
            let nonce = String(text[try #require(text.range(of: "YES ")).upperBound...].prefix(4))
            #expect(try await phones.text("YES \(nonce)", from: People.officer).reference != nil)
            let again = try await phones.text("PAY 1024 S150 \(codes[0])", from: People.officer)
            #expect(again.outcome == "refused")
            #expect(try await counter.recorded == 1)
        }
    }

    @Test func `codes of an app work once and are put right by two in a row`() async throws {
        let counter = try await counter(.phoneAndHOTP)
        let hotp = HOTP(secret: Array("12345678901234567890".utf8))
        let now = counter.now
        try await counter.books.write { books in
            try books.hotp.issue(
                hotp, to: "officer:KM", by: "user:M", with: "officer:PO", at: now)
        }
        try await withTeller(of: counter) { phones in
            for (code, isRecorded) in [
                (hotp.code(at: 0), true), (hotp.code(at: 0), false), (hotp.code(at: 5), true),
                (hotp.code(at: 4), false), (hotp.code(at: 60), false), (hotp.code(at: 61), true),
            ] {
                let amount = Int.random(in: 1...9) * 1000 + (try await counter.recorded)
                let answer = try await phones.text(
                    "PAY 2048 S\(amount) \(code)", from: People.officer)
                #expect((answer.reference != nil) == isRecorded, "\(answer.text ?? "")")
            }
            #expect(try await counter.recorded == 3)
        }
    }

    @Test func `a code never stands in the file`() async throws {
        let counter = try await counter()
        let codes = try await counter.card(to: "officer:KM", of: 3)
        try await withTeller(of: counter) { phones in
            for (text, code) in zip(["PAY 1024 S100", "PAY 7777 S1", "KX7M2 ALL"], codes) {
                try await phones.text("\(text) \(code)", from: People.officer)
            }
        }
        let files = try FileManager.default.contentsOfDirectory(
            at: counter.folder, includingPropertiesForKeys: nil)
        for file in files {
            let octets = try Data(contentsOf: file)
            for code in codes { #expect(octets.range(of: Data(code.utf8)) == nil, "\(code)") }
        }
    }
}

extension String {
    /// The last 35 characters of an answer that ends with this after a blank and a full stop.
    fileprivate var padding: String { ". " + self }
}

extension TestCounter {
    /// A card given to somebody, hashed at the lowest cost: real ones are slow on purpose.
    func card(to holder: String, of codes: Int) async throws -> [String] {
        let known = try await books.read { try $0.cards.salt(of: holder) }
        let salt = known ?? CodeSalt(cost: Scrypt(rounds: 2, blockSize: 1, parallelism: 1))
        let draft = try await books.draftCard(for: holder, codes: codes, salt: salt)
        let now = now
        try await books.write { books in
            let other = holder == "officer:PO" ? "officer:KM" : "officer:PO"
            try books.cards.issue(draft, by: "user:GM", with: other, at: now)
        }
        return draft.codes
    }
}
