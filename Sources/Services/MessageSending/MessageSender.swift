public import Accounting
public import LedgerStore
public import Logging
public import ModemDriver
public import ServiceLifecycle

/// Sends what is in the outbox by one modem, part by part.
///
/// The intent is committed before Ctrl-Z. When the modem's answer is lost, or the power goes in
/// between, the part is *unknown*; a status report may settle it, else it is repeated after a while,
/// as often as its class allows. Where there are several modems, each has a sender, and they share
/// one route table.
public struct MessageSender: Service {
    let modem: Modem
    let name: String
    let books: Books
    let pace: SendingPace
    let routes: RouteTable
    let logger: Logger
    let now: @Sendable () -> Moment

    /// Classes that wait at a moment, whatever is due: reminders by night.
    let holding: @Sendable (Moment) -> Set<MessageClass>
    private let clock: any Clock<Duration>

    /// A sender for `modem`, which the books and the other senders know by its name.
    public init(
        modem: Modem, books: Books, pace: SendingPace,
        routes: RouteTable? = nil, clock: any Clock<Duration> = .continuous, logger: Logger,
        holding: @escaping @Sendable (Moment) -> Set<MessageClass> = { _ in [] },
        now: @escaping @Sendable () -> Moment
    ) {
        self.modem = modem
        name = modem.name
        self.books = books
        self.pace = pace
        self.routes = routes ?? RouteTable(Routing([Route(modem: modem.name)]))
        self.clock = clock
        self.logger = logger
        self.holding = holding
        self.now = now
    }

    public func run() async throws {
        await withDiscardingTaskGroup { tasks in
            var alarm: Moment?
            var pause = Pause()
            var refusals = Refusals()
            var barring = Barring()
            for await _ in books.departures.rings().cancelOnGracefulShutdown() {
                let wakeUp = await sendWhatIsDue(&pause, &refusals, &barring)
                guard alarm.map({ $0 <= now() || wakeUp < $0 }) ?? true else { continue }
                alarm = wakeUp
                tasks.addTask {
                    try? await clock.sleep(for: .milliseconds(wakeUp.since(now())))
                    books.departures.ring()
                }
            }
            tasks.cancelAll()
        }
    }

    /// What is marked as on its way before a pass was interrupted: by the end of the last run, or
    /// by a disk that could not take the outcome. It may have been sent.
    private func tidyUp() async throws {
        try await books.write { [now, pace, name, routes] books in
            let now = now()
            try books.outbox.recoverInterrupted(of: name, in: routes.routing, at: now) {
                now.advanced(bySeconds: pace.repeatSeconds(afterSubmissions: $0))
            }
            try books.outbox.expire(at: now)
        }
    }

    /// Longest sleep, so that a clock set by hand does no harm.
    private static let longestSleepSeconds: Int64 = 60

    /// Sends until nothing is due; says when to look again.
    private func sendWhatIsDue(
        _ pause: inout Pause, _ refusals: inout Refusals, _ barring: inout Barring
    ) async -> Moment {
        do {
            try await tidyUp()
            while !Task.isShuttingDownGracefully {
                if let until = pause.until(at: now()) { return until }
                switch try await nextStep() {
                case .send(let part, let moreToFollow):
                    switch try await send(part, moreToFollow: moreToFollow, &barring) {
                    case .notConnected: return later(seconds: 5)
                    case .settled:
                        pause.end()
                        refusals.end()
                    case .notTaken(let reason):
                        pause.end()
                        guard refusals.note(part.message, at: now()) else { continue }
                        try await recoverModem(because: reason)
                    case .takenByAnother, .heldBack: continue
                    case .allRefused:
                        pause.begin(at: now(), pace)
                    }
                case .wait(let until):
                    return min(until, later(seconds: Self.longestSleepSeconds))
                }
            }
        } catch {
            logger.error("cannot send", metadata: ["reason": "\(error)"])
        }
        return later(seconds: 5)
    }

    private enum Step: Sendable {
        case send(OutgoingPart, moreToFollow: Bool)
        case wait(until: Moment)
    }

    private func nextStep() async throws -> Step {
        try await books.read { [now, pace, name, routes, holding] books in
            let now = now()
            let routing = routes.routing
            let route = routing.route(by: name)
            let airtime = try books.airtime.latest(of: route, at: now)?.amount
            let next = try books.outbox.next(
                for: name, in: routing, holding: pace.held(at: airtime).union(holding(now)),
                at: now)
            switch next {
            case .wait(let until):
                let never = now.advanced(bySeconds: Self.longestSleepSeconds)
                return .wait(until: until ?? never)
            case .part(let part, let moreToFollow):
                let window = now.advanced(bySeconds: -SendingPace.windowSeconds)
                let recent = try books.outbox.submissionTimes(by: route, since: window)
                if let free = pace.nextFree(after: recent, now: now) { return .wait(until: free) }
                let mayFollow = pace.nextFree(after: recent + [now], now: now) == nil
                return .send(part, moreToFollow: moreToFollow && mayFollow)
            }
        }
    }

    func later(seconds: Int64) -> Moment { now().advanced(bySeconds: seconds) }
}

/// How long a modem waits whose every message is refused.
private struct Pause {
    private var alarms = 0
    private var ending: Moment?

    mutating func begin(at now: Moment, _ pace: SendingPace) {
        alarms += 1
        ending = now.advanced(bySeconds: pace.pauseSeconds(afterAlarms: alarms))
    }

    mutating func end() { self = Pause() }

    /// When it ends; nil when there is none.
    func until(at now: Moment) -> Moment? { ending.flatMap { $0 > now ? $0 : nil } }
}

extension Moment {
    /// Milliseconds from `start` to here; zero when `start` is later.
    fileprivate func since(_ start: Moment) -> Int64 {
        max(0, millisecondsSince1970 - start.millisecondsSince1970)
    }
}
