internal import Accounting
internal import ArgumentParser
internal import HeadOfficeSync
internal import LedgerStore
internal import MifosClient

/// `tawi sync pull`
struct SyncPullVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Take in what head office has, at once.",
        discussion: """
            A new branch begins with it: books that are not there yet are made. It goes on where the
            last one was cut off. Exit status 1 when the line or head office stopped it: what was
            read is kept, and what the branch knew stays as it was.

            Example: tawi sync pull
            """)

    @OptionGroup var options: BooksOptions

    @Flag(help: "Also outside the windows, and when the month's data is used up.")
    var anyway = false

    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await reporting {
            let server = try Configuration(fileAt: options.config).headOffice()
            let (configuration, books) = try options.open(creating: true)
            guard let mifos = configuration.mifos else { return }
            let line = anyway ? LineRules() : mifos.line
            guard let turn = try SyncTurn(beside: configuration.branch.database).take() else {
                throw Refused(
                    "The service is talking to head office now. Look again: tawi sync status")
            }
            defer { turn.end() }
            let summary = try await FineractClient.connected(to: server) { client in
                try await Self.pull(
                    books, configuration.pullRules(mifos), line, over: client)
            }
            let advice = try await books.read(FirstManager.advice)
            if json { return try printJSON(PullDocument(summary, next: advice)) }
            printLine(summary.plain)
            if let advice { printLine(advice) }
        }
    }

    private static func pull(
        _ books: Books, _ rules: PullRules, _ line: LineRules, over client: FineractClient
    ) async throws -> PullSummary {
        let meter = LineMeter(
            books: books, rules: line, calendar: rules.calendar, now: Moment.now)
        defer { ProgressLine.end() }
        do {
            return try await meter.reading(over: client, for: .pulling) { headOffice in
                try await Puller(
                    books: books, rules: rules, headOffice: headOffice, now: Moment.now,
                    progress: ProgressLine.show
                ).pull()
            }
        } catch let trouble as LineTrouble {
            throw LineStopped(
                sentence: trouble.sentence(in: rules.languages),
                advice: "What was read is kept. Run it again: tawi sync pull")
        } catch let verdict as LineVerdict {
            throw Refused(verdict.sentence)
        } catch let error as PullError {
            throw Refused("\(error)")
        }
    }
}

/// The line ended before the work did.
struct LineStopped: Error, CustomStringConvertible {
    let sentence: String
    let advice: String

    var description: String { "\(sentence) \(advice)" }
}

extension LineVerdict {
    /// Why the line may not be used, and what to do.
    var sentence: String {
        switch self {
        case .open: "The line is open."
        case .outsideWindows:
            "It is outside the windows of [mifos]: what waits goes out in the next one. "
                + "Now all the same: --anyway"
        case .budgetSpent(let used, let limit):
            "\(Self.megabytes(used)) of the month's \(Self.megabytes(limit)) MB are used up"
                + (used < limit
                    ? ", the rest is kept for posting. "
                    : ": what waits goes out next month. ")
                + "Now all the same: --anyway"
        }
    }

    /// With one decimal place, where it is not whole.
    private static func megabytes(_ octets: Int64) -> String {
        let (whole, rest) = (octets / 1_000_000, octets % 1_000_000 / 100_000)
        return rest == 0 ? "\(whole)" : "\(whole).\(rest)"
    }
}

/// What a pull did, as machines read it.
struct PullDocument: Encodable {
    let number: Int64
    let changes: Int
    let newClients: Int
    let newLoans: Int
    let figures: Int
    let leftAlone: Int
    let problems: Int

    /// What has to be done before the branch can work.
    let next: String?

    init(_ summary: PullSummary, next: String?) {
        number = summary.number
        changes = summary.changes
        newClients = summary.newClients
        newLoans = summary.newLoans
        figures = summary.figures
        leftAlone = summary.leftAlone
        problems = summary.problems
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case number, changes, figures, problems, next
        case newClients = "new_clients"
        case newLoans = "new_loans"
        case leftAlone = "left_alone"
    }
}

extension PullSummary {
    /// A line for people.
    var plain: String {
        let parts = [
            "\(changes) changes", "\(newClients) new clients", "\(newLoans) new loans",
            "\(figures) balances put right",
        ]
        let more = leftAlone > 0 ? ", \(leftAlone) accounts left alone" : ""
        let look = problems > 0 ? ". \(problems) things need a look: tawi sync status" : ""
        return "pull \(number): \(parts.joined(separator: ", "))\(more)\(look)"
    }
}
