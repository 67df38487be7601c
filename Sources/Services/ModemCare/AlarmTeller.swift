public import Accounting
public import LedgerStore
public import Logging
public import ServiceLifecycle
public import TextCommands

/// Tells the managers by SMS what is wrong, once, and never in a flood.
public struct AlarmTeller: Service {
    /// What keeps it from being a nuisance.
    public struct Settings: Sendable {
        /// Trouble that is over sooner is not worth a message, in seconds.
        public var graceSeconds: Int64 = 120

        /// The same trouble of the same modem is told so often at most, in seconds.
        public var quietSeconds: Int64 = 3600

        /// Low airtime is told so often at most, and again while it lasts, in seconds.
        public var airtimeQuietSeconds: Int64 = 86_400

        /// What a message costs; nil when nobody knows. A SIM with less is asked to send none.
        public var messagePrice: Money?

        /// The languages managers are told in.
        public var languages = Languages.english

        public init() {}
    }

    private let books: Books
    private let settings: Settings
    private let routing: @Sendable () async -> Routing
    private let calendar: BranchCalendar
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let now: @Sendable () -> Moment

    /// How often it is seen whether it is time to tell.
    private static let lookInterval = Duration.seconds(30)

    /// - Parameter routing: The modems and whether they take messages now.
    public init(
        books: Books, settings: Settings = Settings(), calendar: BranchCalendar,
        clock: any Clock<Duration> = .continuous, logger: Logger,
        routing: @escaping @Sendable () async -> Routing, now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.settings = settings
        self.routing = routing
        self.calendar = calendar
        self.clock = clock
        self.logger = logger
        self.now = now
    }

    public func run() async throws {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask {
                while !Task.isCancelled {
                    try? await clock.sleep(for: Self.lookInterval)
                    books.alarms.ring()
                }
            }
            for await _ in books.alarms.rings().cancelOnGracefulShutdown() { await tell() }
            tasks.cancelAll()
        }
    }

    private func tell() async {
        do {
            let routing = await routing()
            let told = try await books.write { [settings, calendar, now] books in
                try AlarmRound(
                    books: books, settings: settings, routing: routing, calendar: calendar,
                    now: now()
                ).perform()
            }
            if told > 0 { logger.info("managers told", metadata: ["alarms": "\(told)"]) }
        } catch {
            logger.error("cannot tell an alarm", metadata: ["reason": "\(error)"])
        }
    }
}
