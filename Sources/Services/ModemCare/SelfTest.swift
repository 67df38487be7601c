public import Accounting
public import LedgerStore
public import Logging
public import ServiceLifecycle
public import TextCommands

/// Sends the branch a message from itself now and then: a modem that says OK to everything may
/// still be deaf.
public struct SelfTest: Service {
    private let modem: String
    private let ownNumber: PhoneNumber
    private let books: Books
    private let interval: Duration
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let recover: @Sendable () async -> Void
    private let now: @Sendable () -> Moment

    /// How long a message to ourselves may take.
    public static let patience = Duration.seconds(120)

    /// - Parameters:
    ///   - ownNumber: The number of the modem's SIM.
    ///   - interval: The time between two tests; each costs a message.
    ///   - recover: Brings the modem back; called when a message was sent and did not return.
    public init(
        modem: String, ownNumber: PhoneNumber, books: Books, interval: Duration,
        clock: any Clock<Duration> = .continuous, logger: Logger,
        recover: @escaping @Sendable () async -> Void, now: @escaping @Sendable () -> Moment
    ) {
        self.modem = modem
        self.ownNumber = ownNumber
        self.books = books
        self.interval = interval
        self.clock = clock
        self.logger = logger
        self.recover = recover
        self.now = now
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await clock.sleep(for: interval)
                do {
                    try await test()
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("no self-test", metadata: ["reason": "\(error)"])
                }
            }
        }
    }

    private func test() async throws {
        let nonce = String(UInt64.random(in: 0 ... .max), radix: 36, uppercase: true)
        let isQueued = try await books.write { [now, modem, ownNumber] books in
            let message = OutgoingMessage(
                to: ownNumber, text: SelfTests.mark + nonce, as: .check, onlyBy: modem)
            guard case .queued(let id) = try books.outbox.enqueue(message, at: now()) else {
                return false
            }
            try books.selfTests.begin(nonce, by: modem, as: id, at: now())
            return true
        }
        guard isQueued else { return }
        try await clock.sleep(for: Self.patience)
        switch try await books.read({ try $0.selfTests.progress(of: nonce) }) {
        case .notSent: logger.debug("the self-test was not sent", metadata: ["modem": "\(modem)"])
        case .returned:
            _ = try await books.write { [now, modem] books in
                try books.alarms.clear(.selfTestFailed, modem: modem, at: now())
            }
        case .onItsWay: try await fail()
        }
    }

    private func fail() async throws {
        logger.warning("the self-test did not come back", metadata: ["modem": "\(modem)"])
        _ = try await books.write { [now, modem] books in
            try books.alarms.raise(
                .selfTestFailed, modem: modem,
                "Modem \(modem) sent itself a message that did not come back; it is being "
                    + "restarted. If this stays: tawi doctor", at: now())
        }
        await recover()
    }
}
