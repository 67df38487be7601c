internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

/// `tawi approvals`: what waits for a second person.
struct ApprovalsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approvals", abstract: "See and decide what waits for a second person.",
        subcommands: [List.self, Approve.self, Reject.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what waits, oldest first.",
            discussion: "Example: tawi approvals list --json")

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object a line.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let now = Moment.now()
                let documents = try await books.read { books in
                    try books.approvals.waiting(at: now).map {
                        try ApprovalDocument($0, in: books)
                    }
                }
                for document in documents {
                    if json {
                        try printJSON(document)
                    } else {
                        printLine(document.plain(configuration.calendar))
                    }
                }
                if documents.isEmpty, !json { printLine("Nothing waits.") }
            }
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Agree to what was asked, and have it done.",
            discussion: "Example: tawi approvals approve A7KX4 --by SM")

        @OptionGroup var decision: DecisionOptions

        func run() async throws { try await decision.decide(.approved) }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say no to what was asked.",
            discussion: "Example: tawi approvals reject A7KX4 --by SM")

        @OptionGroup var decision: DecisionOptions

        func run() async throws { try await decision.decide(.rejected) }
    }
}

/// What is decided, and by whom.
struct DecisionOptions: ParsableArguments {
    @Argument(help: "The name of what waits, or the reference of the collection it is about.")
    var reference: String

    @Option(help: "The code of the manager who decides.") var by: String

    @OptionGroup var options: BooksOptions

    func decide(_ verdict: Approval.Verdict) async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let now = Moment.now()
            let (reference, code) = (self.reference, by)
            let answer = try await books.write { books in
                guard let manager = try books.people.user(code: code), manager.role == .manager
                else { throw Refused("\"\(code)\" is no manager's code. See users.csv.") }
                return try ApprovalDesk(books: books, rules: configuration.rules, now: now)
                    .decide(reference, verdict, by: manager)
            }
            guard answer.isDone else {
                throw Refused("\(answer.text) See: tawi approvals list")
            }
            printLine(answer.text)
        }
    }
}
