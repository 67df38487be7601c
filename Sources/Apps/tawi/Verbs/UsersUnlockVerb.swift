internal import Accounting
internal import ArgumentParser
internal import LedgerStore
internal import TextCommands

/// `tawi users unlock`: wrong PINs and codes are forgiven.
struct UsersUnlockVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock", abstract: "Lift the locks that wrong PINs or codes have set.",
        discussion: "Example: tawi users unlock 1024 --by SM")

    @Argument(help: "A client's number, or the code of somebody of the staff.") var holder: String

    @Option(help: "Who decides: the code of a manager.") var by: String

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            let (_, books) = try options.open()
            let now = Moment.now()
            let barred = try await books.write { [holder, by] books in
                let person =
                    try books.people.client(number: holder).map { Person($0) }
                    ?? Signatories.staff(holder, in: books)
                let maker = try Signatories(by: by, with: nil, about: person, in: books).maker
                try books.pins.unlock(person.holder, at: now)
                try books.decisions.note(
                    Decision(by: maker.holder, "unlocked", about: person.holder), at: now)
                return try Self.barredPhones(of: person, in: books)
            }
            printLine("\(holder) is unlocked.")
            for phone in barred {
                printError(
                    "\(phone) stays barred as stolen. Is it his again, on a new SIM? "
                        + "tawi users phone \(holder) \(phone) --by \(by) --with …")
            }
        }
    }

    private static func barredPhones(of person: Person, in books: OpenBooks) throws -> [String] {
        let officer = try books.people.officer(code: person.code)
        let phones =
            try officer.map { try books.people.phones(of: $0) }
            ?? [books.people.user(code: person.code)?.phone].compactMap(\.self)
        return try phones.filter { try books.barredPhones.holder(of: $0) == person.holder }
            .map(\.e164)
    }
}
