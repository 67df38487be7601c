import Accounting
import LedgerStore
import Testing
import TextCommands

@Suite(.timeLimit(.minutes(3))) struct StatementTests {
    @Test func `a client sees her latest payments, newest first, and what was cancelled`()
        async throws
    {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let none = try await phones.text("STATEMENT", from: People.mary)
            #expect(
                none.text == "Mary: nothing was recorded for you here yet. "
                    + "For your loans and savings send BALANCE")
            let first = try #require(
                try await phones.text("PAY 1024 S100 L250", from: People.officer).reference)
            let second = try #require(
                try await phones.text("PAY 1024 L2=50", from: People.officer).reference)
            try await phones.text("PAY 3001 S70", from: People.officer)
            try await phones.text("UNDO \(second)", from: People.officer)
            let answer = try await phones.text("statement", from: People.mary)
            #expect(
                answer.text == "Mary: 23 Nov \(second) KES 50 cancelled; "
                    + "23 Nov \(first) KES 350 (S 100, L1 250)")
        }
    }

    @Test func `as many payments as fit one message are shown`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            for amount in 1...14 {
                try await phones.text("PAY 1024 S\(amount)00", from: People.officer)
            }
            let answer = try await phones.text("STATEMENT", from: People.mary)
            #expect(answer.text?.contains("more") == true)
            #expect((answer.text?.split(separator: ";").count ?? 0) >= 5)
        }
    }

    @Test func `what is due is told by loan, with what is overdue`() async throws {
        let counter = try await TestCounter()
        try await counter.bringDues()
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text("DUE", from: People.mary)
            #expect(
                answer.text
                    == "Mary: L2 KES 50 overdue since 20 Nov; Biashara KES 250 on 1 Dec. "
                    + "KES 300 in all. Next meeting: 1 Dec.")
            let balance = try await phones.text("BALANCE", from: People.mary)
            #expect(balance.text?.contains("Biashara KES 1,000, next 250 on 1 Dec") == true)
            #expect(balance.text?.contains("L2 KES 200, 50 overdue since 20 Nov") == true)
            try await phones.text("PAY 1024 L2=50 L100", from: People.officer)
            let less = try await phones.text("DUE", from: People.mary)
            #expect(less.text == "Mary: Biashara KES 150 on 1 Dec. Next meeting: 1 Dec.")
            let rest = try #require(
                try await phones.text("PAY 1024 L150", from: People.officer).reference)
            let nothing = try await phones.text("DUE", from: People.mary)
            #expect(nothing.text?.hasPrefix("Mary: no payment is due that we know of.") == true)
            try await phones.text("UNDO \(rest)", from: People.officer)
            #expect(try await phones.text("DUE", from: People.mary).text == less.text)
        }
    }

    @Test func `who has no loan owes nothing`() async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text("DUE 3001", from: People.family)
            #expect(answer.text == "Ann: you have no loan to pay. For your savings send BALANCE")
            for word in ["STATEMENT", "DUE"] {
                let shared = try await phones.text(word, from: People.family)
                #expect(
                    shared.text == "This phone is shared by 3001 and 3002. Send \(word), the "
                        + "client number: \(word) 3001")
                let stranger = try await phones.text(word, from: People.officer)
                #expect(stranger.text?.contains("Kin") == true)
            }
        }
    }

    @Test(arguments: ["STATEMENT", "DUE"])
    func `they are opened as BALANCE is`(word: String) async throws {
        let withPIN = try await TestCounter(balance: .phoneAndPIN)
        try await withTeller(of: withPIN) { phones in
            let missing = try await phones.text(word, from: People.mary)
            #expect(missing.text == "Please add your own PIN, for example: \(word) 1234")
            let wrong = try await phones.text("\(word) 9999", from: People.mary)
            #expect(wrong.text == "Wrong PIN. 2 tries left. Send \(word) and your PIN.")
            #expect(try await phones.text("\(word) 1234", from: People.mary).outcome == "answered")
        }
        let withAccount = try await TestCounter(balance: .accountAndPIN)
        try await withTeller(of: withAccount) { phones in
            let right = try await phones.text("\(word) 98765432 1234", from: People.stranger)
            #expect(right.outcome == "answered")
            let wrong = try await phones.text("\(word) 98765432 9999", from: People.stranger)
            #expect(
                wrong.text
                    == "Wrong account number or PIN. Check both and send: \(word) account PIN")
        }
    }

    @Test func `many loans are added up first`() async throws {
        let counter = try await TestCounter()
        let currency = try shilling
        let posting = Posting(
            at: counter.now, day: CivilTime(counter.now, utcOffsetSeconds: 10_800).day)
        try await counter.books.write { books in
            for number in 3...9 {
                let account = Account.loan(client: "1024", number: number)
                try books.people.enrol(
                    ClientAccount(
                        account: account, client: "1024", currency: currency, number: nil,
                        product: "Biashara loan of the year", figureDay: nil, nextDue: nil))
                let transfer = Transfer(
                    id: "opening L\(number)", debit: account, credit: .headOffice,
                    amount: Money(minorUnits: 9_999_999_900, currency: currency))
                #expect(try books.ledger.post(transfer, on: posting) == .posted)
            }
        }
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text("BALANCE", from: People.mary)
            #expect(
                answer.text?.hasPrefix("Mary: 9 loans, KES 700,001,193 in all, savings KES 300. ")
                    == true)
        }
    }

    @Test(arguments: [
        (People.mary, "HELP WRONG", "If a receipt is wrong send WRONG"),
        (People.mary, "HELP STATEMENT", "For your latest payments send: STATEMENT"),
        (People.mary, "HELP", "Send BALANCE, STATEMENT, DUE, WRONG"),
        (
            People.mary, "HELP UNDO",
            "That is not for this number. Send BALANCE, STATEMENT, DUE, WRONG"
        ),
        (People.mary, "HELP xyz", "I do not know XYZ. Send BALANCE, STATEMENT, DUE, WRONG"),
        (People.officer, "help xyz", "I do not know XYZ. Send PAY, the code of a sheet, SHEETS"),
        (People.officer, "HELP KX7M2", "Send PAY, the code of a sheet, SHEETS, UNDO"),
        (People.manager, "HELP 4821", "I do not know ****. Send STATUS, APPROVE, REJECT"),
        (People.officer, "HELP UNDO", "To take back what you recorded"),
        (People.officer, "HELP", "Send PAY, the code of a sheet, SHEETS, UNDO"),
        (People.manager, "HELP approve", "To agree to what you were asked send APPROVE"),
        (People.manager, "HELP", "Send STATUS, APPROVE, REJECT"),
    ])
    func `help is by role and word`(sender: String, text: String, start: String) async throws {
        let counter = try await TestCounter()
        try await withTeller(of: counter) { phones in
            let answer = try await phones.text(text, from: sender)
            #expect(answer.text?.hasPrefix(start) == true, "\(answer.text ?? "")")
        }
    }
}

extension TestCounter {
    /// Head office's next instalments on Mary's loans: one to come, one overdue.
    func bringDues() async throws {
        let currency = try shilling
        let dues = [(1, Int64(25_000), "2026-12-01", "Biashara"), (2, 5_000, "2026-11-20", nil)]
        try await books.write { books in
            for (number, amount, day, product) in dues {
                let day = try #require(Day(iso: day))
                try books.people.enrol(
                    ClientAccount(
                        account: .loan(client: "1024", number: number), client: "1024",
                        currency: currency, number: number == 1 ? "98765432" : nil,
                        product: product, figureDay: Day(iso: "2026-11-22"),
                        nextDue: Instalment(
                            amount: Money(minorUnits: amount, currency: currency), day: day)))
            }
        }
    }
}
