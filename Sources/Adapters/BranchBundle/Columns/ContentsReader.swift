internal import Accounting
internal import Foundation
internal import LedgerStore
internal import SwiftProtobuf
internal import TextCommands

extension JournalExtract {
    /// Reads the message `Contents`, recomputing every hash and balance; what comes out ends in the
    /// hash the header names.
    init(bundleContents octets: Data, _ header: BundleHeader) throws(BundleDecodingError) {
        guard let contents = try? Contents(serializedBytes: octets) else {
            throw BundleDecodingError(.payload, "not a protobuf message")
        }
        var reader = ContentsReader(contents: contents, header: header)
        try reader.readDirectory()
        try reader.readNamedCollections()
        try reader.readEntries()
        try reader.readCollections()
        try reader.readStates()
        try reader.readRows()
        guard reader.extract.chainAfter == header.chainAfter else {
            throw BundleDecodingError(
                .contents("entries"), "they do not end in the hash the header names")
        }
        self = reader.extract
    }
}

/// Turns columns into an extract.
struct ContentsReader {
    let contents: Contents
    let header: BundleHeader
    var extract: JournalExtract

    /// Collections and earlier ones, by place.
    var named: [NamedCollection] = []

    /// The first entry that names each of them.
    var firstEntries: [Int: Entry] = [:]

    init(contents: Contents, header: BundleHeader) {
        self.contents = contents
        self.header = header
        extract = JournalExtract(chainBefore: header.chainBefore)
    }

    static func error(_ column: String, _ reason: String) -> BundleDecodingError {
        BundleDecodingError(.contents(column), reason)
    }

    /// The columns of a message are as long as each other.
    static func check(
        _ message: String, _ lengths: Int..., count: Int
    ) throws(BundleDecodingError) {
        guard lengths.allSatisfy({ $0 == count }) else {
            throw error(message, "its columns are not of one length")
        }
    }

    static func day(_ days: Int64, _ column: String) throws(BundleDecodingError) -> Day {
        // Years 1 to 9999: what a day of the books can be.
        guard (-719_162...2_932_896).contains(days) else { throw error(column, "no day") }
        return Day(daysSince1970: Int(days))
    }

    func word(_ place: UInt32, _ column: String) throws(BundleDecodingError) -> String {
        guard Int(place) < contents.words.count else {
            throw Self.error(column, "a word that is not there")
        }
        return contents.words[Int(place)]
    }
}

extension ContentsReader {
    mutating func readDirectory() throws(BundleDecodingError) {
        try readClients()
        try readAccounts()
        for message in contents.officers {
            guard let phone = PhoneNumber(e164: message.phone) else {
                throw Self.error("officers", "no phone")
            }
            extract.officers.append(
                ExtractedOfficer(
                    code: message.code, name: message.name, phone: phone,
                    fineract: try Self.identity(message.fineract, "officers")))
        }
        for message in contents.users {
            guard let role = User.Role(rawValue: message.role) else {
                throw Self.error("users", "no role")
            }
            extract.users.append(
                ExtractedUser(code: message.code, name: message.name, role: role))
        }
    }

    private mutating func readClients() throws(BundleDecodingError) {
        let clients = contents.clients
        try Self.check("clients", clients.fineract.count, count: clients.number.count)
        var unknown = 0
        for (number, id) in zip(clients.number, clients.fineract) {
            guard !number.isEmpty, number.utf8.allSatisfy({ (48...57).contains($0) }) else {
                throw Self.error("clients.number", "no number of a client")
            }
            var client = ExtractedClient(number: number)
            client.fineract = try Self.identity(id, "clients.fineract")
            if id == 0 {
                guard unknown < clients.name.count, unknown < clients.phone.count else {
                    throw Self.error("clients.name", "it ends early")
                }
                let phone = clients.phone[unknown]
                client.name = clients.name[unknown]
                client.phone = PhoneNumber(e164: phone)
                guard phone.isEmpty == (client.phone == nil) else {
                    throw Self.error("clients.phone", "no phone")
                }
                unknown += 1
            }
            extract.clients.append(client)
        }
        try Self.check("clients", clients.name.count, clients.phone.count, count: unknown)
    }

    private mutating func readAccounts() throws(BundleDecodingError) {
        let columns = contents.accounts
        try Self.check(
            "accounts", columns.client.count, columns.balanceBefore.count, columns.fineract.count,
            count: columns.code.count)
        var step = StepReader("accounts.client", in: extract.clients.count)
        var unknown = 0
        for row in columns.code.indices {
            let owner = try step.place(columns.client[row]).map { extract.clients[$0].number }
            let word = try word(columns.code[row], "accounts.code")
            guard let code = Template.fill(word, [Template.client: owner]),
                let account = Account(code: code), account.client == owner
            else { throw Self.error("accounts.code", "no account") }
            var read = ExtractedAccount(
                account, balanceBefore: try money(columns.balanceBefore[row], "accounts"))
            read.fineract = try Self.identity(columns.fineract[row], "accounts.fineract")
            if read.fineract == nil {
                guard unknown < columns.number.count else {
                    throw Self.error("accounts.number", "it ends early")
                }
                read.number = columns.number[unknown].isEmpty ? nil : columns.number[unknown]
                unknown += 1
            }
            extract.accounts.append(read)
        }
        try Self.check("accounts", columns.number.count, count: unknown)
    }

    static func identity(
        _ number: UInt64, _ column: String
    ) throws(BundleDecodingError) -> Int64? {
        guard let id = Int64(exactly: number) else { throw error(column, "no id of Fineract") }
        return id == 0 ? nil : id
    }

    /// Minor units.
    func money(_ units: Int64, _ column: String) throws(BundleDecodingError) -> Int64 {
        guard let unit = Int64(exactly: contents.moneyUnit) else {
            throw Self.error("money_unit", "too large")
        }
        let (product, overflow) = units.multipliedReportingOverflow(by: unit)
        guard !overflow else { throw Self.error(column, "an amount no books can hold") }
        return product
    }
}
