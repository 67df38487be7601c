import Accounting
import Counter
import LedgerStore
import Logging
import Testing
import TextCommands

extension TestCounter {
    /// Today in the tests, a Monday.
    static let today = "2026-11-23"

    /// A client has a loan of 1,000 on which an instalment is due. Her group is Kamau's.
    func lend(
        _ client: String, _ number: Int = 1, instalment: Int64, due day: String
    ) async throws {
        let currency = try shilling
        let day = try #require(Day(iso: day))
        let account = Account.loan(client: client, number: number)
        let opening = Transfer(
            id: "lent \(account.code)", debit: account, credit: .headOffice,
            amount: Money(minorUnits: 100_000, currency: currency))
        let posting = Posting(at: now, day: rules.calendar.day(of: now))
        try await books.write { books in
            try books.people.enrol(Group(code: "G", name: "Umoja", centre: "C", officer: "KM"))
            try books.people.enrol(
                ClientAccount(
                    account: account, client: client, currency: currency, number: nil, product: nil,
                    figureDay: nil,
                    nextDue: Instalment(
                        amount: Money(minorUnits: instalment * 100, currency: currency), day: day)))
            #expect(try books.ledger.post(opening, on: posting) == .posted)
        }
    }

    /// Mary, Joy, Ann, Ben and Kin have each an instalment open since last Monday.
    func lendToAll(due day: String = "2026-11-16") async throws {
        let amounts: [(String, Int64)] = [
            ("1024", 200), ("2048", 300), ("3001", 100), ("3002", 150), ("4096", 250),
        ]
        for (client, amount) in amounts {
            try await lend(client, client == "1024" ? 3 : 1, instalment: amount, due: day)
        }
    }

    /// The reminders in the outbox: to whom, and what they say.
    var reminders: [(to: String, text: String)] {
        get async throws {
            try await books.read { try $0.outbox.messages(latest: 1000) }.map(\.message)
                .filter { $0.messageClass == .reminder }.map { ($0.recipient.e164, $0.text) }
        }
    }

    /// The clock does what the settings say.
    func lookAtTheClock() async {
        await RoundKeeper(
            books: books, rules: rules, rounds: rules.rounds, logger: Logger(label: "rounds"),
            now: { self.now }
        ).look()
    }
}

extension ReminderRules {
    /// Reminders by the clock, at the hours of the example in the handbook.
    static var byTheClock: ReminderRules {
        var rules = ReminderRules()
        rules.dayBefore = TimeOfDay("16:00")
        rules.late = TimeOfDay("10:00")
        return rules
    }

    static func priced(_ price: Int64) throws -> ReminderRules {
        var rules = ReminderRules()
        rules.tariff = Tariff(price: Money(minorUnits: price, currency: try shilling))
        return rules
    }
}

extension Answer {
    /// What the sender was told.
    var told: String? { messages.first { $0.messageClass == .answer }?.text }

    /// The number after YES in it.
    var nonce: String? { told?.split(separator: " ").last.map(String.init) }

    var reminders: [OutgoingMessage] { messages.filter { $0.messageClass == .reminder } }
}
