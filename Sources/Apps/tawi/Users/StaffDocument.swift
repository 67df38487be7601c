internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Somebody of the staff as `tawi users list` shows him.
struct StaffDocument: Encodable, Sendable {
    var code: String
    var name: String
    var role: String
    var phones: [String]
    var language: String?

    /// Whether his phone was reported stolen.
    var barred: Bool

    /// Codes left of his card; nil when he has none in force.
    var codesLeft: Int?
    var codeApp: Bool

    /// Wrong PINs and codes of the last day in his name.
    var wrongToday: Int
    var newPhone: String?
    var newPhoneAt: String?

    static func all(in books: OpenBooks, at now: Moment) throws -> [StaffDocument] {
        let officers = try books.people.officers().map { officer in
            try StaffDocument(
                Person(officer), role: "officer", phones: books.people.phones(of: officer),
                language: officer.language, in: books, at: now)
        }
        let users = try books.people.users().map { user in
            try StaffDocument(
                Person(user), role: user.role.rawValue, phones: [user.phone].compactMap(\.self),
                language: user.language, in: books, at: now)
        }
        return officers + users
    }

    private init(
        _ person: Person, role: String, phones: [PhoneNumber], language: String?,
        in books: OpenBooks, at now: Moment
    ) throws {
        code = person.code
        name = person.name
        self.role = role
        self.phones = phones.map(\.e164)
        self.language = language
        barred = try phones.contains { try books.barredPhones.holder(of: $0) != nil }
        codesLeft = try books.cards.left(of: person.holder)
        codeApp = try books.hotp.isInForce(of: person.holder)
        wrongToday = try books.pins.wrongToday(of: person.holder, at: now)
        let change = try books.phoneChanges.pending(of: person.holder)
        newPhone = change?.newPhone.e164
        newPhoneAt = change?.dueAt.iso8601
    }

    func plain(_ calendar: BranchCalendar) -> String {
        var notes = ["\(code)  \(name), \(role)", phones.joined(separator: " ")]
        if phones.isEmpty { notes[1] = "no phone" }
        if let language { notes.append(language) }
        if barred { notes.append("BARRED as stolen") }
        if let codesLeft { notes.append("\(codesLeft) codes left") }
        if codeApp { notes.append("code app") }
        if wrongToday > 0 { notes.append("\(wrongToday) wrong PINs or codes today") }
        if let newPhone, let newPhoneAt { notes.append("\(newPhone) from \(newPhoneAt)") }
        return notes.joined(separator: ", ")
    }
}
