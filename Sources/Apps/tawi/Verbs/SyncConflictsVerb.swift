internal import Accounting
internal import ArgumentParser
internal import Counter
internal import HeadOfficeSync
internal import LedgerStore

/// `tawi sync conflicts`: what head office refused, and what is done about it.
struct SyncConflictsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts", abstract: "See what head office refused, and decide.",
        subcommands: [List.self, ConflictRetryVerb.self, Move.self, Park.self, Reverse.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what waits for a decision, with Mifos' words and what can be done.",
            discussion: "Example: tawi sync conflicts --json")

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object a line.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let (rules, now) = (configuration.rules, Moment.now())
                let documents = try await books.read { books in
                    try ConflictDesk(books: books, calendar: rules.calendar, now: now)
                        .conflicts().map { ConflictDocument($0, in: rules.languages) }
                }
                for document in documents {
                    if json { try printJSON(document) } else { document.plain.forEach(printLine) }
                }
                if documents.isEmpty, !json { printLine("Head office has refused nothing.") }
                if !json { ConflictDocument.ofOneCause(documents).forEach(printLine) }
            }
        }
    }

    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move the money to the account it belongs to, and post it there.",
            discussion: """
                Example: tawi sync conflicts move 12 --to savings:1024 --by SM --with CN \
                --reason "The loan was paid off"
                """)

        @Option(help: "The account: savings:CLIENT or loan:CLIENT:NUMBER.") var to: String

        @OptionGroup var decision: ConflictOptions
        @OptionGroup var second: Agreement

        func run() async throws {
            guard let account = Account(code: to) else {
                throw ValidationError(
                    "\"\(to)\" is no account. Write savings:1024 or loan:1024:1, say.")
            }
            try await decision.move(to: .account(account), second, "The money is on \(to) now")
        }
    }

    struct Park: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put the money in suspense until somebody knows where it belongs.",
            discussion: """
                Example: tawi sync conflicts park 12 --by SM --with CN --reason "Loan unknown"
                """)

        @OptionGroup var decision: ConflictOptions
        @OptionGroup var second: Agreement

        func run() async throws {
            try await decision.move(to: .suspense, second, "The money is in suspense now")
        }
    }

    struct Reverse: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the whole collection back; the client is told.",
            discussion: """
                Example: tawi sync conflicts reverse 12 --by SM --with CN --reason "Not her loan"
                """)

        @OptionGroup var decision: ConflictOptions
        @OptionGroup var second: Agreement

        func run() async throws { try await decision.reverse(second) }
    }
}

/// The second person, and why.
struct Agreement: ParsableArguments {
    @Option(
        help: """
            Who agrees: the code of another manager, a cashier or an officer. He types his PIN, or \
            it is the next line of standard input.
            """)
    var with: String

    @Option(help: "Why.") var reason: String
}

/// Which conflict is settled, and by whom.
struct ConflictOptions: ParsableArguments {
    @Argument(help: "Its number, as tawi sync conflicts shows it.") var conflict: Int64

    @Option(help: "Who decides: the code of a manager.") var by: String

    @OptionGroup var options: BooksOptions
}
