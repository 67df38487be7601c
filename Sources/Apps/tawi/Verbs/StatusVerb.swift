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
            let isRunning = ServiceLock.isHeld(beside: configuration.branch.database)
            let status = try await books.read { books in
                try StatusDocument(
                    branch: configuration.branch.name, isRunning: isRunning, books: books)
            }
            if json {
                try printJSON(status)
            } else {
                for line in status.plain { printLine(line) }
            }
        }
    }
}

/// How the branch stands, as machines read it.
struct StatusDocument: Encodable {
    struct Messages: Encodable {
        let received: Int
        let waiting: Int
        let quarantined: Int
    }

    struct People: Encodable {
        let officers: Int
        let clients: Int
        let accounts: Int
    }

    struct Ledger: Encodable {
        let entries: Int64
        let last: String?
    }

    let branch: String
    let running: Bool
    let people: People
    let messages: Messages

    /// Parts of messages by their state.
    let outbox: [String: Int]
    let ledger: Ledger

    init(branch: String, isRunning: Bool, books: OpenBooks) throws {
        self.branch = branch
        running = isRunning
        let counts = try books.people.counts()
        people = People(
            officers: counts.officers, clients: counts.clients, accounts: counts.accounts)
        let inbox = try books.inbox.counts()
        messages = Messages(
            received: inbox.received, waiting: inbox.unhandled, quarantined: inbox.quarantined)
        let parts = try books.outbox.counts()
        outbox = Dictionary(
            uniqueKeysWithValues: PartState.allCases.map { ($0.rawValue, parts[$0] ?? 0) })
        let last = try books.ledger.lastEntry()
        ledger = Ledger(entries: last?.sequence ?? 0, last: last?.recordedAt.iso8601)
    }

    /// Lines for people; the last says what to do next, when there is something to do.
    var plain: [String] {
        let sent = (outbox["sent"] ?? 0) + (outbox["delivered"] ?? 0)
        return [
            "\(branch): the service \(running ? "runs" : "does not run")",
            "people    \(people.clients) clients, \(people.officers) officers",
            "received  \(messages.received), \(messages.waiting) waiting, "
                + "\(messages.quarantined) in quarantine",
            "sent      \(sent), \(outbox["queued"] ?? 0) queued, \(outbox["unknown"] ?? 0) unknown, "
                + "\(outbox["failed"] ?? 0) failed",
            "ledger    \(ledger.entries) entries",
        ] + nextAction
    }

    private var nextAction: [String] {
        if !running { return ["Start it: systemctl start tawi (or tawi serve --config FILE)"] }
        if messages.quarantined > 0 { return ["Look at: tawi messages --quarantined"] }
        return []
    }
}
