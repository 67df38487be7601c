internal import Accounting
internal import ArgumentParser
internal import LedgerStore

/// `tawi status`: how the branch stands.
struct StatusVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say how the branch stands.",
        discussion: "Example: tawi status --json")

    @OptionGroup var options: BooksOptions

    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let database = configuration.branch.database
            let isRunning = ServiceLock.isHeld(beside: database)
            let modems =
                isRunning
                ? try? await ServiceClient(path: ServiceDesk.path(beside: database))
                    .modems(within: .seconds(5)) : nil
            let status = try await books.read { books in
                try StatusDocument(
                    branch: configuration.branch.name, isRunning: isRunning, modems: modems,
                    cash: try CashStatus(
                        of: configuration.calendar.day(of: Moment.now()),
                        in: configuration.branch.currency, books),
                    hasHeadOffice: configuration.mifos != nil,
                    books: books)
            }
            if json {
                try printJSON(status)
            } else {
                for line in status.plain { printLine(line) }
            }
        }
    }
}
