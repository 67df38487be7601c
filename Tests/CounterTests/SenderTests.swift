import Accounting
import LedgerStore
import SMSPDU
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct SenderTests {
    @Test func `a stranger gets one answer a day`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let first = try await phones.text("BALANCE", from: People.stranger)
            #expect(first.outcome == "unknown number")
            #expect(first.text?.hasPrefix("This is Kibwezi branch.") == true)
            for text in ["PAY 1024 S100", "hello"] {
                let more = try await phones.text(text, from: People.stranger)
                #expect(more.outcome == "silenced")
                #expect(more.messages.isEmpty)
            }
            counter.pass(86_400)
            let tomorrow = try await phones.text("BALANCE", from: People.stranger)
            #expect(tomorrow.outcome == "unknown number")
            #expect(try await counter.recorded == 0)
        }
    }

    @Test(arguments: ["M-PESA", "Safaricom", "22141", "144", "+254700000000"])
    func `names, short codes and our own numbers are never answered`(
        sender: String
    ) async throws {
        let own = try #require(PhoneNumber(e164: "+254700000000"))
        let counter = try await TestCounter(ownNumbers: [own])
        try await withTeller(of: counter) { phones in
            for text in ["BALANCE", "PAY 1024 S100", "You have received Ksh100"] {
                let answer = try await phones.text(text, from: sender)
                #expect(answer.outcome == "silent")
                #expect(answer.messages.isEmpty)
            }
        }
    }

    @Test func `two automata cannot talk each other's airtime away`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            for _ in 0..<20 {
                let answer = try await phones.text("ok", from: People.mary)
                #expect(answer.messages.count == 1)
            }
            let silenced = try await phones.text("ok", from: People.mary)
            #expect(silenced.outcome == "silenced")
            let pay = try await phones.text("PAY 1024 S100", from: People.officer)
            let told = try await phones.text("WRONG", from: People.mary)
            #expect(told.outcome == "disputed \(pay.told?.prefix(4) ?? "")")
            #expect(told.told(People.mary)?.contains("is marked as wrong") == true)
            for text in ["WRONG", "NO", "NO", "BALANCE"] {
                let more = try await phones.text(text, from: People.mary)
                #expect(more.messages.isEmpty, "\(text)")
            }
            counter.pass(3600)
            let later = try await phones.text("HELP", from: People.mary)
            #expect(later.outcome == "answered")
        }
    }

    @Test(arguments: [
        "", " ", "?", "HELP", "HELP PAY", "balanse", "PAYY 1024 S100", "PAY", "PAY 1024",
        "PAY 1024 S", "PAY 1024 L2 50", "PAY 1024 S1.250", "PAY 1024 SlOO", "PAY 1024 USD 5",
        "PAY 99999999999999999999999999 S99999999999999999999999999",
        "PAY 1024 S92233720368547758.07", "PAY 1024 S92233720368547758.08 L1", "1234", "€€€€ [x]",
        "AGAIN", "AGAIN ????", "AGAIN \(String(repeating: "7", count: 120))",
        "Habari yako? Nimelipa mkopo wangu jana kwa afisa. Asante sana, Mungu akubariki.",
        "PAY \(String(repeating: "1", count: 130)) S1", "بيلانس ١٢٣٤",
        "PAY 1024 \(String(repeating: "S1 L1 ", count: 20))",
    ])
    func `any message to the branch has an answer of one part`(text: String) async throws {
        for addsPIN in [false, true] {
            let counter = try await TestCounter(balance: .phoneAndPIN, officersAddPIN: addsPIN)
            try await withTeller(of: counter) { phones in
                for sender in [People.officer, People.mary, People.manager, People.stranger] {
                    let answer = try await phones.text(text, from: sender)
                    #expect(answer.messages.count <= 2)
                    #expect(!answer.outcome.hasPrefix("cannot"))
                }
            }
        }
    }

    @Test func `a status report settles the answer it speaks of`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            try await phones.text("BALANCE", from: People.mary)
            let now = counter.now
            try await counter.books.write { books in
                let route = Route(modem: "m1")
                let next = try books.outbox.next(for: "m1", in: Routing([route]), at: now)
                guard case .part(let part, _) = next else { return }
                #expect(try books.outbox.intend(part.id, by: route, at: now))
                try books.outbox.settle(part, .sent(messageReference: 9), at: now)
            }
            for (reference, outcome) in [(8, "unmatched report"), (9, "report")]
                as [(UInt8, String)]
            {
                #expect(try await phones.report(reference, from: People.mary) == outcome)
            }
            let states = try await counter.books.read { try $0.outbox.counts() }
            #expect(states == [.delivered: 1])
        }
    }
}
