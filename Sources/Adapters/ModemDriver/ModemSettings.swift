public import ATProtocol

/// How the driver is to treat its modem.
public struct ModemSettings: Hashable, Sendable {
    /// How long the network may take over a message. Answers 45 s late have been seen; the shorter
    /// this is, the more outcomes are unknown.
    public var submissionDeadline = Duration.seconds(60)

    /// How often the modem is asked whether it is well.
    public var heartbeat = Duration.seconds(30)

    /// How long it may be without a network before something is done about it.
    public var registrationPatience = Duration.seconds(60)

    /// The longest time between two sweeps of its storages that is still well; nil when nobody
    /// sweeps.
    public var sweepPatience: Duration?

    /// The service centre to set when the SIM has another or none; nil to take the SIM's.
    public var serviceCentre: ServiceCentreNumber?

    /// Whether messages are sent while another operator's network has the SIM, which costs more.
    public var sendsWhileRoaming = true

    /// What to do when somebody calls.
    public var calls = CallPolicy.ignore

    public init() {}
}

/// What happens to a voice call.
public enum CallPolicy: String, Hashable, Sendable, CaseIterable {
    /// It rings out.
    case ignore

    /// It is ended at once.
    case hangUp = "hang-up"
}
