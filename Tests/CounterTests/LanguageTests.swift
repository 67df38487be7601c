import LedgerStore
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
