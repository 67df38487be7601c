import Accounting
import Counter
import Foundation
import LedgerStore
import Logging
import SMSPDU
import TextCommands

/// Books with many clients, and a teller on them.
struct BenchedCounter {
    let books: Books
    private let folder: URL
    private let rules: CounterRules
    private let currency: Currency
    private let clients: Int
    private let officers = 50

    /// A client has savings and one loan, each with its balance brought forward.
    init(clients: Int) async throws {
        guard let country = Country(code: "KE") else { preconditionFailure("KE is in the table") }
        self.clients = clients
        currency = country.currency
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-counter-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        books = try Books(
            at: folder.appending(path: "tawi.db").path,
            key: try BranchKey(Data(repeating: 7, count: BranchKey.length)))
        rules = CounterRules(
            branch: "Kibwezi", country: country, currency: currency,
            calendar: BranchCalendar { _ in 10_800 }, balanceAccess: .phone,
            officersAddPIN: false)
        try await enrol()
    }

    func remove() throws {
        try books.close()
        try FileManager.default.removeItem(at: folder)
    }

    private var now: Moment {
        Moment(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
    }

    private func enrol() async throws {
        let posting = Posting(at: now, day: rules.calendar.day(of: now))
        try await books.write { [self] books in
            try books.people.enrol(Centre(code: "C", name: "Kibwezi"))
            try books.people.enrol(Group(code: "G", name: "Umoja", centre: "C"))
            try books.people.open(.headOffice, currency: currency)
            for officer in 0..<officers {
                guard let phone = PhoneNumber(e164: phone(ofOfficer: officer)) else { continue }
                try books.people.enrol(
                    Officer(code: "O\(officer)", name: "Officer \(officer)", phone: phone),
                    currency: currency)
            }
            for client in 0..<clients { try enrol(client, in: books, posting) }
        }
    }

    private func enrol(_ client: Int, in books: OpenBooks, _ posting: Posting) throws {
        let number = number(client)
        try books.people.enrol(
            Client(
                number: number, name: "Client \(number)",
                phone: PhoneNumber(e164: "+2547\(10_000_000 + client)"), group: "G"))
        for account in [Account.savings(client: number), .loan(client: number, number: 1)] {
            try books.people.enrol(
                ClientAccount(
                    account: account, client: number, currency: currency, number: nil,
                    product: nil, figureDay: nil, nextDue: nil))
        }
        _ = try books.ledger.post(
            Transfer(
                id: "opening \(number)", debit: .loan(client: number, number: 1),
                credit: .headOffice,
                amount: Money(minorUnits: 100_000_000, currency: currency)),
            on: posting)
    }

    /// Posts until the journal has so many entries.
    func bookMore(upTo count: Int) async throws {
        let posting = Posting(at: now, day: rules.calendar.day(of: now))
        while case let last = try await books.read({ try $0.ledger.lastEntry()?.sequence ?? 0 }),
            last < count
        {
            let end = min(Int(last) + 20_000, count)
            try await books.write { [self] books in
                for entry in Int(last)..<end {
                    _ = try books.ledger.post(
                        Transfer(
                            id: "more \(entry)", debit: .headOffice,
                            credit: .savings(client: number(entry % clients)),
                            amount: Money(minorUnits: 100, currency: currency)),
                        on: posting)
                }
            }
        }
    }
}

extension BenchedCounter {
    private func number(_ client: Int) -> String { String(100_000 + client) }

    private func phone(ofOfficer officer: Int) -> String { "+254720\(100_000 + officer)" }

    /// Puts payments of clients drawn at random into the inbox, each from one of the officers.
    func fill(with count: Int) async throws {
        let now = now
        guard
            let time = ServiceCentreTimeStamp(
                secondsSince1970: now.secondsSince1970, zoneQuarterHours: 12)
        else { return }
        try await books.write { [self] books in
            for _ in 0..<count {
                let client = number(Int.random(in: 0..<clients))
                let cents = Int.random(in: 10_00...99_99)
                let text = "PAY \(client) S\(cents / 100).\(cents % 100 + 100)".replacing(
                    ".1", with: ".", maxReplacements: 1)
                try file(text + " L250", at: time, in: books, now)
            }
        }
    }

    private func file(
        _ text: String, at time: ServiceCentreTimeStamp, in books: OpenBooks, _ now: Moment
    ) throws {
        let phone = phone(ofOfficer: Int.random(in: 0..<officers))
        guard let address = Address(phone),
            let deliver = SMSDeliver.parts(
                text: text, from: address, at: time, concatenationReference: 1)?.first
        else { return }
        _ = try books.inbox.record(
            ArrivedMessage(
                kind: .deliver, sender: phone, tpdu: deliver.encoded, maskedTPDU: nil,
                identity: deliver.encoded + Array("\(UUID())".utf8),
                sentAt: Moment(millisecondsSince1970: time.millisecondsSince1970), part: nil),
            at: now)
    }

    /// Runs the teller until nothing waits.
    func handleEverything() async throws {
        let teller = Teller(
            books: books, rules: rules,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() },
            now: { Moment(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000)) })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await teller.run() }
            while try await books.read({ try $0.inbox.counts().unhandled }) > 0 {
                try await Task.sleep(for: .milliseconds(2))
            }
            tasks.cancelAll()
        }
    }
}
