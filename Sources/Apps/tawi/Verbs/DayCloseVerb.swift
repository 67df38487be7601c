internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

extension DayVerb {
    /// `tawi day close`: counts the day and seals it.
    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a day: count it, and let nothing be dated into it any more.",
            discussion: """
                While an officer holds cash or a sheet is open the day is closed only with a
                reason. What is recorded afterwards counts for the next day. What officers were
                asked and did not answer was not done, and is named.

                The second person types his PIN; or he agrees by text, and the day is closed when
                this is typed again.

                Examples: tawi day close --by SM --with CN
                          tawi day close --by SM --with CN --with-open "Peter is still on the road"
                """)

        @Option(help: "The code of whoever closes.") var by: String

        @Option(help: ArgumentHelp(TwoPeople.withHelpOfUsers)) var with: String

        @Option(help: "The day, as 2026-11-24; today when left out.") var date: String?

        @Option(help: "Why the day is closed although something is open.")
        var withOpen: String?

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let key = try sealKey(configuration)
                let verb = self
                let rules = configuration.rules
                let now = Moment.now()
                let (matter, maker, named) = try await books.rehearse { books in
                    let closed = try verb.close(in: books, rules, key, with: nil, at: now)
                    let staff = StaffCodes(books: books)
                    return (
                        closed.matter(rules), Party(try staff.user(verb.by, as: "--by")),
                        Party(try staff.user(verb.with, as: "--with"))
                    )
                }
                let agreed = try await SecondPerson(
                    configuration: configuration, books: books, now: now
                ).leave(
                    .dayClose, of: matter.subject, by: maker, with: named,
                    as: matter.request(by: maker))
                let closed = try await books.write { books in
                    try agreed.use(in: books, at: now)
                    let closed = try verb.close(
                        in: books, rules, key, with: agreed.checker, at: now)
                    guard closed.matter(rules) == matter else { throw Self.changed }
                    return closed
                }
                if json {
                    try printJSON(SealDocument(closed.seal, message: closed.message))
                } else {
                    let lines = SealDocument.plain(
                        closed.seal, configuration.calendar, message: closed.message)
                    for line in lines { printLine(line) }
                }
                for approval in closed.open.approvals {
                    printError(
                        "\(approval.reference) still waits for a second person: "
                            + "APPROVE \(approval.reference) by text.")
                }
                for question in closed.questions { printError(question) }
            }
        }

        /// Needed where seals are sent; used where there is one.
        private func sealKey(_ configuration: Configuration) throws -> SealKey? {
            do {
                return try SealKey(fileAt: configuration.sealKeyFile)
            } catch SealKeyError.missing where configuration.rules.day.sendSeal == .never {
                return nil
            } catch let error as SealKeyError {
                throw Refused("\(error)")
            }
        }

        private struct Closed: Sendable {
            var seal: DaySeal
            var open: OpenMatters
            var message: String?

            /// In sentences.
            var questions: [String]

            /// What two people agree to.
            func matter(_ rules: CounterRules) -> ClosingMatter {
                ClosingMatter(
                    of: seal.day, leaving: open, because: seal.reason, in: rules.currency)
            }
        }

        /// - Parameter checker: Who agreed, as he is named in the journal; nil for whom `--with`
        ///   names.
        private func close(
            in books: OpenBooks, _ rules: CounterRules, _ key: SealKey?, with checker: String?,
            at now: Moment
        ) throws -> Closed {
            let staff = StaffCodes(books: books)
            let second = checker.map { String($0.drop { $0 != ":" }.dropFirst()) } ?? with
            let closing = DayClosing(
                of: try BranchDay.read(date, rules.calendar),
                by: try staff.user(by, as: "--by").code,
                with: try staff.user(second, as: "--with").code,
                reason: withOpen.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 })
            let close = DayClose(books: books, rules: rules, now: now)
            switch try close.close(closing, key: key) {
            case .closed(let seal, let open, let message):
                let questions = try open.sentencesAboutQuestions(books, rules.calendar)
                return Closed(seal: seal, open: open, message: message, questions: questions)
            case .open(let matters):
                let questions = try matters.sentencesAboutQuestions(books, rules.calendar)
                let sentence = try Self.sentence(about: matters, books)
                throw Refused(([sentence] + questions).joined(separator: "\n"))
            case .notYet(let today):
                throw Refused("\(closing.day.iso) is still to come: today is \(today.iso).")
            case .refused(let verdict): throw Refused(Self.sentence(about: verdict))
            }
        }

        private static let changed = Refused(
            "Not closed: what is open has changed while the PIN was typed. Type this again.")

        private static func sentence(
            about matters: OpenMatters, _ books: OpenBooks
        ) throws -> String {
            let cash = try matters.cash.map { inHand in
                let name = try books.people.officer(code: inHand.officer)?.name
                return "\(name ?? inHand.officer) holds \(inHand.due.textWithCode)"
            }
            let sheets = matters.sheets.map { "sheet \($0) is open" }
            let advice =
                cash.isEmpty
                ? "Have them answered" : "Take the cash in (tawi cash receive)"
            return "The day is not finished: \((cash + sheets).joined(separator: "; ")). "
                + "\(advice), or say why: --with-open \"…\""
        }

        private static func sentence(about verdict: ClosingVerdict) -> String {
            switch verdict {
            case .closed: return ""
            case .sealedAlready(let last):
                return "Closed already: the last closed day is \(last.day.iso), "
                    + "seal \(last.number). See: tawi day show \(last.day.iso)"
            case .earlierDayOpen(let day):
                return "\(day.iso) is not closed yet. Close it first: "
                    + "tawi day close --date \(day.iso) --by USER --with USER"
            case .samePerson(let code):
                return "\(code) cannot close a day alone: --by and --with must be two people."
            }
        }
    }
}
