public import Accounting
public import LedgerStore
public import Logging
public import MifosClient
internal import TextCommands

/// Brings to head office what is to be posted, until there is nothing left that can be done now.
///
/// Every step is committed before the next one leaves the house: whatever is cut off, by the line
/// or by the power, the next round goes on from what the books say.
public struct PostingRound {
    let file: PostingFile
    let rules: PostingRules
    let logger: Logger
    let now: @Sendable () -> Moment
    let progress: @Sendable (PostingReport) -> Void
    var line: HeadOfficeLine
    var report = PostingReport()

    /// How many leave in one request: fewer after a cut, more again after an answer.
    var batchSize: Int

    /// Whether there is a way to the server's batches, as far as this round knows: the next one
    /// tries again.
    var hasBatches = true
    var generator = SystemRandomNumberGenerator()

    /// Commands whose approval was asked after in this round.
    var askedAfter: Set<Int64> = []

    /// Postings that were sent or looked for in this round and are not settled.
    private var unsettled: Set<Int64> = []

    /// Requests made when something was last brought to an end by one.
    private var fruitfulRequests = 0

    /// - Parameter progress: Told how far it has come, after each request.
    public init(
        in file: PostingFile, client: FineractClient, rules: PostingRules, logger: Logger,
        progress: @escaping @Sendable (PostingReport) -> Void = { _ in },
        now: @escaping @Sendable () -> Moment
    ) {
        self.file = file
        self.rules = rules
        self.logger = logger
        self.now = now
        self.progress = progress
        batchSize = rules.batchSize
        line = HeadOfficeLine(
            client: client, patience: rules.patience, compresses: rules.compression == .auto)
    }

    /// Posts what is due. Safe to be called again at any time, also after the plug was pulled.
    ///
    /// - Throws: `DatabaseError` when the disk fails. What head office and the line do is in the
    ///   report.
    public mutating func perform() async throws -> PostingReport {
        (report, fruitfulRequests) = (PostingReport(), line.requests)
        (askedAfter, unsettled) = ([], [])
        let traffic = line.client.traffic
        try await choose()
        if try await isAnythingDue(), let terms = try await terms() {
            try await goOn(terms)
        }
        report.octets = line.client.traffic.since(traffic).total
        try await close()
        return report
    }

    /// Goes on until nothing is due, or many requests in a row settled nothing.
    private mutating func goOn(_ terms: PostingTerms) async throws {
        while line.stop == nil, try await step(terms) {
            if isFruitless { line.giveUp() }
        }
    }

    /// Whether many requests in a row settled nothing: where a job at night locks every loan, the
    /// rest waits for the next round instead of keeping the line busy.
    var isFruitless: Bool { line.requests - fruitfulRequests >= Self.mostFruitlessRequests }

    private static let mostFruitlessRequests = 20

    /// Notes that what was asked last brought something to an end.
    mutating func noteFruit() { fruitfulRequests = line.requests }

    /// Notes what became of some: what is tried again is counted once, and no more when it is
    /// settled.
    mutating func keepCount(_ outcomes: [(Int64, PostingOutcome)]) {
        for (id, outcome) in outcomes {
            if outcome.isTriedAgain { unsettled.insert(id) } else { unsettled.remove(id) }
        }
        report.unsettled = unsettled.count
    }

    /// Notes that so many of the requests told something, although nothing came to an end.
    mutating func passOver(_ requests: Int) { fruitfulRequests += requests }

    /// Rows for what the journal has gained, and those cut off on their way back in the queue.
    private func choose() async throws {
        let interrupted = try await file.write { [rules, now] books in
            let (moment, keysLast) = (now(), rules.patience.keysLast.wholeSeconds)
            // Only a clock that was wrong puts off for longer.
            let latest = moment.advanced(by: rules.patience.longestWait)
            try books.postings.hasten(putOffBeyond: latest, at: moment)
            let interrupted = try books.postings.recoverInterrupted(
                keysForgottenAfterSeconds: keysLast, at: moment)
            try books.postings.choose(verifiedFirst: rules.verifiesFirst, at: moment)
            try books.postings.lookForOld(keysForgottenAfterSeconds: keysLast, at: moment)
            return interrupted
        }
        if interrupted > 0 {
            logger.notice(
                "going on after an interruption", metadata: ["postings": "\(interrupted)"])
        }
    }

    private func isAnythingDue() async throws -> Bool {
        try await file.read { [now] books in
            try books.postings.nextDue().map { $0 <= now() } ?? false
        }
    }

    /// One step of each sort; false when nothing is due any more.
    private mutating func step(_ terms: PostingTerms) async throws -> Bool {
        let looked = try await lookForUnknown(terms)
        let asked = try await askForApprovals(terms)
        let sent = try await send(terms)
        return looked || asked || sent
    }

    /// Notes how it ended, and tells who has to know.
    private mutating func close() async throws {
        report.requests = line.requests
        switch line.stop {
        case .offline(let reason): report.stop = .offline(reason)
        case .halted(let halt): report.stop = .halted(halt.sentence(in: rules.languages))
        case nil: break
        }
        let (report, languages) = (self.report, rules.languages)
        let (moment, answered) = (now(), line.answered)
        try await file.write { books in
            guard let books = books.books else { return }
            try PostingNotices(books: books, languages: languages, now: moment)
                .note(report, answered: answered)
        }
        progress(report)
    }
}

extension PostingOutcome {
    /// Whether it goes out again, or is looked for again, by itself.
    fileprivate var isTriedAgain: Bool {
        switch self {
        case .again, .againWithNewKey, .unknown: true
        case .posted, .refused, .pendingApproval: false
        }
    }
}
