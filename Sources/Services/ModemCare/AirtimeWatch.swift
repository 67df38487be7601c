public import Accounting
public import LedgerStore
public import Logging
public import ServiceLifecycle

/// Asks the operator how much airtime a SIM has left, and raises an alarm while a message can
/// still be paid for.
public struct AirtimeWatch: Service {
    /// What the MFI has settled about a modem's airtime.
    public struct Settings: Sendable {
        public var pattern: AirtimePattern

        /// The operator is asked so often, in hours.
        public var everyHours: Int64 = 6

        /// And when so many parts were sent since it was last asked.
        public var afterParts = 50

        /// An alarm is raised when airtime lasts for fewer days.
        public var leastDays: Int64 = 3

        /// An alarm is raised when there is less; nil when days alone decide.
        public var leastAmount: Money?

        public init(pattern: AirtimePattern) { self.pattern = pattern }
    }

    private let modem: String
    private let sim: @Sendable () async -> String?
    private let books: Books
    private let settings: Settings
    private let modemIsReady: @Sendable () async -> Void
    private let ask: @Sendable () async throws -> String
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let now: @Sendable () -> Moment

    /// How often it is seen whether it is time to ask.
    private static let lookInterval = Duration.seconds(300)

    /// - Parameters:
    ///   - sim: The identity of the modem's SIM, where it is known.
    ///   - modemIsReady: Waits until the modem can be asked.
    ///   - ask: Sends the operator's code and gives its answer, for example by
    ///     unstructured supplementary services (USSD).
    public init(
        modem: String, books: Books, settings: Settings,
        clock: any Clock<Duration> = .continuous, logger: Logger,
        sim: @escaping @Sendable () async -> String? = { nil },
        modemIsReady: @escaping @Sendable () async -> Void = {},
        ask: @escaping @Sendable () async throws -> String,
        now: @escaping @Sendable () -> Moment
    ) {
        self.modem = modem
        self.sim = sim
        self.books = books
        self.settings = settings
        self.modemIsReady = modemIsReady
        self.ask = ask
        self.clock = clock
        self.logger = logger
        self.now = now
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await modemIsReady()
                await look()
                try? await clock.sleep(for: Self.lookInterval)
            }
        }
    }

    /// Asks when it is time, and not again before the next look when the answer is of no use.
    private func look() async {
        do {
            let route = Route(modem: modem, sim: await sim())
            guard try await isTime(for: route) else { return }
            let answer = try await ask()
            guard let amount = settings.pattern.amount(in: answer) else {
                logger.warning(
                    "the answer to the airtime code has no amount; check its pattern",
                    metadata: ["modem": "\(modem)"])
                return
            }
            try await note(amount, route)
        } catch {
            logger.warning(
                "cannot ask for airtime", metadata: ["modem": "\(modem)", "reason": "\(error)"])
        }
    }

    private func isTime(for route: Route) async throws -> Bool {
        try await books.read { [now, settings] books in
            let since = now().advanced(bySeconds: -settings.everyHours * 3600)
            guard let last = try books.airtime.readings(of: route, since: since).last else {
                return true
            }
            let sent = try books.outbox.submissionTimes(by: route, since: last.readAt)
            return sent.count >= settings.afterParts
        }
    }

    /// Days of readings the forecast looks back on.
    static let daysBack: Int64 = 14

    private func note(_ amount: Money, _ route: Route) async throws {
        let needsHelp = try await books.write { [now, modem, settings] books in
            let now = now()
            try books.airtime.record(
                AirtimeReading(modem: modem, sim: route.sim, amount: amount, readAt: now))
            let start = now.advanced(bySeconds: -Self.daysBack * 86_400)
            let readings = try books.airtime.readings(of: route, since: start)
            guard let forecast = AirtimeForecast(readings), settings.isShort(forecast) else {
                try books.alarms.clear(.lowAirtime, modem: modem, at: now)
                return false
            }
            try books.alarms.raise(
                .lowAirtime, modem: modem, forecast.sentence(modem: modem), at: now)
            return true
        }
        logger.info("airtime", metadata: ["modem": "\(modem)", "isShort": "\(needsHelp)"])
    }
}

extension AirtimeWatch.Settings {
    /// Whether the airtime lasts for fewer days than it has to, or is less than it has to be.
    public func isShort(_ forecast: AirtimeForecast) -> Bool {
        if let days = forecast.days, days < leastDays { return true }
        guard let leastAmount, leastAmount.currency == forecast.amount.currency else {
            return false
        }
        return forecast.amount.minorUnits < leastAmount.minorUnits
    }
}

extension AirtimeForecast {
    fileprivate func sentence(modem: String) -> String {
        let days = self.days.map { ", for about \($0) \($0 == 1 ? "day" : "days")" } ?? ""
        return "Airtime of modem \(modem) is short: \(amount.textWithCode)\(days). Top it up."
    }
}
