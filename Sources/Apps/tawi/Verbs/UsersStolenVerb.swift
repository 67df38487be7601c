internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore
internal import TextCommands

/// `tawi users stolen`: a phone that must not be believed any more.
struct UsersStolenVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stolen", abstract: "Bar the phones of somebody of the staff at once.",
        discussion: """
            What comes from them is not answered and changes nothing; card and code app are
            worthless. Then give a new phone, or the same number on a new SIM: tawi users phone, and a
            new card: tawi users cards.

            Example: tawi users stolen PO --by SM
            """)

    @Argument(help: "The code of somebody of the staff.") var holder: String

    @Option(help: "Who decides: the code of a manager, also his own.") var by: String

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let rules = configuration.rules
            let now = Moment.now()
            let (phones, decider) = try await books.write { [holder, by] books in
                let person = try Signatories.staff(holder, in: books)
                guard let maker = try books.people.user(code: by), maker.role == .manager else {
                    throw Refused(
                        "--by \(by): there is no manager of this code. See: tawi users list")
                }
                let phones =
                    try books.people.officer(code: holder).map {
                        try books.people.phones(of: $0)
                    } ?? [try books.people.user(code: holder)?.phone].compactMap(\.self)
                try PhoneRegistry(books: books, rules: rules, now: now)
                    .reportStolen(phones, of: person.holder, by: Person(maker).holder)
                return (phones, try Signatories.decider(about: person, by, in: books))
            }
            printLine("Barred: \(phones.map(\.e164).joined(separator: ", ")).")
            printLine(
                "Next: tawi users phone \(holder) NEW --by \(decider) --with … and a new card: "
                    + "tawi users cards \(holder) --by \(decider) --with …")
        }
    }
}
