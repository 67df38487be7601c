internal import Accounting
internal import ArgumentParser
internal import HeadOfficeSync
internal import LedgerStore
internal import Logging
internal import MifosClient

/// `tawi sync`: the branch and head office.
struct SyncVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Bring the books to head office, and see how far it came.",
        subcommands: [
            Status.self, Now.self, SyncPullVerb.self, SyncConflictsVerb.self,
            SyncReconcileVerb.self,
        ])

    /// `tawi sync status`
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what waits for head office, and how the last contact went.",
            discussion: "Example: tawi sync status --json")

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            try await reporting {
                guard try options.hasBooks else { return try sayNoBooks() }
                let (configuration, books) = try options.open()
                let day = configuration.calendar.day(of: Moment.now())
                let document = try await books.read(HeadOfficeDocument.init)
                let pull = try await books.read { try PullStatusDocument($0, on: day) }
                if json { return try printJSON(SyncStatusDocument(document, pull)) }
                let lines = document.plain + pull.plain
                for line in lines { printLine(line) }
            }
        }

        /// A new branch: nothing was ever recorded, so nothing waits.
        private func sayNoBooks() throws {
            let configuration = try Configuration(fileAt: options.config)
            let next = configuration.mifos == nil ? "tawi import DIR" : "tawi sync pull"
            if json { return try printJSON(["books": "none", "next": next]) }
            printLine("There are no books yet, and nothing waits for head office.")
            printLine("Begin with: \(next)")
        }
    }

    /// `tawi sync now`
    struct Now: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Post what waits, at once.",
            discussion: """
                What was put off after a failure goes out too, and what waits for an approval at
                head office is asked after. Exit status 0 when head office has settled all of it,
                1 when the line or head office stopped it: what waits goes out the next time.

                Example: tawi sync now
                """)

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object.") var json = false

        @Flag(help: "Also outside the windows, and when the month's data is used up.")
        var anyway = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let report = try await post(configuration, books)
                let document = try await books.read(HeadOfficeDocument.init)
                if json {
                    try printJSON(SyncDocument(report, document))
                } else {
                    for line in report.plain { printLine(line) }
                    for line in document.plain { printLine(line) }
                }
                if report.stop != nil || report.unsettled > 0 { throw ExitCode(1) }
            }
        }

        private func post(
            _ configuration: Configuration, _ books: Books
        ) async throws -> PostingReport {
            let server = try configuration.headOffice()
            guard let rules = configuration.postingRules else {
                throw Refused("There is no head office: write [mifos] and user = \"…\".")
            }
            guard let turn = try SyncTurn(beside: configuration.branch.database).take() else {
                throw Refused(
                    "The service is talking to head office now. Look again: tawi sync status")
            }
            defer { turn.end() }
            let meter = LineMeter(
                books: books, rules: configuration.mifos?.line ?? LineRules(),
                calendar: configuration.calendar, now: Moment.now)
            let verdict = try await meter.verdict(for: .posting)
            guard anyway || verdict == .open else { throw Refused(verdict.sentence) }
            // Whoever asks does not wait out the pauses between tries.
            let moment = Moment.now()
            try await books.write { try $0.postings.hasten(putOffBeyond: moment, at: moment) }
            return try await showingProgress("posting to head office") {
                try await FineractClient.connected(to: server) { client in
                    var round = PostingRound(
                        in: .books(books), client: client, rules: rules,
                        logger: Logger(label: "tawi") { _ in SwiftLogNoOpLogHandler() },
                        now: Moment.now)
                    let report = try await round.perform()
                    try await meter.note(client.traffic, for: .posting)
                    return report
                }
            }
        }
    }
}

/// What `tawi sync now` did, as machines read it.
struct SyncDocument: Encodable {
    let posted: Int
    let refused: Int
    let pendingApproval: Int
    let unsettled: Int
    let requests: Int
    let octets: Int64
    let stop: String?
    let headOffice: HeadOfficeDocument

    init(_ report: PostingReport, _ headOffice: HeadOfficeDocument) {
        posted = report.posted
        refused = report.refused
        pendingApproval = report.pending
        unsettled = report.unsettled
        requests = report.requests
        octets = report.octets
        stop = report.stopSentence
        self.headOffice = headOffice
    }

    enum CodingKeys: String, CodingKey {
        case posted, refused, unsettled, requests, octets, stop
        case pendingApproval = "pending_approval"
        case headOffice = "head_office"
    }
}

extension PostingReport {
    /// Why it ended early; nil when it did not.
    var stopSentence: String? {
        switch stop {
        case .offline(let reason): reason.sentence
        case .halted(let sentence): sentence
        case nil: nil
        }
    }

    /// Lines for people.
    var plain: [String] {
        ["\(posted) posted, \(refused) refused, in \(requests) requests and \(octets) octets"]
            + (unsettled > 0 && stop == nil
                ? ["\(unsettled) are not settled there yet. They are tried again by themselves."]
                : [])
            + (stopSentence.map { [$0] } ?? [])
    }
}

/// How the branch stands with head office both ways, as machines read it.
struct SyncStatusDocument: Encodable {
    private let postings: HeadOfficeDocument
    private let pull: PullStatusDocument

    init(_ postings: HeadOfficeDocument, _ pull: PullStatusDocument) {
        self.postings = postings
        self.pull = pull
    }

    enum CodingKeys: String, CodingKey { case pull }

    func encode(to encoder: any Encoder) throws {
        try postings.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(pull, forKey: .pull)
    }
}
