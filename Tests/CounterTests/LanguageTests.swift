import LedgerStore
import SMSPDU
import Testing
import TextCommands

struct LanguageTests {
    private func counter() async throws -> TestCounter {
        try await TestCounter(languages: ["en", "sw", "fr"])
    }

    @Test func `whoever chooses a language is answered in it from then on`() async throws {
        try await withTeller(of: counter()) { conversation in
            let chosen = try await conversation.text("LANGUAGE sw", from: People.mary)
            #expect(chosen.text?.hasPrefix("Kuanzia sasa tutakuandikia kwa Kiswahili") == true)
            let balance = try await conversation.text("salio", from: People.mary)
            #expect(balance.text?.contains("akiba KES") == true)
            let back = try await conversation.text("LUGHA english", from: People.mary)
            #expect(back.text?.hasPrefix("From now on we write to you in English") == true)
        }
    }

    @Test func `her receipt comes in her language, the officer's answer in his`() async throws {
        try await withTeller(of: counter()) { conversation in
            try await conversation.text("LANGUAGE kiswahili", from: People.mary)
            let answer = try await conversation.text("PAY 1024 S100", from: People.officer)
            #expect(answer.text?.contains("recorded") == true)
            #expect(answer.receipt?.contains("amelipa KES 100") == true)
        }
    }

    /// In letters outside the GSM alphabet every reply to a client is one part of UCS-2, and none
    /// is said in another language.
    @Test(arguments: ["hi", "am"])
    func `all that clients read comes in letters of their own`(language: String) async throws {
        let counter = try await TestCounter(languages: [language, "en"])
        try await counter.lend("1024", 3, instalment: 200, due: "2026-11-20")
        try await withTeller(of: counter) { conversation in
            let paid = try await conversation.text("PAY 1024 S100 L50", from: People.officer)
            #expect(paid.receipt != nil)
            let words = [
                "BALANCE", "DUE", "STATEMENT", "WRONG", "WRONG 9ZZZ", "STOP", "STOP", "START",
                "START", "LANGUAGE", "PIN", "PIN 1234 5831", "NO", "YES 4821", "HELP", "What",
            ]
            let helped = [
                "BALANCE", "STATEMENT", "DUE", "WRONG", "PIN", "LANGUAGE", "STOP", "START",
            ]
            for text in words + (helped + ["HELP", "YES", "NO", "xyz"]).map({ "HELP \($0)" }) {
                counter.pass(4000)
                let answer = try await conversation.text(text, from: People.mary)
                let hers = answer.messages.first { $0.recipient.e164 == People.mary }
                let reply = try #require(hers?.text, "\(text)")
                #expect(reply.unicodeScalars.contains { $0.value > 0x900 }, "\(text): \(reply)")
            }
        }
        let parts = try await counter.books.read { books in
            try books.outbox.messages(latest: 100).filter {
                $0.message.recipient.e164 == People.mary
            }
            .flatMap(\.parts)
        }
        for part in parts {
            let submit = try SMSSubmit(decoding: part.tpdu)
            #expect(submit.dataCodingScheme.alphabet == .ucs2)
            #expect(submit.text?.utf16.count ?? 71 <= 70)
        }
        #expect(parts.count > 20)
        let lacking = try await counter.books.read { try $0.untranslated.all() }
        // What managers are told is not among what clients read.
        #expect(lacking.filter { !$0.sentence.hasPrefix("approval.") }.isEmpty, "\(lacking)")
    }

    @Test func `a language nobody speaks is answered with those there are`() async throws {
        try await withTeller(of: counter()) { conversation in
            for text in ["LANGUAGE hindi", "LANGUAGE", "LANGUAGE klingon"] {
                let answer = try await conversation.text(text, from: People.mary)
                #expect(answer.outcome == "refused")
                #expect(answer.text?.contains("en English, sw Kiswahili, fr Francais") == true)
            }
        }
    }

    @Test func `choosing twice changes nothing more`() async throws {
        try await withTeller(of: counter()) { conversation in
            let first = try await conversation.text("LANGUAGE fr", from: People.officer)
            let second = try await conversation.text("LANGUAGE fr", from: People.officer)
            #expect(first.text == second.text)
        }
    }
}
