internal import Accounting
internal import LedgerStore
internal import TextCommands

/// How the cells of an import are read.
struct Cells {
    let country: Country
    let currency: Currency

    static let pinForm = "a PIN of 4 to 8 digits"

    var phoneForm: String { "a phone number; write it like +\(country.callingCode)711000001" }

    func phone(_ text: String) -> PhoneNumber? { PhoneNumber(text, country: country) }

    static func pin(_ text: String) -> String? {
        (4...8).contains(text.count) && isDigits(text) ? text : nil
    }

    static var languageForm: String {
        "a language; write one of \(Languages.known.joined(separator: ", "))"
    }

    static func language(_ text: String) -> String? {
        Languages.known.contains(text) ? text : nil
    }

    static func clientNumber(_ text: String) -> String? {
        (1...12).contains(text.count) && isDigits(text) ? text : nil
    }

    /// A code that can stand in an account's name.
    static func code(_ text: String) -> String? {
        text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? text : nil
    }

    private static func isDigits(_ text: String) -> Bool {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private func money(_ text: String) -> Money? {
        guard let money = Money(decimal: text, currency: currency), !money.isNegative else {
            return nil
        }
        return money
    }

    private var moneyForm: String {
        "an amount of \(currency.code); write it like 1250 or 1250.50, never below zero"
    }

    /// `S`, `L1`, `L2` … of a client.
    private func account(_ text: String, of client: String) -> Account? {
        if text.uppercased() == "S" { return .savings(client: client) }
        guard text.uppercased().hasPrefix("L"),
            let number = text.count == 1 ? 1 : Int(text.dropFirst()),
            AccountLabel.loanNumbers.contains(number)
        else { return nil }
        return .loan(client: client, number: number)
    }

    /// A row of accounts.csv.
    func account(_ row: CSVRow, clients: Set<String>) throws(ImportError) -> ImportedAccount {
        let client = try row.required("client")
        guard clients.contains(client) else {
            throw row.error("client", "there is no client \"\(client)\" in clients.csv")
        }
        let account = try row.parsed("account", "S, L1, L2 … L9") { self.account($0, of: client) }
        let terms = ClientAccount(
            account: account, client: client, currency: currency,
            number: try row.optionallyParsed(
                "account_number", "an account number of digits", Cells.clientNumber),
            product: row.optional("product"),
            figureDay: try row.optionallyParsed("balance_date", Self.dayForm, Day.init(iso:)),
            nextDue: try nextDue(row))
        return ImportedAccount(
            terms: terms, balance: try row.parsed("balance", moneyForm, money))
    }

    private static let dayForm = "a day; write it like 2026-11-24"

    private func nextDue(_ row: CSVRow) throws(ImportError) -> Instalment? {
        let amount = try row.optionallyParsed("next_due", moneyForm, money)
        let day = try row.optionallyParsed("next_due_date", Self.dayForm, Day.init(iso:))
        switch (amount, day) {
        case (nil, nil): return nil
        case (let amount?, let day?) where amount.isPositive:
            return Instalment(amount: amount, day: day)
        case (_?, _?): return nil
        case (nil, _): throw row.error("next_due", "it is empty, and next_due_date is not")
        case (_, nil): throw row.error("next_due_date", "it is empty, and next_due is not")
        }
    }
}

extension CSVRow {
    /// The cell under `column`, which must be among the codes of another file.
    func known(
        _ column: String, among codes: [String], _ file: String
    ) throws(ImportError) -> String {
        let code = try required(column)
        guard codes.contains(code) else {
            throw error(column, "there is no \"\(code)\" in \(file)")
        }
        return code
    }
}
