public import ATProtocol
public import Logging
public import SerialLine

/// The branch's modem: one line, one command at a time.
///
/// `run()` keeps the line: it opens it, sets the modem up, listens, and begins again when the line
/// is hung up or the modem falls silent. Commands sent while there is no line fail at once with
/// `ModemError.notConnected`; `.ready` among the events says when it is worth trying again.
public actor Modem {
    /// What the modem announces, in the order it does.
    ///
    /// One reader only. Of more than a thousand unread events the newest are dropped: messages
    /// stay in the modem, and a sweep finds them.
    public nonisolated let events: AsyncStream<ModemEvent>

    let logger: Logger
    let clock: any Clock<Duration>
    let submissionDeadline: Duration
    private let announce: AsyncStream<ModemEvent>.Continuation
    private let open: @Sendable () throws -> any ByteLine

    private var line: (any ByteLine)?
    private var session = ATSession()
    private var dialogue = Dialogue()
    private var isTaken = false
    private var queue: [CheckedContinuation<Void, Never>] = []

    /// The talk lost its thread: an answer did not come in time.
    private var isOutOfStep = false

    var storages = Storages()

    /// A modem on the line that `open` gives, anew after each hang-up.
    ///
    /// - Parameters:
    ///   - submissionDeadline: How long the network may take over a message. Answers 45 s late
    ///     have been seen; the shorter this is, the more outcomes are unknown.
    public init(
        submissionDeadline: Duration = .seconds(60),
        clock: any Clock<Duration> = .continuous,
        logger: Logger,
        open: @escaping @Sendable () throws -> any ByteLine
    ) {
        self.submissionDeadline = submissionDeadline
        self.open = open
        self.clock = clock
        self.logger = logger
        (events, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1000))
    }

    /// Keeps the line up until the task is cancelled.
    public func run() async throws {
        var failures = 0
        while !Task.isCancelled {
            do {
                try await serveLine(onReady: { failures = 0 })
            } catch is CancellationError {
                break
            } catch {
                logger.warning("modem lost", metadata: ["reason": "\(error)"])
            }
            failures += 1
            try? await clock.sleep(for: Self.pause(afterFailures: failures))
        }
        announce.finish()
    }

    /// From half a second to half a minute, doubling.
    private static func pause(afterFailures count: Int) -> Duration {
        .milliseconds(min(30_000, 250 << min(count, 7)))
    }

    private func serveLine(onReady: () -> Void) async throws {
        let line = try open()
        self.line = line
        session = ATSession()
        isOutOfStep = false
        defer { hangUp() }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                await withTaskCancellationHandler {
                    for await bytes in line.incoming { await self.receive(bytes) }
                } onCancel: {
                    line.close()
                }
                await self.hangUp()
            }
            defer { tasks.cancelAll() }
            try await setUp()
            onReady()
            announce.yield(.ready)
            try await tasks.waitForAll()
        }
        try Task.checkCancellation()
        throw ModemError.notConnected
    }

    private func hangUp() {
        line?.close()
        line = nil
        dialogue.add(.failure(ModemError.notConnected))
    }
}

extension Modem {
    /// Sends a command and gives its answer.
    ///
    /// - Throws: `ModemError` when the modem refuses, says nothing or is gone, `ATAnswerError`
    ///   when it answers what cannot be read.
    public func send<Answer>(_ command: ATCommand<Answer>) async throws -> Answer {
        try await exclusively { try await converse(command) }
    }

    /// Runs `body` with the line to itself; those who wait are served in the order they came.
    func exclusively<Result>(_ body: () async throws -> Result) async throws -> Result {
        await takeLine()
        defer { passLine() }
        if isOutOfStep { try await findStep() }
        return try await body()
    }

    private func takeLine() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    private func passLine() {
        guard !queue.isEmpty else {
            isTaken = false
            return
        }
        queue.removeFirst().resume()
    }

    /// One command and its answer. Only within `exclusively`.
    func converse<Answer>(_ command: ATCommand<Answer>) async throws -> Answer {
        try begin(command)
        while true {
            // A prompt that nobody asked for is not an answer.
            if case .lines(let lines) = try await next(within: command.deadline) {
                return try command.read(lines)
            }
        }
    }

    /// Writes the command line. Only within `exclusively`.
    func begin<Answer>(_ command: ATCommand<Answer>) throws {
        dialogue.forget()
        guard
            case .write(let bytes) = session.start(
                command.text, informationText: command.informationText)
        else { return }
        try write(bytes)
    }

    /// Writes bytes as they are, at a prompt for example.
    func write(_ bytes: [UInt8]) throws {
        guard let line else {
            session.abandon()
            throw ModemError.notConnected
        }
        do {
            try line.write(bytes)
        } catch {
            session.abandon()
            line.close()
            throw error
        }
    }

    /// Gets back in step after a lost answer: out of any prompt, then until the modem says OK.
    private func findStep() async throws {
        logger.debug("modem out of step")
        for _ in 1...3 {
            try write([ASCII.escape, ASCII.carriageReturn])
            // Answers to what was asked before come now, while nothing waits for them.
            try await clock.sleep(for: .milliseconds(200))
            do {
                try await converse(.attention)
                isOutOfStep = false
                return
            } catch ModemError.noAnswer {
                continue
            }
        }
        line?.close()
        throw ModemError.noAnswer
    }
}

extension Modem {
    /// The modem's next move in the running command.
    ///
    /// - Throws: `ModemError.noAnswer` when the deadline passes, and marks the talk out of step.
    func next(within deadline: Duration) async throws -> Dialogue.Move {
        let number = dialogue.nextNumber()
        return try await withThrowingTaskGroup(of: Dialogue.Move?.self) { race in
            race.addTask { try await self.wait(as: number) }
            race.addTask { [clock] in
                try? await clock.sleep(for: deadline)
                await self.giveUp(number)
                return nil
            }
            defer { race.cancelAll() }
            while let outcome = try await race.next() {
                if let move = outcome { return move }
            }
            throw ModemError.noAnswer
        }
    }

    private func wait(as number: Int) async throws -> Dialogue.Move {
        guard line != nil else { throw ModemError.notConnected }
        return try await withCheckedThrowingContinuation { continuation in
            if !dialogue.wait(as: number, continuation) { losePlace() }
        }
    }

    private func giveUp(_ number: Int) {
        if dialogue.giveUp(number) { losePlace() }
    }

    private func losePlace() {
        session.abandon()
        isOutOfStep = true
    }

    private func receive(_ bytes: [UInt8]) {
        for action in session.receive(bytes) { perform(action) }
    }

    private func perform(_ action: ATSession.Action) {
        switch action {
        case .write: break
        case .prompt: dialogue.add(.success(.prompt))
        case .finish(let lines): dialogue.add(.success(.lines(lines)))
        case .fail(let code): dialogue.add(.failure(ModemError.refused(code)))
        case .report(let code): report(code)
        }
    }

    private func report(_ code: UnsolicitedResultCode) {
        switch code {
        case .messageStored(let memory, let index), .statusReportStored(let memory, let index):
            announce.yield(.messageStored(memory: memory, index: index))
        case .pdu(let pdu): announce.yield(.pdu(pdu))
        case .other: logger.trace("modem chatter")
        }
    }
}

/// Octets with a meaning at a modem's prompt (TS 27.005 §3.5.1).
enum ASCII {
    static let carriageReturn: UInt8 = 0x0D
    static let controlZ: UInt8 = 0x1A
    static let escape: UInt8 = 0x1B
}
