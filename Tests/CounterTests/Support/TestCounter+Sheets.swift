import Accounting
import Counter
import LedgerStore
import Logging
import Testing
import TextCommands

extension TestCounter {
    /// A group that meets on the counter's first day and every week after: four clients, each with
    /// savings of 50 and a loan of 250 due; the second owes 100 more on another loan, and the last
    /// has no savings. Its sheet is made and sent.
    func openSheet() async throws -> Sheet {
        let currency = try shilling
        let today = rules.calendar.day(of: now)
        try await books.write { books in
            let meeting = MeetingSchedule(first: today, rhythm: .week)
            try books.people.enrol(
                Group(code: "U", name: "Upendo", centre: "C", officer: "KM", meeting: meeting))
            for number in 1...4 {
                try Self.enrol(client: number, currency, on: today, in: books)
            }
        }
        await lookRound()
        return try #require(try await newestSheet(on: today))
    }

    private static func enrol(
        client number: Int, _ currency: Currency, on day: Day, in books: OpenBooks
    ) throws {
        let client = "510\(number)"
        let names = ["Asha", "Grace", "Joyce", "Ruth"]
        try books.people.enrol(
            Client(
                number: client, name: names[number - 1],
                phone: PhoneNumber(e164: "+25472200010\(number)"), group: "U"))
        var dues: [(Account, Int64)] = [(.loan(client: client, number: 1), 250)]
        if number < 4 { dues.append((.savings(client: client), 50)) }
        if number == 2 { dues.append((.loan(client: client, number: 2), 100)) }
        for (account, amount) in dues {
            let due = Money(minorUnits: amount * 100, currency: currency)
            try books.people.enrol(
                ClientAccount(
                    account: account, client: client, currency: currency, number: nil,
                    product: nil, figureDay: nil, nextDue: Instalment(amount: due, day: day)))
            guard account.kind == .loan else { continue }
            let transfer = Transfer(
                id: "opening/\(account.code)", debit: account, credit: .headOffice,
                amount: Money(minorUnits: 100_000, currency: currency))
            let posting = Posting(at: TestCounter.start, day: day)
            #expect(try books.ledger.post(transfer, on: posting) == .posted)
        }
    }

    /// What the branch does by itself at this hour.
    func lookRound() async {
        let keeper = RoundKeeper(
            books: books, rules: rules, rounds: rules.rounds, logger: Logger(label: "rounds"),
            now: { self.now })
        await keeper.look()
    }

    func newestSheet(on day: Day) async throws -> Sheet? {
        try await books.read { try $0.sheets.newest(of: "U", on: day) }
    }

    /// The texts an officer was sent about sheets, in order.
    func announcements() async throws -> [String] {
        try await books.read { books in
            try books.outbox.messages(latest: 100).map(\.message)
                .filter { $0.messageClass == .alert }.map(\.text)
        }
    }

    func results(of sheet: Sheet) async throws -> [SheetResult] {
        try await books.read { try $0.sheets.results(of: sheet) }
    }
}

extension Answer {
    /// The number that follows YES in the answer.
    var numberAfterYES: String? {
        text?.firstMatch(of: /YES (\d{4})/).map { String($0.1) }
    }
}
