internal import Accounting
internal import ArgumentParser
internal import LedgerStore

/// `tawi users limit`: what an officer may take in a day.
struct UsersLimitVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit",
        abstract: "Give an officer a limit of his own.",
        discussion: """
            In whole units of the branch's currency. Without --per-day the branch's limit holds again.

            Example: tawi users limit PO --per-day 50000 --by SM --with JM
            """)

    @Argument(help: "The officer's code.") var officer: String

    @Option(help: "The most he may take in a day.") var perDay: Int64?

    @OptionGroup var people: TwoPeople

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let limit = try perDay.map { amount in
                guard amount >= 0,
                    let money = Money(
                        decimal: "\(amount)", currency: configuration.branch.currency)
                else { throw Refused("--per-day \(amount): write an amount from 0, say 50000.") }
                return money
            }
            let now = Moment.now()
            try await books.write { [officer, people] books in
                guard let found = try books.people.officer(code: officer) else {
                    throw Refused("There is no officer \"\(officer)\". See: tawi users list")
                }
                let (maker, checker) = try people.signatories(about: Person(found), in: books)
                try books.limits.set(
                    perDay: limit, of: found.code, by: maker, with: checker, at: now)
                try books.decisions.note(
                    Decision(
                        by: maker, "limit set", about: "officer:\(found.code)",
                        detail: "\(limit?.textWithCode ?? "the branch's"), with \(checker)"),
                    at: now)
            }
            printLine("\(officer) may take \(limit?.textWithCode ?? "the branch's limit") a day.")
        }
    }
}
