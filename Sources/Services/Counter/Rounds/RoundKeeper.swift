public import Accounting
public import LedgerStore
public import Logging
public import ServiceLifecycle

/// Does each round of the day once, from its hour on: the work and the mark “done” in one write.
public struct RoundKeeper: Service {
    private let books: Books
    private let rules: CounterRules
    private let rounds: [Round]
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let now: @Sendable () -> Moment

    /// How often the hour is looked at.
    private static let lookInterval = Duration.seconds(30)

    public init(
        books: Books, rules: CounterRules, rounds: [Round],
        clock: any Clock<Duration> = .continuous, logger: Logger,
        now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.rules = rules
        self.rounds = rounds
        self.clock = clock
        self.logger = logger
        self.now = now
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await look()
                try? await clock.sleep(for: Self.lookInterval)
            }
        }
    }

    /// Does what is due now.
    public func look() async {
        for round in rounds {
            do {
                try await perform(round)
            } catch {
                let facts: Logger.Metadata = ["round": "\(round.name)", "reason": "\(error)"]
                logger.error("cannot do a round", metadata: facts)
            }
        }
    }

    private func perform(_ round: Round) async throws {
        let moment = now()
        let time = rules.calendar.civilTime(of: moment)
        guard time.timeOfDay >= round.hour,
            try await books.read({ try !$0.rounds.isDone(round.name, on: time.day) })
        else { return }
        try await books.write { [rules] books in
            try round.perform(books, rules, time.day, moment)
            try books.rounds.markDone(round.name, on: time.day, at: moment)
        }
        logger.info("did a round", metadata: ["round": "\(round.name)"])
    }
}
