import Accounting
import Counter
import Foundation
import LedgerStore
import TextCommands

/// A branch of 10,000 clients and 50 officers, with limits and dues, in a file of its own.
///
/// A class because its clients pay one after the other.
final class BenchedBranch {
    static let clients = 10_000
    static let groupSize = 40
    static let officers = 50

    let books: Books
    let rules: CounterRules
    let currency: Currency
    let day: Day
    private let folder: URL

    /// How many payments clients have texted.
    var payments = 0

    /// How many groups have answered a sheet.
    var sheets = 0

    init() async throws {
        guard let country = Country(code: "KE") else { preconditionFailure("KE is in the table") }
        currency = country.currency
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-counter-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        books = try Books(
            at: folder.appending(path: "tawi.db").path,
            key: try BranchKey(Data(repeating: 7, count: BranchKey.length)))
        var rules = CounterRules(
            branch: "Kibwezi", country: country, currency: currency,
            calendar: BranchCalendar { _ in 10_800 }, balanceAccess: .phone,
            officersAddPIN: false)
        rules.limits.perDay = Money(minorUnits: 1_000_000_000, currency: currency)
        rules.limits.perClientDay = Money(minorUnits: 10_000_000, currency: currency)
        self.rules = rules
        day = rules.calendar.day(of: .now)
        try await enrol()
    }

    func remove() throws {
        try books.close()
        try FileManager.default.removeItem(at: folder)
    }

    /// Its size: `10,000 clients, 1,000,000 entries`.
    var description: String {
        get async throws {
            let entries = try await books.read { try $0.ledger.lastEntry()?.sequence ?? 0 }
            return "\(Self.clients) clients, \(entries) entries"
        }
    }
}

extension BenchedBranch {
    func money(_ shillings: Int) -> Money {
        Money(minorUnits: Int64(shillings) * 100, currency: currency)
    }

    static func number(_ client: Int) -> String { String(100_000 + client) }

    static func group(_ client: Int) -> Int { client / groupSize }

    /// The officer who visits a client.
    static func officer(_ client: Int) -> Int { group(client) % officers }

    static func phone(ofOfficer officer: Int) -> String { "+254720\(100_000 + officer)" }

    private func enrol() async throws {
        try await books.write { [currency] books in
            try books.people.enrol(Centre(code: "C", name: "Kibwezi"))
            try books.people.open(.headOffice, currency: currency)
        }
        for officer in 0..<Self.officers {
            guard let phone = PhoneNumber(e164: Self.phone(ofOfficer: officer)) else { continue }
            try await books.write { [currency] books in
                try books.people.enrol(
                    Officer(code: "O\(officer)", name: "Peter Otieno", phone: phone),
                    currency: currency)
            }
        }
        let terms = Terms(
            loan: money(1_000_000),
            instalment: Instalment(amount: money(300), day: day), figureDay: day)
        try await books.write { books in
            for client in 0..<Self.clients { try terms.enrol(client, in: books) }
        }
    }
}

/// What every client owes and has to pay.
private struct Terms {
    var loan: Money
    var instalment: Instalment
    var figureDay: Day

    func enrol(_ client: Int, in books: OpenBooks) throws {
        let number = BenchedBranch.number(client)
        let group = "G\(BenchedBranch.group(client))"
        if client.isMultiple(of: BenchedBranch.groupSize) {
            try books.people.enrol(Group(code: group, name: "Umoja", centre: "C"))
        }
        try books.people.enrol(
            Client(
                number: number, name: "Mary Wanjiku",
                phone: PhoneNumber(e164: "+2547\(10_000_000 + client)"), group: group))
        let loan = Account.loan(client: number, number: 1)
        for (account, due) in [(loan, instalment), (.savings(client: number), nil)] {
            try books.people.enrol(
                ClientAccount(
                    account: account, client: number, currency: self.loan.currency, number: nil,
                    product: due == nil ? nil : "Business loan", figureDay: figureDay,
                    nextDue: due))
        }
        let verdict = try books.ledger.post(
            Transfer(
                id: "opening \(number)", debit: loan, credit: .headOffice, amount: self.loan),
            on: Posting(at: .longAgo, day: .longAgo))
        precondition(verdict == .posted, "an opening balance was refused: \(verdict)")
    }
}

extension Moment {
    /// By the machine's clock.
    static var now: Moment {
        Moment(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// When the branch's books begin.
    static let longAgo = Moment(
        millisecondsSince1970: Int64(Day.longAgo.daysSince1970) * 86_400_000)
}

extension Day {
    static let longAgo = Day(daysSince1970: 17_000)
}
