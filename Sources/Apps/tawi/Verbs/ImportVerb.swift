internal import Accounting
internal import ArgumentParser
internal import Counter
internal import Foundation

/// `tawi import`: a branch without Mifos, from CSV files.
struct ImportVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring a branch's people and accounts in from CSV files.",
        discussion: """
            The folder holds centres.csv, groups.csv, officers.csv, users.csv, clients.csv and
            accounts.csv. One bad cell stops the whole import and nothing is changed.

            Example: tawi import branch/ --config /etc/tawi/tawi.toml
            """)

    @Argument(help: "The folder with the six files.", completion: .directory)
    var folder: String

    @OptionGroup var options: BooksOptions

    /// Hashing PINs is slow on purpose; on a terminal it shows how far it is.
    private static func showProgress(_ done: Int, of count: Int) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let end = done == count ? "\n" : ""
        FileHandle.standardError.write(Data("\rhashing PINs: \(done) of \(count)\(end)".utf8))
    }

    private func sayPhones(_ summary: BranchImport.Summary, _ hours: Int) {
        if summary.waitingPhones > 0 {
            printLine(
                "\(summary.waitingPhones) changed phones wait \(hours) hours for their owners' "
                    + "objection; until then the old ones stay. See: tawi users list")
        }
        if summary.stoppedPhones > 0 {
            printLine(
                "\(summary.stoppedPhones) changed phones were not asked for again: their owners "
                    + "have said no. After you have talked to them: tawi users phone")
        }
    }

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open(creating: true)
            let branch = configuration.branch
            do {
                let files = try BranchFiles(
                    in: URL(fileURLWithPath: folder), country: branch.country,
                    currency: branch.currency)
                let now = Moment.now()
                let summary = try await BranchImport(files, rules: configuration.rules)
                    .run(
                        in: books, at: now, on: configuration.calendar.day(of: now),
                        progress: Self.showProgress)
                printLine(
                    "Imported \(summary.clients) clients, \(summary.officers) officers and "
                        + "\(summary.accounts) accounts; "
                        + "\(summary.opened) balances brought forward.")
                sayPhones(summary, configuration.access.rules.phoneChangeHours)
            } catch let error as ImportError {
                throw Refused("\(error)")
            }
        }
    }
}
