internal import Accounting
internal import ArgumentParser
internal import LedgerStore

/// `tawi users list`: everybody, and what is the matter with their phones and codes.
struct UsersListVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the staff, or the clients whose phones need a look.",
        discussion: """
            A client gets her receipts by phone: they are what officers are checked with. With
            --clients those are listed who have none, share one, or have one of the staff's.

            Example: tawi users list
                     tawi users list --clients --json
            """)

    @Flag(help: "List the clients whose phones need a look instead.") var clients = false

    @OptionGroup var options: BooksOptions

    @Flag(help: "Print one JSON object a line.") var json = false

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let now = Moment.now()
            if clients {
                let found = try await books.read { try ClientPhones(in: $0).doubtful }
                for client in found {
                    if json { try printJSON(client) } else { printLine(client.plain) }
                }
                return
            }
            let staff = try await books.read { try StaffDocument.all(in: $0, at: now) }
            for member in staff {
                if json {
                    try printJSON(member)
                } else {
                    printLine(member.plain(configuration.calendar))
                }
            }
            if !json, let advice = try await books.read(FirstManager.advice) { printLine(advice) }
        }
    }
}
