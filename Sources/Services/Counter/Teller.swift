public import Accounting
public import LedgerStore
public import Logging
public import ServiceLifecycle

/// Handles each message in the inbox, and each missed call, once: entry, replies and the mark
/// “handled” in one write.
public struct Teller: Service {
    private let books: Books
    private let rules: CounterRules
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let now: @Sendable () -> Moment

    /// How often parts that came too late are looked for.
    private static let lookInterval = Duration.seconds(30)

    public init(
        books: Books, rules: CounterRules, clock: any Clock<Duration> = .continuous,
        logger: Logger, now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.rules = rules
        self.clock = clock
        self.logger = logger
        self.now = now
    }

    public func run() async throws {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask {
                while !Task.isCancelled {
                    books.arrivals.ring()
                    try? await clock.sleep(for: Self.lookInterval)
                }
            }
            for await _ in books.arrivals.rings().cancelOnGracefulShutdown() {
                await doWhatIsDue()
                await handleEverythingWaiting()
                await handleCalls()
            }
            tasks.cancelAll()
        }
    }

    /// Handles what waits, oldest first. A message that cannot be handled now does not keep the
    /// next from its turn; it is tried again at the next look.
    private func handleEverythingWaiting() async {
        var last: Int64 = 0
        while !Task.isCancelled, !Task.isShuttingDownGracefully,
            let message = await nextWaiting(after: last)
        {
            last = message.id
            // Also what fell due since the message before.
            await doWhatIsDue()
            do {
                try await handle(message)
            } catch {
                let facts: Logger.Metadata = ["message": "\(last)", "reason": "\(error)"]
                logger.error("cannot handle a message", metadata: facts)
            }
        }
    }

    /// The next message that waits; nil when there is none, or the inbox cannot be read now.
    private func nextWaiting(after id: Int64) async -> IncomingMessage? {
        do {
            return try await books.read { try $0.inbox.nextUnhandled(after: id) }
        } catch {
            logger.error("cannot read the inbox", metadata: ["reason": "\(error)"])
            return nil
        }
    }

    private func handle(_ message: IncomingMessage) async throws {
        let started = ContinuousClock.now
        let check = try await pinCheck(for: message)
        let outcome = try await books.write { [rules, now] books in
            try Handling(message: message, pinCheck: check, books: books, rules: rules, now: now())
                .perform()
        }
        guard let outcome else { return }
        logger.info(
            "handled",
            metadata: [
                "message": "\(message.id)", "outcome": "\(outcome)",
                "took": "\(ContinuousClock.now - started)",
            ])
    }

    /// What falls due by itself, before anything that is said about it.
    private func doWhatIsDue() async {
        await changePhones()
        await closeApprovals()
    }

    /// Carries out the changes of phones that nobody objected to in time.
    private func changePhones() async {
        do {
            let moment = now()
            guard try await !books.read({ try $0.phoneChanges.due(at: moment).isEmpty }) else {
                return
            }
            let count = try await books.write { [rules] books in
                try PhoneRegistry(books: books, rules: rules, now: moment).carryOutDue()
            }
            logger.info("phones changed", metadata: ["count": "\(count)"])
        } catch {
            logger.error("cannot change a phone", metadata: ["reason": "\(error)"])
        }
    }

    /// Closes what waited for a second person, and nobody decided in time.
    private func closeApprovals() async {
        do {
            let moment = now()
            guard try await !books.read({ try $0.approvals.overdue(at: moment).isEmpty }) else {
                return
            }
            let count = try await books.write { [rules] books in
                try ApprovalExpiry(books: books, rules: rules, now: moment).close()
            }
            logger.info("approvals expired", metadata: ["count": "\(count)"])
        } catch {
            logger.error("cannot close what expired", metadata: ["reason": "\(error)"])
        }
    }

    private func handleCalls() async {
        do {
            var last: Int64 = 0
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                let after = last
                let waiting = try await books.read { try $0.calls.nextUnhandled(after: after) }
                guard let call = waiting else { return }
                last = call.id
                let outcome = try await books.write { [rules, now] books in
                    try CallHandling(call: call, books: books, rules: rules, now: now()).perform()
                }
                logger.info(
                    "handled", metadata: ["call": "\(call.id)", "outcome": "\(outcome)"])
            }
        } catch {
            logger.error("cannot handle a call", metadata: ["reason": "\(error)"])
        }
    }

    /// Checks a PIN before the write: it is slow on purpose, and nobody should wait for it.
    private func pinCheck(for message: IncomingMessage) async throws -> PINCheck? {
        let question = try await books.read { [rules, now] books in
            try Handling(message: message, pinCheck: nil, books: books, rules: rules, now: now())
                .pinQuestion()
        }
        return try question.map { try books.answer($0) }
    }
}
