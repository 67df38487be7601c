public import ATProtocol
internal import Logging

/// How the modem is, as far as is known.
public struct ModemCondition: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        /// There is no port, or it cannot be opened.
        case absent
        case settingUp
        case ready
        case recovering(RecoveryRung)

        /// Nothing but a person can help.
        case waitingForPerson
    }

    public var state = State.absent

    /// What is wrong and what to do next; nil when nothing is.
    public var trouble: String?

    /// What a person has to put right, while the modem waits for that.
    public var failure: ModemError?
    public var manufacturer: String?
    public var model: String?
    public var firmware: String?
    public var imei: IMEI?
    public var sim: SIMIdentity?
    public var registration: RegistrationState?
    public var networkOperator: String?
    public var signal: SignalQuality?

    /// Where messages are handed to.
    public var serviceCentre: String?

    /// How full the storages were when they were last read.
    public var storages: [MessageStorage: StorageUse] = [:]

    /// How often each rung of the recovery ladder was taken since the start.
    public var recoveries: [RecoveryRung: Int] = [:]

    public init() {}

    /// For a log: what the modem is, nothing personal.
    var facts: Logger.Metadata {
        var facts: Logger.Metadata = [:]
        facts["maker"] = manufacturer.map { "\($0)" }
        facts["model"] = model.map { "\($0)" }
        facts["network"] = registration.map { "\($0)" }
        facts["signal"] = signal?.signalStrengthDBm.map { "\($0) dBm" }
        return facts
    }
}
