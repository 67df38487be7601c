public import SMSPDU
public import SerialLine

/// A GSM modem with a SIM and a network behind it, at the far end of a line.
///
/// It knows AT commands from its own reading of the standards, not from Tawi's, and can be told to
/// misbehave as real ones do. Everything between the line and the ledger is the shipped code.
public actor SimulatedModem {
    /// Every message the network took, in order. One reader only.
    public nonisolated let submissions: AsyncStream<Submission>

    /// What kind of modem it is.
    public nonisolated let profile: ModemProfile

    /// What it is to do wrong.
    public var faults = ModemFaults() {
        didSet { tellStrikes(since: oldValue) }
    }

    /// Whether phones answer with status reports when they are asked for and no simulated network
    /// is there to do so.
    public var reportsDelivery: Bool

    /// Every message the network took so far, whatever was answered.
    public internal(set) var taken: [Submission] = []

    var line: any ByteLine
    var isPlugged = true
    let openAnew: (@Sendable () throws -> any ByteLine)?
    let clock: any Clock<Duration>
    let serviceCentreTime: @Sendable () -> ServiceCentreTimeStamp
    let network: AsyncStream<Submission>.Continuation
    var uplink: AsyncStream<Submission>.Continuation?
    let timers: AsyncStream<ModemTimer>
    let schedule: AsyncStream<ModemTimer>.Continuation
    let plugs: AsyncStream<any ByteLine>
    let plug: AsyncStream<any ByteLine>.Continuation

    var settings: ModemSettings
    var sim: SimulatedSIM
    var isSIMInserted = true
    var equipmentMessages: MessageStore
    var reportMessages: MessageStore
    var condition = ModemCondition()
    var ussd = USSDService()
    var plan: FaultPlan?
    var dice: SeededGenerator

    var commandLine: [UInt8] = []
    var lastCommandLine = ""
    var textEntry: TextEntry?
    var trickle = Trickle()
    var unacknowledged: SimulatedSIM.HeldMessage?
    var lastReference: UInt8 = 0
    var imei: String

    /// Command lines and texts so far.
    public private(set) var commandsHeard = 0
    private var observer: (@Sendable (String) -> Void)?
    var strikeObserver: (@Sendable (ModemFault, Int) -> Void)?
    private var listeners: [(count: Int, end: AsyncStream<Void>.Continuation)] = []

    /// - Parameters:
    ///   - capacity: How many messages the SIM holds; the network keeps the rest.
    ///   - sim: The SIM in it; made from `capacity` where there is none.
    ///   - seed: What faults at random places are drawn from.
    ///   - clock: What its delays are measured with.
    ///   - openAnew: Makes the line on which it comes back after it was unplugged.
    ///   - serviceCentreTime: The service centre's clock.
    public init(
        line: any ByteLine, capacity: Int = 30, reportsDelivery: Bool = true,
        profile: ModemProfile = .plain, sim: SimulatedSIM? = nil, imei: String? = nil,
        seed: UInt64 = 1, clock: any Clock<Duration> = ContinuousClock(),
        openAnew: (@Sendable () throws -> any ByteLine)? = nil,
        serviceCentreTime: @escaping @Sendable () -> ServiceCentreTimeStamp
    ) {
        self.line = line
        self.reportsDelivery = reportsDelivery
        self.profile = profile
        self.sim = sim ?? SimulatedSIM(capacity: capacity)
        self.imei = imei ?? profile.imei
        self.clock = clock
        self.openAnew = openAnew
        self.serviceCentreTime = serviceCentreTime
        settings = ModemSettings(profile)
        equipmentMessages = MessageStore(capacity: profile.deviceCapacity)
        reportMessages = MessageStore(capacity: profile.deviceCapacity)
        dice = SeededGenerator(seed: seed)
        (submissions, network) = AsyncStream.makeStream()
        (timers, schedule) = AsyncStream.makeStream()
        (plugs, plug) = AsyncStream.makeStream()
    }

    /// Changes what it does wrong.
    public func misbehave(_ change: @Sendable (inout ModemFaults) -> Void) { change(&faults) }

    /// Waits until the modem has heard `count` more command lines or texts: more than it had when
    /// `start` was read from `commandsHeard`, or more than now; or until the task is cancelled.
    public func hear(_ count: Int, since start: Int? = nil) async {
        let goal = (start ?? commandsHeard) + count
        guard commandsHeard < goal else { return }
        let (waiting, end) = AsyncStream<Void>.makeStream()
        listeners.append((goal, end))
        for await _ in waiting {}
    }

    /// Calls `observer` with each command line as it is heard, and with `text` for a message's.
    public func observe(_ observer: (@Sendable (String) -> Void)?) { self.observer = observer }

    func countCommand(_ line: String = "text") {
        observer?(line)
        commandsHeard += 1
        for listener in listeners where listener.count <= commandsHeard {
            listener.end.finish()
        }
        listeners.removeAll { $0.count <= commandsHeard }
    }
}

/// How a modem is, as nobody set it by a command.
struct ModemCondition: Hashable, Sendable {
    var coverage = NetworkCoverage.home

    /// Received signal strength, 0 to 31 (`<rssi>`, 3GPP TS 27.007 §8.5).
    var signal = 21

    /// Full (1), none (0), or without radio (4): `<fun>`, 3GPP TS 27.007 §8.2.
    var functionality = 1

    /// What its clock is ahead of the network's, in seconds.
    var clockOffset: Int64 = 0

    /// It hears nothing; only new power helps where not even a reset does.
    var deafness = Deafness.none
    var isBooting = false

    /// What it has to say as soon as nothing is being typed.
    var unsaid: [String] = []

    /// What it is asked while it is busy; nil while it is not.
    var heldBack: [UInt8]?

    /// Counts starts, so that what was planned before one does not happen after it.
    var starts = 0
    var caller: String?
    var saidFull = false

    enum Deafness: Hashable, Sendable { case none, untilReset, untilPowered }
}

/// Something a modem does later.
struct ModemTimer: Sendable {
    var delay: Duration
    var action: @Sendable (isolated SimulatedModem) -> Void
}
