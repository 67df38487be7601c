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
    private let modem: Modem
    private let books: Books
    private let sweepInterval: Duration
    private let now: @Sendable () -> Moment
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let work = PendingWork()

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
                for await event in modem.events { work.add(event) }
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
                try await take(try await modem.storedMessages())
            } else if let place = pending.places.first {
                let message = try await modem.storedMessage(at: place.index, in: place.memory)
                try await take(message.map { [$0] } ?? [])
            }
        } catch ModemError.notConnected {
            // The modem says so itself, once; it is ready again with a sweep.
            logger.debug("no modem to take messages from")
        } catch {
            logger.error("cannot take messages", metadata: ["reason": "\(error)"])
        }
    }

    /// The raw TPDUs are committed, then deleted from the modem.
    ///
    /// Whatever stops it in between, the messages are read again and recognised. A place is deleted
    /// once after each reading and never again blindly: by then it may hold another message.
    private func take(_ messages: [StoredMessage]) async throws {
        for batch in messages.batches(of: Self.batch) {
            let filings = batch.map { Filing(reading: $0.pdu.pdu) }
            try await books.write { [now] books in
                for filing in filings { try filing.file(in: books.inbox, at: now()) }
            }
            for message in batch { try await delete(message) }
            log(filings)
        }
    }

    private func delete(_ message: StoredMessage) async throws {
        do {
            try await modem.deleteMessage(message)
        } catch ModemError.refused(let code) {
            logger.warning(
                "the modem keeps a message that is stored; it will be recognised",
                metadata: ["index": "\(message.pdu.index)", "code": "\(code)"])
        }
    }

    /// Stores PDUs the modem handed over without keeping them.
    private func record(handedOver pdus: [String]) async throws {
        guard !pdus.isEmpty else { return }
        let filings = pdus.map { Filing(reading: $0) }
        try await books.write { [now] books in
            for filing in filings { try filing.file(in: books.inbox, at: now()) }
        }
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
