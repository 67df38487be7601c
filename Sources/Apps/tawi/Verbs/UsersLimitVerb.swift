internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

/// `tawi users limit`: what an officer may take in a day.
struct UsersLimitVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit",
        abstract: "Give an officer a limit of his own.",
        discussion: """
            In whole units of the branch's currency. Without --per-day the branch's limit holds again.
            Who is named with --with types his PIN; where he does not, he is asked by text.

            Examples: tawi users limit PO --per-day 50000 --by SM --with JM
                      tawi users limit PO --per-day 50000 --by SM --with JM < jms-pin
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
            let (found, maker, named) = try await books.read { [officer, people] books in
                let found = try StaffCodes(books: books).officer(officer)
                let (maker, named) = try people.parties(about: Person(found), in: books)
                return (found, maker, named)
            }
            let waiting = try await SecondPerson(
                configuration: configuration, books: books, now: now
            ).approval(of: named, to: maker) { _ in .dayLimit(officer: found.code, limit) }
            if let waiting { return printLine(SecondPerson.sentence(about: waiting, named)) }
            try await books.write { books in
                try books.limits.set(
                    perDay: limit, of: found.code, by: maker.actor, with: named.actor, at: now)
                try books.decisions.note(
                    Decision(
                        by: maker.actor, "limit set", about: "officer:\(found.code)",
                        detail: "\(limit?.textWithCode ?? "the branch's"), with \(named.actor)"),
                    at: now)
            }
            printLine("\(officer) may take \(limit?.textWithCode ?? "the branch's limit") a day.")
        }
    }
}
