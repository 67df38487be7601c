public import Accounting
public import LedgerStore
public import Logging
public import MifosClient
internal import Synchronization

/// What is done while the line is open and everything is posted: the pull at its hour, then the
/// comparison of the day.
///
/// A class because it remembers how often it failed.
public final class NightlyErrands: Sendable {
    public struct Rules: Sendable {
        public var pull: PullRules
        public var reconciliation: Reconciler.Rules
        public var line: LineRules

        /// From when on the day's pull is due.
        public var pullAt: TimeOfDay

        public init(
            pull: PullRules, reconciliation: Reconciler.Rules, line: LineRules = LineRules(),
            pullAt: TimeOfDay = .onTheHour(20)
        ) {
            self.pull = pull
            self.reconciliation = reconciliation
            self.line = line
            self.pullAt = pullAt
        }
    }

    private let books: Books
    private let rules: Rules
    private let logger: Logger
    private let now: @Sendable () -> Moment
    private let rest = Mutex((backoff: Backoff(), until: Moment?.none))

    public init(
        books: Books, rules: Rules, logger: Logger, now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.rules = rules
        self.logger = logger
        self.now = now
    }

    /// Does what is due. What the line cannot do now is done the next time.
    ///
    /// - Throws: `DatabaseError` when the disk fails.
    public func perform(_ client: FineractClient) async throws {
        let meter = LineMeter(
            books: books, rules: rules.line, calendar: rules.pull.calendar, now: now)
        // What posting took was written down before.
        meter.skip(client.traffic)
        guard rest.withLock({ $0.until.map { $0 <= now() } ?? true }) else { return }
        do {
            if try await isPullDue() { try await pull(client, meter) }
            if try await isComparisonDue() { try await reconcile(client, meter) }
            rest.withLock { $0 = (Backoff(), nil) }
        } catch let trouble as LineTrouble {
            giveRest(after: trouble)
        } catch let verdict as LineVerdict {
            logger.info("the line is kept free", metadata: ["reason": "\(verdict)"])
        } catch let error as PullError {
            giveRest(after: error)
        }
    }

    private func pull(_ client: FineractClient, _ meter: LineMeter) async throws {
        let summary = try await meter.reading(over: client, for: .pulling) { headOffice in
            try await Puller(books: books, rules: rules.pull, headOffice: headOffice, now: now)
                .pull()
        }
        logger.info("pulled", metadata: ["summary": "\(summary)"])
    }

    private func reconcile(_ client: FineractClient, _ meter: LineMeter) async throws {
        let found = try await meter.reading(over: client, for: .reconciling) { headOffice in
            try await Reconciler(
                books: books, rules: rules.reconciliation, headOffice: headOffice, now: now
            ).reconcile()
        }
        let count = found.differences.count
        logger.info("compared with head office", metadata: ["differences": "\(count)"])
    }

    /// The first pull is due at once, and so is one that was cut off. One of a day to come was
    /// made while the clock was wrong.
    private func isPullDue() async throws -> Bool {
        let (open, last) = try await books.read { books in
            (try books.pulls.open(), try books.pulls.lastApplied())
        }
        guard open == nil, let last else { return true }
        return isHour && day(of: last.begunAt) != day(of: now())
    }

    private func isComparisonDue() async throws -> Bool {
        let last = try await books.read { try $0.reconciliations.last() }
        return isHour && last.map { day(of: $0.doneAt) != day(of: now()) } ?? true
    }

    private var isHour: Bool {
        rules.pull.calendar.civilTime(of: now()).timeOfDay >= rules.pullAt
    }

    private func day(of moment: Moment) -> Day { rules.pull.calendar.day(of: moment) }

    private func giveRest(after error: any Error) {
        var generator = SystemRandomNumberGenerator()
        let moment = now()
        rest.withLock { rest in
            rest.until = moment.advanced(by: rest.backoff.afterFailure(using: &generator))
        }
        logger.info("head office is left alone for now", metadata: ["reason": "\(error)"])
    }
}
