import Accounting
import Counter
import LedgerStore
import Testing
import TextCommands

@Suite struct StopTests {
    @Test func `who sends STOP is not reminded, and gets receipts all the same`() async throws {
        let counter = try await TestCounter()
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            let stop = try await conversation.text("stop", from: People.mary)
            #expect(
                stop.told
                    == "No more reminders will come to this phone. Receipts and answers still "
                    + "come. For reminders again send START")
            let preview = try await conversation.text("REMIND", from: People.officer)
            #expect(preview.told?.contains("1 who sent STOP") == true)
            let paid = try await conversation.text("PAY 1024 S100", from: People.officer)
            #expect(paid.receipt != nil)
            let start = try await conversation.text("START", from: People.mary)
            #expect(start.told?.hasPrefix("Reminders will come to this phone again") == true)
            let after = try await conversation.text("REMIND", from: People.officer)
            #expect(after.told?.contains("STOP") == false)
        }
    }

    @Test func `STOP from a shared phone is for all who share it`() async throws {
        let counter = try await TestCounter()
        try await counter.lendToAll()
        try await withTeller(of: counter) { conversation in
            try await conversation.text("STOP", from: People.family)
            let preview = try await conversation.text("REMIND", from: People.officer)
            #expect(preview.told?.contains("2 who sent STOP") == true)
        }
    }

    @Test func `STOP said twice is confirmed once, and a day later again`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { conversation in
            try await conversation.text("STOP", from: People.mary)
            let again = try await conversation.text("STOP", from: People.mary)
            #expect(again.outcome == "silenced")
            #expect(again.messages.isEmpty)
            counter.pass(86_400)
            let later = try await conversation.text("STOP", from: People.mary)
            #expect(
                later.told?.hasPrefix("No reminders come to this phone since 23 Nov.") == true)
            let wishes = try await counter.books.read { try $0.decisions.all(about: "1024") }
            #expect(wishes.map(\.decision.kind) == ["reminders stopped"])
        }
    }

    @Test func `who was never stopped is told so at START`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { conversation in
            let start = try await conversation.text("START", from: People.mary)
            #expect(start.told == "Reminders come to this phone. For no more send STOP")
        }
    }

    @Test(arguments: [People.officer, People.manager])
    func `STOP is not for the staff`(phone: String) async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { conversation in
            let stop = try await conversation.text("STOP", from: phone)
            #expect(stop.told?.hasPrefix("STOP and START are for clients") == true)
            let wish = try await counter.books.read { try $0.reminders.wish(of: "4096") }
            #expect(wish == nil)
        }
    }

    @Test func `STOP misspelt is asked back, and strangers get the courtesy`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { conversation in
            let near = try await conversation.text("STOPP", from: People.mary)
            #expect(near.outcome == "refused")
            #expect(near.told?.contains("STOP") == true)
            let wish = try await counter.books.read { try $0.reminders.wish(of: "1024") }
            #expect(wish == nil)
            let stranger = try await conversation.text("STOP", from: People.stranger)
            #expect(stranger.outcome == "unknown number")
        }
    }
}
