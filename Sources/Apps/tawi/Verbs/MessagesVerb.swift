internal import Accounting
internal import ArgumentParser
internal import LedgerStore

/// `tawi messages`: what came in and what went out.
struct MessagesVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages", abstract: "List messages received and sent, PINs masked.",
        discussion: """
            A message out is queued, sending, sent, delivered, undelivered (the phone will never
            have it), unknown (it may be on the air: the modem's answer was lost), failed (refused
            for good) or expired (not sent in time, or withdrawn: the client has paid, say).

            Examples: tawi messages --latest 20
                      tawi messages --quarantined --json
                      tawi messages --cost --from 2026-11-01
            """)

    @OptionGroup var options: BooksOptions

    @Flag(help: "Print one JSON object a line.") var json = false

    @Flag(help: "List what could not be decoded instead.") var quarantined = false

    @Option(help: "How many of each direction, the latest.") var latest = 1_000_000

    @OptionGroup var costs: CostOptions

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            if costs.cost {
                return try await costs.report(configuration, books, at: Moment.now(), json: json)
            }
            let limit = latest
            if quarantined {
                let found = try await books.read { try $0.inbox.quarantined() }
                for document in found.map(QuarantineDocument.init) {
                    if json { try printJSON(document) } else { printLine(document.plain) }
                }
            } else {
                let found = try await books.read { books in
                    (
                        in: try books.inbox.messages(latest: limit),
                        out: try books.outbox.messages(latest: limit)
                    )
                }
                let documents =
                    found.in.map(MessageDocument.init) + found.out.map(MessageDocument.init)
                for document in documents.sorted(by: { $0.at < $1.at }) {
                    if json { try printJSON(document) } else { printLine(document.plain) }
                }
            }
        }
    }
}
