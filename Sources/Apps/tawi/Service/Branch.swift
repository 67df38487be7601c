internal import Accounting
internal import Counter
internal import Foundation
internal import HeadOfficeSync
internal import InboxPolling
internal import LedgerStore
internal import Logging
internal import MessageSending
internal import ModemCare
internal import ModemDriver
internal import ServiceLifecycle

/// The branch, put together: the one place where everything meets.
struct Branch {
    let modems: [TendedModem]

    /// Does what the branch does by itself at set hours; one of the services.
    let rounds: RoundKeeper

    /// In the order they start.
    let services: [any Service]

    /// A branch over the modems of its configuration.
    ///
    /// - Throws: `Refused` when the file of a SIM's PIN cannot be used.
    init(_ configuration: Configuration, books: Books, logger: Logger) throws {
        let routes = RouteTable(
            Routing(
                configuration.modems.map { Route(modem: $0.name, prefixes: $0.prefixes) }))
        let parts = try configuration.modems.map { settings in
            try BranchModem(
                settings, books: books, routes: routes, rules: configuration.rules, logger: logger)
        }
        let now = Moment.now
        let door = try BranchDoor(configuration, books: books)
        let teller = Teller(
            books: books, rules: configuration.rules, logger: logger.labelled("counter"), now: now)
        rounds = RoundKeeper(
            books: books, rules: configuration.rules,
            rounds: configuration.rules.rounds + door.rounds,
            logger: logger.labelled("rounds"), now: now)
        var telling = AlarmTeller.Settings()
        telling.languages = configuration.rules.languages
        let alarms = AlarmTeller(
            books: books, settings: telling, calendar: configuration.calendar,
            logger: logger.labelled("alarms"),
            routing: { routes.routing }, now: now)
        modems = parts.map(\.tended)
        let desk = ServiceDesk(
            modems: modems, path: ServiceDesk.path(beside: configuration.branch.database),
            logger: logger.labelled("control"))
        let doorServices = try door.services(logger.labelled("head-office"))
        services =
            parts.map(\.keeper) + parts.map(\.poller) + [teller]
            + parts.flatMap(\.senders) + [alarms, rounds, desk] + doorServices
            + HeadOfficeServices.all(
                configuration, books: books, logger: logger.labelled("head-office"))
    }
}

/// One modem of the branch with the services that work on it.
private struct BranchModem {
    let tended: TendedModem
    let keeper: any Service
    let poller: any Service

    /// What sends by it, and what watches over its SIM.
    let senders: [any Service]

    init(
        _ settings: Configuration.Modem, books: Books, routes: RouteTable, rules: CounterRules,
        logger: Logger
    ) throws {
        let now = Moment.now
        var logger = logger
        if routes.routing.routes.count > 1 { logger[metadataKey: "modem"] = "\(settings.name)" }
        // A file that cannot be used stops the start; later it is one of the modem's troubles.
        _ = try SIMPINFile.pin(for: settings)
        let failure = LastFailure()
        let modem = Modem(
            name: settings.name, connection: ModemConnection(settings, noting: failure),
            settings: settings.driverSettings,
            custody: SIMCustody(of: settings.name, books: books, routes: routes) {
                try SIMPINFile.pin(for: settings)
            },
            logger: logger.labelled("modem"))
        tended = TendedModem(modem: modem, device: settings.device, failure: failure)
        keeper = ModemService(modem: modem)
        poller = InboxPoller(
            modem: modem, books: books, sweepInterval: .seconds(settings.sweepSeconds),
            logger: logger.labelled("inbox"), now: now)
        let sender = MessageSender(
            modem: modem, books: books, pace: settings.pace, routes: routes,
            logger: logger.labelled("sending"), holding: rules.held(at:), now: now)
        let watch = settings.airtime.map { airtime in
            AirtimeWatch(
                modem: settings.name, books: books, settings: airtime.settings,
                logger: logger.labelled("airtime"),
                sim: { routes.routing.route(by: settings.name).sim },
                modemIsReady: { await modem.waitUntilReady() },
                ask: { try await modem.ussd(airtime.code).text }, now: now)
        }
        let test = settings.selfTest.map { own in
            SelfTest(
                modem: settings.name, ownNumber: own.number, books: books,
                interval: .seconds(own.hours * 3600), logger: logger.labelled("self-test"),
                recover: { await modem.reportLostMessage() }, now: now)
        }
        var senders: [any Service] = [sender]
        if let watch { senders.append(watch) }
        if let test { senders.append(test) }
        self.senders = senders
    }
}

/// Keeps the modem's line until the other services have stopped.
private struct ModemService: Service {
    let modem: Modem

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await modem.run() }
    }
}

extension Logger {
    fileprivate func labelled(_ part: String) -> Logger {
        var logger = self
        logger[metadataKey: "part"] = "\(part)"
        return logger
    }
}
