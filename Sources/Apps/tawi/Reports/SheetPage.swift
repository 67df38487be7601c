internal import Accounting
internal import LedgerStore
internal import TextCommands

/// A sheet on paper: a row a client, with room for what she pays.
struct SheetPage {
    let sheet: Sheet
    private let officerName: String
    private let wasSent: Bool
    private let results: [SheetResult]

    init(_ sheet: Sheet, in books: OpenBooks) throws {
        self.sheet = sheet
        officerName = try books.people.officer(code: sheet.officer)?.name ?? ""
        wasSent = try books.sheets.sentText(of: sheet.code) != nil
        results = try books.sheets.results(of: sheet)
    }

    /// How far it has come, in a word or two.
    var state: String {
        if results.count == sheet.lines.count { return "booked" }
        if !results.isEmpty { return "\(sheet.lines.count - results.count) lines open" }
        return wasSent ? "sent" : "ready"
    }

    /// One line of a list.
    var summary: String {
        [
            sheet.day.iso, sheet.code.text, sheet.officer, sheet.groupName,
            "\(sheet.lines.count) clients", sheet.total.textWithCode, state,
        ].joined(separator: "  ")
    }

    /// The page.
    var lines: [String] {
        let heading =
            "\(sheet.code)  \(sheet.groupName)  \(sheet.day.iso)  "
            + "\(sheet.officer) \(officerName)  version \(sheet.version)  \(state)"
        return [heading, ""] + table + [
            "",
            "A absent, P with leave, L late. Amounts in \(sheet.currency.code).",
            "All paid: \(sheet.code)   Exceptions: \(sheet.code) 3=0 5=200 7A"
                + "   Closing: \(sheet.code) END total",
        ]
    }
}

extension SheetPage {
    /// Savings first, then the loans, of all that is due on the sheet.
    private var accounts: [String] {
        let labels = Set(sheet.lines.flatMap(\.dues).compactMap { Self.label(of: $0.account) })
        return labels.sorted { ($0 == "S" ? "" : $0) < ($1 == "S" ? "" : $1) }
    }

    private static func label(of account: Account) -> String? {
        switch account {
        case .savings: AccountLabel.savings.text
        case .loan(_, let number): AccountLabel.loan(number).text
        default: nil
        }
    }

    private var table: [String] {
        let accounts = accounts
        let head = ["line", "client", "name"] + accounts + ["total", "paid", "att", "reference"]
        let rows = sheet.lines.map { row(of: $0, accounts) }
        let sums = accounts.map { total(of: $0, in: sheet.lines) }
        let paid = results.reduce(0) { $0 + $1.amount.minorUnits }
        let foot =
            ["", "", "total"] + sums
            + [sheet.total.text, results.isEmpty ? "________" : sheet.money(paid).text, "", ""]
        let isLeft =
            [false, true, true] + accounts.map { _ in false } + [false, false, true, true]
        return Columns(isLeft).lines([head] + rows + [foot])
    }

    private func row(of line: Sheet.Line, _ accounts: [String]) -> [String] {
        let result = results.first { $0.line == line.number }
        let dues = accounts.map { total(of: $0, in: [line]) }
        return ["\(line.number)", line.client, line.name] + dues
            + [
                sheet.money(line.due).text, result?.amount.text ?? "________",
                result.map { Self.mark(of: $0.attendance) } ?? "___",
                result?.reference?.text ?? "",
            ]
    }

    private func total(of account: String, in lines: [Sheet.Line]) -> String {
        let dues = lines.flatMap(\.dues).filter { Self.label(of: $0.account) == account }
        let sum = dues.reduce(0) { $0 + $1.amount.minorUnits }
        return sum == 0 ? "" : sheet.money(sum).text
    }

    private static func mark(of attendance: Attendance) -> String {
        switch attendance {
        case .present: "-"
        case .absent: "A"
        case .leave: "P"
        case .late: "L"
        }
    }
}

extension SheetPage {
    /// The sheet as machines read it.
    var document: SheetDocument {
        SheetDocument(
            code: sheet.code.text, group: sheet.group, groupName: sheet.groupName,
            officer: sheet.officer, day: sheet.day.iso, version: sheet.version, state: state,
            currency: sheet.currency.code, total: sheet.total.minorUnits,
            lines: sheet.lines.map { line in
                SheetDocument.Line(line, results.first { $0.line == line.number })
            })
    }
}

/// A sheet as machines read it. Amounts are minor units.
struct SheetDocument: Encodable {
    struct Due: Encodable {
        let account: String
        let amount: Int64
    }

    struct Line: Encodable {
        let line: Int
        let client: String
        let name: String
        let dues: [Due]
        let paid: Int64?
        let attendance: String?
        let reference: String?

        init(_ line: Sheet.Line, _ result: SheetResult?) {
            self.line = line.number
            client = line.client
            name = line.name
            dues = line.dues.map { Due(account: $0.account.code, amount: $0.amount.minorUnits) }
            paid = result?.amount.minorUnits
            attendance = result?.attendance.rawValue
            reference = result?.reference?.text
        }
    }

    let code: String
    let group: String
    let groupName: String
    let officer: String
    let day: String
    let version: Int
    let state: String
    let currency: String
    let total: Int64
    let lines: [Line]

    enum CodingKeys: String, CodingKey {
        case code, group, officer, day, version, state, currency, total, lines
        case groupName = "group_name"
    }
}
