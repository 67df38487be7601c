internal import Accounting
internal import Foundation
internal import LedgerStore
internal import TextCommands

/// A branch as its six files describe it, every cell checked.
struct BranchFiles: Sendable {
    var centres: [Placed<Centre>] = []
    var groups: [Placed<Group>] = []
    var officers: [Placed<Officer>] = []
    var users: [Placed<User>] = []
    var clients: [Placed<Client>] = []
    var accounts: [Placed<ImportedAccount>] = []

    /// PINs in the clear, to be hashed: by officer's or user's code, by client's number.
    var officerPINs: [String: String] = [:]
    var userPINs: [String: String] = [:]
    var clientPINs: [String: String] = [:]

    /// Phones beside the registered one, by officer's code.
    var secondPhones: [String: PhoneNumber] = [:]

    /// Reads the six files of `folder`.
    ///
    /// - Throws: `ImportError` for the first cell that is wrong.
    init(in folder: URL, country: Country, currency: Currency) throws(ImportError) {
        let reader = Cells(country: country, currency: currency)
        let file = { (name: String) in folder.appending(path: name) }
        try readStaff(file, reader)
        try readPlaces(file)
        try readClients(file, reader)
        try readAccounts(file, reader)
    }

    private mutating func readPlaces(_ file: (String) -> URL) throws(ImportError) {
        let centreTable = try CSVTable(fileAt: file("centres.csv"), required: ["code", "name"])
        for row in centreTable.rows {
            let centre = Centre(code: try row.required("code"), name: try row.required("name"))
            try refuseTwice(centre.code, among: centres.map(\.value.code), row, "code")
            centres.append(Placed(centre, row))
        }
        let groupTable = try CSVTable(
            fileAt: file("groups.csv"), required: ["code", "name", "centre"],
            optional: ["officer", "meeting_day", "meeting_every"])
        let officerCodes = officers.map(\.value.code)
        for row in groupTable.rows {
            let group = Group(
                code: try row.required("code"), name: try row.required("name"),
                centre: try row.known("centre", among: centres.map(\.value.code), "centres.csv"),
                officer: try row.optional("officer") == nil
                    ? nil : row.known("officer", among: officerCodes, "officers.csv"),
                meeting: try MeetingCells.schedule(row))
            try refuseTwice(group.code, among: groups.map(\.value.code), row, "code")
            groups.append(Placed(group, row))
        }
    }

    private mutating func readStaff(
        _ file: (String) -> URL, _ cells: Cells
    ) throws(ImportError) {
        let officerTable = try CSVTable(
            fileAt: file("officers.csv"), required: ["code", "name", "phone"],
            optional: ["pin", "phone_2", "language"])
        for row in officerTable.rows {
            let officer = Officer(
                code: try row.parsed("code", "a code of letters and digits", Cells.code),
                name: try row.required("name"),
                phone: try row.parsed("phone", cells.phoneForm, cells.phone),
                language: try row.optionallyParsed("language", Cells.languageForm, Cells.language))
            try refuseTwice(officer.code, among: officers.map(\.value.code), row, "code")
            try refuseTwice(officer.phone, among: officers.map(\.value.phone), row, "phone")
            officerPINs[officer.code] = try row.optionallyParsed("pin", Cells.pinForm, Cells.pin)
            officers.append(Placed(officer, row))
            guard
                let second = try row.optionallyParsed("phone_2", cells.phoneForm, cells.phone)
            else { continue }
            let taken = officers.map(\.value.phone) + secondPhones.values
            try refuseTwice(second, among: taken, row, "phone_2")
            secondPhones[officer.code] = second
        }
        let userTable = try CSVTable(
            fileAt: file("users.csv"), required: ["code", "name", "role"],
            optional: ["phone", "pin", "language"])
        for row in userTable.rows {
            let user = User(
                code: try row.required("code"), name: try row.required("name"),
                phone: try row.optionallyParsed("phone", cells.phoneForm, cells.phone),
                role: try row.parsed("role", "manager or cashier", User.Role.init(rawValue:)),
                language: try row.optionallyParsed("language", Cells.languageForm, Cells.language))
            try refuseTwice(user.code, among: users.map(\.value.code), row, "code")
            let taken = users.compactMap(\.value.phone) + officers.map(\.value.phone)
            if let phone = user.phone { try refuseTwice(phone, among: taken, row, "phone") }
            userPINs[user.code] = try row.optionallyParsed("pin", Cells.pinForm, Cells.pin)
            users.append(Placed(user, row))
        }
    }

    private mutating func readClients(
        _ file: (String) -> URL, _ cells: Cells
    ) throws(ImportError) {
        let table = try CSVTable(
            fileAt: file("clients.csv"), required: ["number", "name", "group"],
            optional: ["phone", "pin", "language"])
        let groupCodes = groups.map(\.value.code)
        var numbers: Set<String> = []
        for row in table.rows {
            let client = Client(
                number: try row.parsed("number", "a client number of digits", Cells.clientNumber),
                name: try row.required("name"),
                phone: try row.optionallyParsed("phone", cells.phoneForm, cells.phone),
                group: try row.known("group", among: groupCodes, "groups.csv"),
                language: try row.optionallyParsed("language", Cells.languageForm, Cells.language))
            guard numbers.insert(client.number).inserted else {
                throw row.error("number", "\"\(client.number)\" is there twice")
            }
            clientPINs[client.number] = try row.optionallyParsed("pin", Cells.pinForm, Cells.pin)
            clients.append(Placed(client, row))
        }
    }

    private mutating func readAccounts(
        _ file: (String) -> URL, _ cells: Cells
    ) throws(ImportError) {
        let table = try CSVTable(
            fileAt: file("accounts.csv"), required: ["client", "account", "balance"],
            optional: ["account_number", "product", "balance_date", "next_due", "next_due_date"])
        let numbers = Set(clients.map(\.value.number))
        var codes: Set<String> = []
        var printed: Set<String> = []
        for row in table.rows {
            let account = try cells.account(row, clients: numbers)
            guard codes.insert(account.terms.account.code).inserted else {
                throw row.error("account", "the client has this account twice")
            }
            if let number = account.terms.number, !printed.insert(number).inserted {
                throw row.error("account_number", "\"\(number)\" is there twice")
            }
            accounts.append(Placed(account, row))
        }
    }

    private func refuseTwice<Value: Equatable>(
        _ value: Value, among others: [Value], _ row: CSVRow, _ column: String
    ) throws(ImportError) {
        guard others.contains(value) else { return }
        throw row.error(column, "\"\(row.optional(column) ?? "")\" is there twice")
    }
}

/// A value and the row it comes from.
struct Placed<Value: Sendable>: Sendable {
    var value: Value
    var file: String
    var line: Int

    init(_ value: Value, _ row: CSVRow) {
        self.value = value
        file = row.file
        line = row.line
    }
}

/// An account with the balance it is brought forward with.
struct ImportedAccount: Hashable, Sendable {
    var terms: ClientAccount

    /// What the client owes or has saved.
    var balance: Money
}
