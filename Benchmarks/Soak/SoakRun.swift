internal import Counter
internal import Foundation
internal import InboxPolling
internal import LedgerStore
internal import Logging
internal import MessageSending
internal import ModemDriver
internal import ServiceLifecycle
internal import Simulation

/// The shipped driver and services over a real pseudo-terminal and real files, against a simulated
/// modem on a simulated network, while one fault follows another.
public struct SoakRun: Sendable {
    let plan: SoakPlan
    let clock: SoakClock
    let watch: FaultWatch
    let books: Books
    let simulated: SimulatedModem
    let network: SimulatedNetwork
    let modem: Modem
    private let isLoud: Bool

    /// Runs a soak in a folder of its own, and says what came of it.
    ///
    /// - Parameters:
    ///   - isLoud: Whether everything the services log goes to standard error.
    ///   - progress: Called with what has been done so far, now and then.
    /// - Throws: What stops the machine itself: no disk, no pseudo-terminal.
    public static func perform(
        _ plan: SoakPlan, isLoud: Bool = false,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> SoakReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "soak-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try await SoakRun(plan, in: folder, isLoud: isLoud)
        let started = ContinuousClock.now
        let isFinished = try await run.perform(progress)
        let recount = try await SoakRecount(of: run)
        let report = await SoakReport(
            of: run, recount, isFinished: isFinished, wallTime: ContinuousClock.now - started)
        try run.books.close()
        return report
    }

    private init(_ plan: SoakPlan, in folder: URL, isLoud: Bool) async throws {
        self.plan = plan
        self.isLoud = isLoud
        let clock = SoakClock(speed: plan.speed)
        self.clock = clock
        watch = FaultWatch(clock: clock)
        let port = SoakPort()
        books = try await SoakBranch.open(in: folder)
        let simulated = SimulatedModem(
            line: try port.plugIn(), profile: plan.profile,
            sim: SimulatedSIM(number: SoakBranch.number), seed: plan.seed, clock: clock,
            openAnew: { try port.plugIn() }, serviceCentreTime: { clock.serviceCentreTime })
        self.simulated = simulated
        var conditions = NetworkConditions()
        conditions.delay = .milliseconds(200) ... .seconds(3)
        conditions.reordering = 0.05
        conditions.duplication = 0.02
        network = SimulatedNetwork(
            conditions: conditions, seed: plan.seed &+ 1, clock: clock,
            time: { clock.serviceCentreTime })
        let connection = ModemConnection(
            open: { try port.open() }, waitForChange: { try? await clock.sleep(for: $0) },
            cyclePower: { await simulated.powerCycle() })
        var settings = ModemSettings()
        settings.sweepPatience = .seconds(100)
        let watch = watch
        modem = Modem(
            connection: connection, settings: settings, clock: clock,
            logger: Logger(label: "modem") { SoakLog($0, watch: watch, isLoud: isLoud) })
    }

    private func logger(_ label: String) -> Logger {
        Logger(label: label) { SoakLog($0, watch: watch, isLoud: isLoud) }
    }

    private func services() throws -> [any Service] {
        let now = { @Sendable [clock] in clock.moment }
        return [
            InboxPoller(
                modem: modem, books: books, clock: clock, logger: logger("inbox"), now: now),
            Teller(
                books: books, rules: try SoakBranch.rules, clock: clock, logger: logger("counter"),
                now: now),
            MessageSender(
                modem: modem, books: books, pace: SendingPace(partsPerMinute: 100_000),
                clock: clock, logger: logger("sending"), now: now),
        ]
    }
}

extension SoakRun {
    /// Feeds every message, and waits until everything is done; false when it is not after long.
    private func perform(_ progress: @escaping @Sendable (String) -> Void) async throws -> Bool {
        await simulated.observeStrikes { [watch] in watch.note($0, $1) }
        await network.join(simulated)
        for index in 0..<SoakBranch.clients {
            await network.join(phone: SoakBranch.phone(ofClient: index))
        }
        let services = try services()
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await simulated.run() }
            tasks.addTask { await network.run() }
            tasks.addTask { for await _ in simulated.submissions { watch.noteSent() } }
            tasks.addTask { try await modem.run() }
            for service in services { tasks.addTask { try await service.run() } }
            defer { tasks.cancelAll() }
            await simulated.follow(
                FaultPlan(
                    every: plan.faultEvery, seed: plan.seed &+ 2, kinds: ModemFault.allCases))
            try await feed(progress)
            return try await becomesQuiet()
        }
    }

    /// Most messages under way: the phones wait while the modem is deaf or the counter is behind, so
    /// that messages and faults come in step. Looking counts every row, so it is not done often.
    private static let mostUnderWay = 25

    private func feed(_ progress: @Sendable (String) -> Void) async throws {
        for index in 0..<plan.messages {
            if index.isMultiple(of: 5) {
                while try await isBehind(index) { try await clock.sleep(for: .seconds(20)) }
            }
            let message = SoakMessage(index)
            await network.text(message.text, from: message.phone, to: SoakBranch.number)
            if index > 0, index.isMultiple(of: 1000) {
                progress("\(index) messages in, \(await simulated.taken.count) out")
            }
        }
        await simulated.follow(nil)
    }

    private func isBehind(_ fed: Int) async throws -> Bool {
        let (counts, parts) = try await books.read {
            (try $0.inbox.counts(), try $0.outbox.counts())
        }
        return fed - counts.received >= Self.mostUnderWay
            || counts.unhandled >= 2 * Self.mostUnderWay
            || parts[.queued, default: 0] >= 2 * Self.mostUnderWay
    }

    /// How long the rest may take once the last message is sent: longer than the ladder's longest
    /// wait and a repeat after it.
    private static let patience = Duration.seconds(4 * 3600)

    /// What the network still carries arrives within this.
    private static let longestJourney = Duration.seconds(10)

    private func becomesQuiet() async throws -> Bool {
        let limit = clock.passed + Self.patience
        while clock.passed < limit {
            let wasQuiet = try await isQuiet()
            try await clock.sleep(for: Self.longestJourney)
            if wasQuiet, try await isQuiet() { return true }
        }
        return false
    }

    private func isQuiet() async throws -> Bool {
        let isReady = await modem.condition.state == .ready
        guard isReady, await simulated.waiting == 0 else { return false }
        let (counts, due) = try await books.read {
            (try $0.inbox.counts(), try $0.outbox.hasWorkLeft())
        }
        return counts.received >= plan.messages && counts.unhandled == 0 && !due
    }
}

extension Outbox {
    /// Whether a part waits, is on its way, or may still be repeated.
    fileprivate func hasWorkLeft() throws -> Bool {
        let parts = try counts()
        guard parts[.queued, default: 0] + parts[.sending, default: 0] == 0 else { return true }
        guard parts[.unknown, default: 0] > 0 else { return false }
        return try messages(latest: Int.max).flatMap(\.parts).contains {
            $0.state == .unknown && !$0.isUnknownForGood
        }
    }
}
