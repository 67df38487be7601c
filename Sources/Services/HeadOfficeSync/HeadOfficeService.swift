public import Accounting
public import LedgerStore
public import Logging
public import MifosClient
public import ServiceLifecycle

/// Keeps the branch and head office together: posts what the branch booked, then does whatever
/// else needs the line, one after the other and never at the same time.
public struct HeadOfficeService: Service {
    /// Something that is done while the line is open.
    public typealias Errand = @Sendable (FineractClient) async throws -> Void

    private let books: Books
    private let server: @Sendable () throws -> FineractServer
    private let rules: PostingRules
    private let interval: Duration
    private let errands: [Errand]
    private let turn: SyncTurn
    private let line: LineKeeper
    private let logger: Logger
    private let now: @Sendable () -> Moment

    /// - Parameters:
    ///   - server: Where head office is; read anew each time, so that a new password needs no
    ///     restart.
    ///   - interval: How often it is seen whether there is something to post.
    ///   - turn: Keeps the program that a person starts and the service from posting at once.
    ///   - errands: What is done after posting, in this order.
    ///   - line: When the line may be used, and how it is waited for.
    public init(
        books: Books, server: @escaping @Sendable () throws -> FineractServer,
        rules: PostingRules, interval: Duration = .seconds(60), turn: SyncTurn,
        errands: [Errand] = [], line: LineKeeper = .unlimited(), logger: Logger,
        now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.server = server
        self.rules = rules
        self.interval = interval
        self.turn = turn
        self.errands = errands
        self.line = line
        self.logger = logger
        self.now = now
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var backoff = Backoff()
            var generator = SystemRandomNumberGenerator()
            while !Task.isCancelled {
                let pause = await round()
                if pause != nil { backoff.succeed() }
                await line.pause(pause ?? backoff.afterFailure(using: &generator))
            }
        }
    }

    /// Does one round; says how long to leave head office alone, or nothing where nobody answers.
    private func round() async -> Duration? {
        do {
            guard try await line.mayPost(), let turn = try turn.take() else { return interval }
            defer { turn.end() }
            let report = try await FineractClient.connected(to: try server()) { client in
                var round = PostingRound(
                    in: .books(books), client: client, rules: rules, logger: logger, now: now)
                let report = try await round.perform()
                try await line.note(client.traffic)
                if report.stop == nil { for errand in errands { try await errand(client) } }
                return report
            }
            log(report)
            return pause(after: report)
        } catch {
            logger.error("cannot talk to head office", metadata: ["reason": "\(error)"])
            return rules.patience.longestDelay
        }
    }

    private func pause(after report: PostingReport) -> Duration? {
        switch report.stop {
        case .halted: rules.patience.haltInterval
        case .offline: nil
        case nil: interval
        }
    }

    private func log(_ report: PostingReport) {
        guard report.requests > 0 else { return }
        logger.info(
            "head office",
            metadata: [
                "posted": "\(report.posted)", "refused": "\(report.refused)",
                "pending": "\(report.pending)", "requests": "\(report.requests)",
                "octets": "\(report.octets)", "stop": "\(report.stop.map { "\($0)" } ?? "none")",
            ])
    }
}
