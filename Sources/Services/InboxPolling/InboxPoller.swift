internal import ATProtocol
public import Accounting
public import LedgerStore
public import Logging
public import ModemDriver
public import ServiceLifecycle

/// Takes messages from the modem: stores them, and only then deletes them there.
///
/// It acts on every announcement at once and sweeps the modem's storage on a timer as well, so that
/// a lost announcement loses nothing.
public struct InboxPoller: Service {
    let modem: Modem
    let books: Books
    private let sweepInterval: Duration
    let now: @Sendable () -> Moment
    private let clock: any Clock<Duration>
    let logger: Logger
    let work = PendingWork()

    /// Messages committed in one write; their deletions follow.
    private static let batch = 50

    public init(
        modem: Modem, books: Books, sweepInterval: Duration = .seconds(30),
        clock: any Clock<Duration> = .continuous, logger: Logger,
        now: @escaping @Sendable () -> Moment
    ) {
        self.modem = modem
        self.books = books
        self.sweepInterval = sweepInterval
        self.clock = clock
        self.logger = logger
        self.now = now
    }

    public func run() async throws {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask {
                for await event in modem.events { await take(event) }
            }
            tasks.addTask {
                while !Task.isCancelled {
                    try? await clock.sleep(for: sweepInterval)
                    work.addSweep()
                }
            }
            for await _ in work.rings.cancelOnGracefulShutdown() { await perform(work.take()) }
            tasks.cancelAll()
        }
    }

    /// Does what is pending. Whatever fails stays in the modem, or pending, for the next sweep.
    private func perform(_ pending: PendingWork.Load) async {
        do {
            try await record(handedOver: pending.pdus)
        } catch {
            logger.error("cannot store a message", metadata: ["reason": "\(error)"])
            work.putBack(pending.pdus)
        }
        do {
            // Several announcements at once: one listing costs less than reading one by one.
            if pending.sweep || pending.places.count > 1 {
                try await sweep()
            } else if let place = pending.places.first {
                let message = try await modem.storedMessage(at: place.index, in: place.memory)
                // Nothing there: the modem named another memory than the one it lies in.
                guard let message else { return work.addSweep() }
                try await take([message])
            }
        } catch ModemError.notConnected {
            // The modem says so itself, once; it is ready again with a sweep.
            logger.debug("no modem to take messages from")
        } catch ModemError.noAnswer {
            logger.notice("the modem did not answer in time; its messages are looked for again")
            work.addSweep()
        } catch {
            logger.error("cannot take messages", metadata: ["reason": "\(error)"])
        }
    }

    /// Takes everything there is, and looks again after deleting: whether it is gone, and what
    /// moved in from the network meanwhile.
    private func sweep() async throws {
        for _ in 1...Self.mostRounds {
            let messages = try await modem.storedMessages()
            guard !messages.isEmpty, try await take(messages) else { return }
        }
    }

    /// A modem that deletes nothing is not asked again and again before the next sweep.
    private static let mostRounds = 5

    /// The raw TPDUs are committed, then deleted from the modem; false when it keeps some.
    ///
    /// Whatever stops it in between, the messages are read again and recognised. A place is deleted
    /// once after each reading and never again blindly: by then it may hold another message.
    @discardableResult
    private func take(_ messages: [StoredMessage]) async throws -> Bool {
        var areGone = true
        for batch in messages.batches(of: Self.batch) {
            let filings = batch.map { Filing(reading: $0.pdu.pdu) }
            let origin = await origin
            try await books.write { [now] books in
                for filing in filings {
                    try filing.file(in: books.inbox, from: origin, at: now())
                }
            }
            let kept = try await modem.deleteMessages(batch)
            for (message, code) in kept {
                logger.warning(
                    "the modem keeps a message that is stored; it will be recognised",
                    metadata: ["index": "\(message.pdu.index)", "code": "\(code)"])
            }
            areGone = areGone && kept.isEmpty
            log(filings)
        }
        return areGone
    }

    private var origin: Origin {
        get async {
            let sim = await modem.condition.sim
            let card = SIMCard(iccid: sim?.iccid?.digits, imsi: sim?.imsi?.digits)
            return Origin(modem: modem.name, sim: card?.identity)
        }
    }

    /// Stores PDUs the modem handed over without keeping them, and only then acknowledges them.
    private func record(handedOver pdus: [String]) async throws {
        guard !pdus.isEmpty else { return }
        let filings = pdus.map { Filing(reading: $0) }
        let origin = await origin
        try await books.write { [now] books in
            for filing in filings {
                try filing.file(in: books.inbox, from: origin, at: now())
            }
        }
        try? await modem.acknowledgeHandedOver()
        log(filings)
    }

    private func log(_ filings: [Filing]) {
        for filing in filings {
            switch filing {
            case .message(let message):
                logger.debug("received", metadata: ["kind": "\(message.kind.rawValue)"])
            case .quarantine(_, let field, let offset, let reason):
                logger.warning(
                    "put in quarantine; see: tawi messages --quarantined",
                    metadata: ["field": "\(field)", "offset": "\(offset)", "reason": "\(reason)"])
            }
        }
    }
}

extension Array {
    /// The elements in order, in arrays of at most `count`.
    fileprivate func batches(of count: Int) -> [[Element]] {
        stride(from: 0, to: self.count, by: count).map {
            Array(self[$0..<Swift.min($0 + count, self.count)])
        }
    }
}
