internal import ATProtocol
public import Logging
internal import SMSPDU
internal import SerialLine

/// The branch's modem: one line, one command at a time.
///
/// `run()` keeps it well: it opens the line, sets the modem up, looks after it, and climbs the
/// recovery ladder when it is not well, for ever. Commands sent while the modem is not ready fail
/// at once with `ModemError.notConnected`; `.ready` among the events says when to try again.
public actor Modem {
    /// What the configuration calls it.
    public nonisolated let name: String

    /// What the modem announces, in the order it does.
    ///
    /// One reader only. Of more than a thousand unread events the newest are dropped: messages
    /// stay in the modem, and a sweep finds them.
    public nonisolated let events: AsyncStream<ModemEvent>

    /// How the modem is, as far as is known.
    public internal(set) var condition = ModemCondition() {
        didSet { if condition.state != oldValue.state { tellState() } }
    }

    let logger: Logger
    let clock: any Clock<Duration>
    let settings: ModemSettings
    let connection: ModemConnection
    let custody: SIMCustody
    let elapsed: @Sendable () -> Duration
    private let announcements: AsyncStream<ModemEvent>.Continuation

    var line: (any ByteLine)?
    var session = ATSession()

    /// What the modem does in the running command.
    let moves = Handover<Move>()

    /// What happens to a modem that is looked after.
    let signals = Handover<Signal>()

    /// How this modem wants to be given service codes, once one was answered.
    var ussdCoding: USSDText.Coding?

    /// What the network answers to a USSD request.
    let ussdResponses = Handover<USSDResponse>()

    var turns = Turns()

    /// The talk lost its thread: an answer did not come in time.
    var isOutOfStep = false

    /// The question by which its place was last looked for.
    var probe = StepProbe.functionality
    var isReady = false

    /// When anything came from the modem, by the stopwatch.
    var lastHeard = Duration.zero
    var ladder = RecoveryLadder()
    var storages = Storages()

    /// How the modem says that it announces messages, since it was set up.
    var indications: NewMessageIndications?
    var acknowledgement: Acknowledgement?
    var call: RingingCall?
    var health = Health()

    /// Who is told each state the modem comes to.
    var stateReaders: [AsyncStream<ModemCondition.State>.Continuation] = []

    /// A modem at the end of `connection`.
    public init(
        name: String = "modem", connection: ModemConnection,
        settings: ModemSettings = ModemSettings(), custody: SIMCustody = .none,
        clock: any Clock<Duration> = .continuous, logger: Logger
    ) {
        self.name = name
        self.connection = connection
        self.settings = settings
        self.custody = custody
        self.clock = clock
        elapsed = stopwatch(clock)
        self.logger = logger
        (events, announcements) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1000))
    }

    /// What a running command may get.
    enum Move: Sendable {
        case prompt
        case lines([String])
    }

    /// What whoever looks after the modem wakes up for.
    enum Signal: Sendable {
        case fault(ModemFault)
        case ring
    }

    func announce(_ event: ModemEvent) { announcements.yield(event) }

    func finishAnnouncing() {
        announcements.finish()
        for reader in stateReaders { reader.finish() }
        stateReaders = []
    }
}

extension Modem {
    /// Takes what the line brought.
    func receive(_ bytes: [UInt8]) {
        lastHeard = now
        for action in session.receive(bytes) { perform(action) }
    }

    private func perform(_ action: ATSession.Action) {
        switch action {
        case .write(let bytes): try? write(bytes)
        case .prompt: moves.add(.success(.prompt))
        case .finish(let lines): moves.add(.success(.lines(lines)))
        case .fail(let code): moves.add(.failure(ModemError.refused(code)))
        case .report(let code): report(code)
        }
    }

    private func report(_ code: UnsolicitedResultCode) {
        switch code {
        case .messageStored(let memory, let index):
            announce(.messageStored(memory: memory, index: index))
        case .statusReportStored: announce(.statusReportStored)
        case .pdu(let pdu): announce(.pdu(pdu))
        case .submissionAnswered(let reference): announce(.submissionAnswered(reference))
        case .storageFull: announce(.storageFull)
        case .ussd(let response): ussdResponses.add(.success(response))
        case .ring: noteRing(from: nil)
        case .caller(let number): noteRing(from: .some(number))
        case .restarted:
            if isReady { signals.add(.success(.fault(.settingsLost))) }
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
