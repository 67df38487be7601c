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
            discussion: """
                Whoever decides types his PIN, or it is the next line of standard input. Without a
                PIN he decides by text: APPROVE A7KX4.

                Example: tawi approvals approve A7KX4 --by SM
                """)

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

    @Option(help: "Who decides: the code of a manager, or of whoever was asked by name.")
    var by: String

    @OptionGroup var options: BooksOptions

    func decide(_ verdict: Approval.Verdict) async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let now = Moment.now()
            let (reference, code) = (self.reference, by)
            let rules = configuration.rules
            let decider = try await books.read { books in
                let person = try? Signatories.staff(code, in: books)
                guard let decider = try person?.party(in: books) else {
                    throw Refused("\"\(code)\" is nobody's code of the staff. See users.csv.")
                }
                let desk = ApprovalDesk(books: books, rules: rules, now: now)
                if let refusal = try desk.refusal(reference, by: decider) {
                    throw Self.refused(refusal, decider)
                }
                return decider
            }
            let second = SecondPerson(configuration: configuration, books: books, now: now)
            guard try await second.isThere(decider, orElse: .waits) else {
                throw Refused(
                    "Nobody typed the PIN of \(decider.name) (\(decider.code)): nothing is decided."
                )
            }
            let answer = try await books.write { books in
                try ApprovalDesk(books: books, rules: rules, now: now)
                    .decide(reference, verdict, by: decider)
            }
            guard answer.isDone else { throw Self.refused(answer, decider) }
            printLine(answer.text)
        }
    }

    private static func refused(_ answer: ApprovalAnswer, _ decider: Party) -> Refused {
        let hint = decider.isManager ? "" : " For managers see users.csv."
        return Refused("\(answer.text)\(hint) See: tawi approvals list")
    }
}
