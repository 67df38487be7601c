internal import Accounting
internal import ArgumentParser
internal import Counter
internal import HeadOfficeSync
internal import LedgerStore

/// `tawi sync conflicts retry`: what head office refused goes out again, one or many of a cause.
///
/// No money moves in the books, so one person is enough.
struct ConflictRetryVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Send it again, once what was wrong is put right at head office.",
        discussion: """
            Examples:
              tawi sync conflicts retry 12 --by SM --reason "Loan activated"
              tawi sync conflicts retry --code error.msg.loan.transaction.cannot.be.a.future.date \
            --by SM
            """)

    @Argument(help: "Their numbers, as tawi sync conflicts shows them.") var conflicts: [Int64] = []

    @Option(help: "Instead of numbers: all that were refused with this code.") var code: String?

    @Option(help: "Who decides: the code of a manager.") var by: String

    @Option(help: "What was put right.") var reason = ""

    @OptionGroup var options: BooksOptions

    func validate() throws {
        guard conflicts.isEmpty != (code == nil) else {
            throw ValidationError("Say which: their numbers, or --code and what was said of them.")
        }
    }

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let (verb, now, calendar) = (self, Moment.now(), configuration.calendar)
            let count = try await books.write { books in
                try verb.retry(
                    at: ConflictDesk(books: books, calendar: calendar, now: now), in: books)
            }
            let which = count == 1 ? "It goes" : "\(count) go"
            printLine("\(which) out again with the next posting: tawi sync now")
        }
    }

    /// All of them, or none where one may not be.
    private func retry(at desk: ConflictDesk, in books: OpenBooks) throws -> Int {
        let meant = try meant(of: desk)
        for conflict in meant {
            let officer = try ConflictOptions.officer(of: conflict, in: books)
            let maker = try Signatories(by: by, with: nil, about: officer, in: books).maker
            try ConflictOptions.refuse(
                try desk.retry(conflict.posting.id, by: maker.holder, because: reason))
        }
        return meant.count
    }

    private func meant(of desk: ConflictDesk) throws -> [Conflict] {
        guard let code else {
            return try Set(conflicts).sorted().map { try ConflictOptions.conflict($0, at: desk) }
        }
        let found = try desk.conflicts().filter {
            $0.posting.code == code && $0.choices.contains(.retry)
        }
        guard !found.isEmpty else {
            throw Refused(
                "Nothing that waits for a decision was refused with \(code). "
                    + "See: tawi sync conflicts")
        }
        return found
    }
}
