import Accounting
import LedgerStore
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct MissedCallTests {
    @Test(arguments: ["+254722000002", "0722000002"])
    func `a client who rings is sent her balance`(caller: String) async throws {
        let counter = try await TestCounter(missedCallMeansBalance: true)
        try await withTeller(of: counter) { phones in
            let asked = try await phones.text("BALANCE", from: People.mary)
            let rang = try await phones.ring(from: caller)
            #expect(rang.outcome == "answered")
            #expect(rang.text == asked.text)
            #expect(rang.messages.map(\.recipient.e164) == [People.mary])
        }
    }

    @Test(arguments: [People.officer, People.manager, People.stranger, "100", "", nil])
    func `staff, strangers and withheld numbers are not answered`(caller: String?) async throws {
        let counter = try await TestCounter(missedCallMeansBalance: true)
        try await withTeller(of: counter) { phones in
            let rang = try await phones.ring(from: caller)
            #expect(rang.outcome == "silent")
            #expect(rang.messages.isEmpty)
        }
    }

    @Test(arguments: [(BalanceForm.phone, false), (.phoneAndPIN, true), (.accountAndPIN, true)])
    func `a call shows no balance where it may not`(
        form: BalanceForm, isOn: Bool
    ) async throws {
        let counter = try await TestCounter(balance: form, missedCallMeansBalance: isOn)
        try await withTeller(of: counter) { phones in
            let rang = try await phones.ring(from: People.mary)
            #expect(rang.messages.isEmpty)
        }
    }

    @Test func `a caller is answered once an hour`() async throws {
        let counter = try await TestCounter(missedCallMeansBalance: true)
        try await withTeller(of: counter) { phones in
            for (pause, outcome) in [
                (0, "answered"), (90, "silenced"), (3000, "silenced"), (600, "answered"),
            ] as [(Int64, String)] {
                counter.pass(pause)
                let rang = try await phones.ring(from: People.mary)
                #expect(rang.outcome == outcome)
                #expect(rang.messages.count == (outcome == "answered" ? 1 : 0))
            }
        }
    }

    @Test func `a call told twice is one call`() async throws {
        let counter = try await TestCounter(missedCallMeansBalance: true)
        let now = counter.now
        let filed = try await counter.books.write { books in
            try [0, 5, 59, 60].map {
                try books.calls.record(
                    modem: "m1", caller: People.mary, at: now.advanced(bySeconds: $0))
            }
        }
        #expect(filed == [true, false, false, true])
    }

    @Test func `a message to ourselves that comes back is noted and not answered`() async throws {
        let own = try #require(PhoneNumber(e164: "+254700000000"))
        let counter = try await TestCounter(ownNumbers: [own])
        let now = counter.now
        try await counter.books.write { books in
            let check = OutgoingMessage(to: own, text: "TAWI CHECK 7F3K", as: .check)
            guard case .queued(let id) = try books.outbox.enqueue(check, at: now) else { return }
            try books.selfTests.begin("7F3K", by: "m1", as: id, at: now)
        }
        try await withTeller(of: counter) { phones in
            _ = try await phones.text("TAWI CHECK 2AAA", from: People.mary)
            for (text, outcome) in [
                ("TAWI CHECK 2AAA", "silent"), ("TAWI CHECK 7F3K", "self-test"),
                ("TAWI CHECK 7F3K", "silent"),
            ] {
                let answer = try await phones.text(text, from: own.e164)
                #expect(answer.outcome == outcome)
                #expect(answer.messages.isEmpty)
            }
        }
        let progress = try await counter.books.read { try $0.selfTests.progress(of: "7F3K") }
        #expect(progress == .returned)
    }
}
