internal import Accounting
internal import Counter
internal import Foundation
internal import LedgerStore
internal import TextCommands

/// A branch of officers and of clients with savings, none of whom asks more often than is answered.
enum SoakBranch {
    static let clients = 2000
    static let officers = 20
    static let number = "+254722000100"

    static func number(ofClient index: Int) -> String { "\(10_000 + index)" }

    static func phone(ofClient index: Int) -> String { "+2547\(30_000_000 + index)" }

    static func phone(ofOfficer index: Int) -> String { "+2547\(11_000_000 + index)" }

    /// The branch's file, with everybody in it.
    static func open(in folder: URL) async throws -> Books {
        let key = try BranchKey(Data(repeating: 7, count: BranchKey.length))
        let books = try Books(at: folder.appending(path: "tawi.db").path, key: key)
        let currency = try currency
        try await books.write { books in
            try books.people.enrol(Centre(code: "C", name: "Kibwezi"))
            try books.people.enrol(Group(code: "G", name: "Umoja", centre: "C"))
            try books.people.open(.headOffice, currency: currency)
            for index in 0..<officers { try enrol(officer: index, currency, in: books.people) }
            for index in 0..<clients { try enrol(client: index, currency, in: books.people) }
        }
        return books
    }

    static var rules: CounterRules {
        get throws {
            guard let country = Country(code: "KE") else { throw NotThere() }
            return CounterRules(
                branch: "Kibwezi", country: country, currency: try currency,
                calendar: BranchCalendar { _ in 10_800 }, balanceAccess: .phone,
                officersAddPIN: false)
        }
    }

    private static var currency: Currency {
        get throws {
            guard let shilling = Currency("KES") else { throw NotThere() }
            return shilling
        }
    }

    private static func enrol(
        officer index: Int, _ currency: Currency, in people: People
    ) throws {
        guard let phone = PhoneNumber(e164: phone(ofOfficer: index)) else { throw NotThere() }
        try people.enrol(
            Officer(code: "O\(index)", name: "Officer \(index)", phone: phone),
            currency: currency)
    }

    private static func enrol(client index: Int, _ currency: Currency, in people: People) throws {
        guard let phone = PhoneNumber(e164: phone(ofClient: index)) else { throw NotThere() }
        let number = number(ofClient: index)
        try people.enrol(Client(number: number, name: "Asha", phone: phone, group: "G"))
        try people.enrol(
            ClientAccount(
                account: .savings(client: number), client: number, currency: currency, number: nil,
                product: nil, figureDay: nil, nextDue: nil))
    }

    /// A country, currency or number of this file is none.
    private struct NotThere: Error {}
}
