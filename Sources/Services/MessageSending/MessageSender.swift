internal import ATProtocol
public import Accounting
public import LedgerStore
public import Logging
public import ModemDriver
public import ServiceLifecycle

/// Sends what is in the outbox, part by part.
///
/// The intent is committed before Ctrl-Z. When the modem's answer is lost, or the power goes in
/// between, the part is *unknown*; a status report may settle it, else it is repeated once.
public struct MessageSender: Service {
    private let modem: Modem
    private let books: Books
    private let pace: SendingPace
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let now: @Sendable () -> Moment

    public init(
        modem: Modem, books: Books, pace: SendingPace,
        clock: any Clock<Duration> = .continuous, logger: Logger,
        now: @escaping @Sendable () -> Moment
    ) {
        self.modem = modem
        self.books = books
        self.pace = pace
        self.clock = clock
        self.logger = logger
        self.now = now
    }

    public func run() async throws {
        await withDiscardingTaskGroup { tasks in
            var alarm: Moment?
            books.departures.ring()
            for await _ in books.departures.rings.cancelOnGracefulShutdown() {
                let wakeUp = await sendWhatIsDue()
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
        try await books.write { [now, pace] books in
            let repeatAt = now().advanced(bySeconds: pace.repeatUnknownAfterSeconds)
            try books.outbox.recoverInterrupted(at: now(), repeatAt: repeatAt)
            try books.outbox.expire(at: now())
        }
    }

    /// Longest sleep, so that a clock set by hand does no harm.
    private static let longestSleepSeconds: Int64 = 60

    /// Sends until nothing is due; says when to look again.
    private func sendWhatIsDue() async -> Moment {
        do {
            try await tidyUp()
            while !Task.isShuttingDownGracefully {
                switch try await nextStep() {
                case .send(let part):
                    guard try await send(part) else { return later(seconds: 5) }
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
        case send(OutgoingPart)
        case wait(until: Moment)
    }

    private func nextStep() async throws -> Step {
        try await books.read { [now, pace] books in
            let outbox = books.outbox
            let now = now()
            guard let part = try outbox.nextPart(at: now) else {
                let never = now.advanced(bySeconds: Self.longestSleepSeconds)
                return .wait(until: try outbox.nextDue() ?? never)
            }
            let window = now.advanced(bySeconds: -SendingPace.windowSeconds)
            let recent = try outbox.submissionTimes(since: window)
            return pace.nextFree(after: recent, now: now).map(Step.wait) ?? .send(part)
        }
    }

    private func later(seconds: Int64) -> Moment { now().advanced(bySeconds: seconds) }
}

extension MessageSender {
    /// Sends one part and commits what became of it; false when there is no modem.
    private func send(_ part: OutgoingPart) async throws -> Bool {
        let outcome: SubmissionOutcome
        do {
            outcome = try await modem.submit(part.tpdu) {
                try await books.write { [now] in try $0.outbox.intend(part.id, at: now()) }
            }
        } catch let error as ModemError {
            logger.debug("nothing sent", metadata: ["reason": "\(error)"])
            return false
        }
        let settled = partOutcome(of: outcome, part)
        try await books.write { [now] in try $0.outbox.settle(part, settled, at: now()) }
        log(settled, part)
        return true
    }

    private func partOutcome(of outcome: SubmissionOutcome, _ part: OutgoingPart) -> PartOutcome {
        switch outcome {
        case .accepted(let reference):
            .sent(messageReference: reference)
        case .notTaken(let code):
            .refused(
                reason: "\(ModemError.refused(code))",
                retryAt: later(seconds: pace.retrySeconds(afterRefusals: part.refusals + 1)))
        case .unknown:
            .unknown(repeatAt: later(seconds: pace.repeatUnknownAfterSeconds))
        }
    }

    private func log(_ outcome: PartOutcome, _ part: OutgoingPart) {
        let facts: Logger.Metadata = ["message": "\(part.message)", "part": "\(part.sequence)"]
        switch outcome {
        case .sent: logger.info("sent", metadata: facts)
        case .refused(let reason, _):
            logger.warning(
                "not sent", metadata: facts.merging(["reason": "\(reason)"]) { $1 })
        case .unknown:
            logger.warning("sent or not: the modem's answer was lost", metadata: facts)
        }
    }
}

extension Moment {
    /// Milliseconds from `start` to here; zero when `start` is later.
    fileprivate func since(_ start: Moment) -> Int64 {
        max(0, millisecondsSince1970 - start.millisecondsSince1970)
    }
}
