internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

extension CashVerb {
    /// `tawi cash receive`: an officer hands in.
    struct Receive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count an officer's cash against his texts, and take it into the till.",
            discussion: """
                Where the two differ nothing is booked, unless --reason says why and a second
                person (--with) agrees: he types his PIN, or is asked by text and it is booked when
                he approves. What is missing the officer still owes; what is too much waits in
                suspense.

                Examples: tawi cash receive PO 13900 --by CN --count "1000x12 500x3 200x2"
                          tawi cash receive PO 13400 --by CN --reason "A note is lost" --with SM
                """)

        @Argument(help: "The officer's code.") var officer: String

        @Argument(help: "What was counted.") var amount: String

        @Option(help: "The code of whoever counts.") var by: String

        @Option(help: "Notes and coins: \"1000x12 500x3\".") var count: String?

        @Option(help: "References, where only these are handed in: \"7F3K 8QWE\".")
        var only: String?

        @Option(help: "Why the amount differs.") var reason: String?

        @Option(help: ArgumentHelp(TwoPeople.withHelpOfUsers)) var with: String?

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                guard (reason == nil) == (with == nil) else {
                    throw Refused("--reason and --with go together: what differs needs both.")
                }
                let (configuration, books) = try options.open()
                let verb = self
                let rules = configuration.rules
                let now = Moment.now()
                let rehearsed = try await books.rehearse { books in
                    try verb.take(in: books, rules, at: now)
                }
                let second = SecondPerson(configuration: configuration, books: books, now: now)
                if rehearsed.handIn.variance != nil,
                    let waiting = try await approval(second, books, rules)
                {
                    guard json else {
                        let sentence = SecondPerson.sentence(about: waiting.0, waiting.1)
                        return printLine("Nothing is booked yet. \(sentence)")
                    }
                    return try printJSON(
                        try await books.read { try ApprovalDocument(waiting.0, in: $0) })
                }
                let taken = try await books.write { books in
                    try verb.take(in: books, rules, at: now)
                }
                if json { return try printJSON(HandInDocument(taken.handIn)) }
                let sentences = HandInSentences(
                    officer: taken.officer, calendar: configuration.calendar)
                let lines = sentences.lines(
                    on: taken.handIn, left: taken.left, disputed: taken.disputed)
                for line in lines { printLine(line) }
            }
        }

        /// The count as it waits for the second person; nil where he agrees here.
        private func approval(
            _ second: SecondPerson, _ books: Books, _ rules: CounterRules
        ) async throws -> (Approval, Party)? {
            let verb = self
            let (slip, maker, named) = try await books.read { books in
                let staff = StaffCodes(books: books)
                let officer = try staff.officer(verb.officer)
                return (
                    try verb.slip(of: officer, in: books, rules.currency),
                    Party(try staff.user(verb.by, as: "--by")),
                    Party(try staff.user(verb.with ?? "", as: "--with"))
                )
            }
            let now = second.now
            return try await second.approval(of: named, to: maker) { books in
                let held = HeldCount(
                    slip, of: try books.till.cash(of: slip), reason: slip.variance?.reason ?? "")
                let number = try books.heldCounts.hold(held, at: now)
                return .variance(count: number, held.difference)
            }.map { ($0, named) }
        }

        private struct Taken: Sendable {
            var handIn: HandIn
            var officer: String
            var left: CashInHand
            var disputed: [Reference]
        }

        /// Within one write; a refusal undoes it.
        private func take(
            in books: OpenBooks, _ rules: CounterRules, at now: Moment
        ) throws -> Taken {
            let officer = try StaffCodes(books: books).officer(self.officer)
            let slip = try slip(of: officer, in: books, rules.currency)
            switch try CashWindow(books: books, rules: rules, now: now).receive(slip) {
            case .refused(let refusal):
                let sentences = HandInSentences(officer: officer.name, calendar: rules.calendar)
                throw Refused(sentences.sentence(about: refusal))
            case .received(let handIn):
                let disputed = try handIn.collections.filter {
                    try books.collections.state(of: $0) == .disputed
                }
                return Taken(
                    handIn: handIn, officer: officer.name,
                    left: try books.till.cashInHand(of: officer.code, in: rules.currency),
                    disputed: disputed)
            }
        }

        private func slip(
            of officer: Officer, in books: OpenBooks, _ currency: Currency
        ) throws -> HandInSlip {
            let staff = StaffCodes(books: books)
            let cashier = try staff.user(by, as: "--by")
            let witness = try with.map { try staff.user($0, as: "--with") }
            let reason = self.reason ?? ""
            guard witness == nil || reason.contains(where: { !$0.isWhitespace }) else {
                throw Refused("--reason is empty. Say in a few words why the amount differs.")
            }
            return HandInSlip(
                of: officer.code, counted: try CountedCash.amount(amount, in: currency),
                by: cashier.code,
                denominations: try CountedCash.denominations(count ?? "", in: currency),
                only: try only.map(CountedCash.references),
                variance: witness.map { Variance(reason: reason, witness: $0.code) })
        }
    }
}
