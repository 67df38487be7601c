/// What stands between the modem and its SIM (TS 27.007 §8.3).
public struct SIMState: RawRepresentable, Hashable, Sendable {
    /// `<code>`, in the standard's words.
    public var rawValue: String

    /// Any code: those without a name are kept.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The SIM waits for nothing.
    public static var ready: Self { Self(rawValue: "READY") }

    /// The SIM waits for its PIN.
    public static var needsPIN: Self { Self(rawValue: "SIM PIN") }

    /// The PIN was wrong too often: the SIM waits for its PUK.
    public static var needsPUK: Self { Self(rawValue: "SIM PUK") }

    /// The SIM waits for its second PIN, which messages do not need.
    public static var needsPIN2: Self { Self(rawValue: "SIM PIN2") }

    /// The second PIN was wrong too often, which stops no message.
    public static var needsPUK2: Self { Self(rawValue: "SIM PUK2") }

    /// The modem belongs to another SIM and waits for its own code.
    public static var lockedToSIM: Self { Self(rawValue: "PH-SIM PIN") }

    /// The modem belongs to another network and waits for its unlocking code.
    public static var lockedToNetwork: Self { Self(rawValue: "PH-NET PIN") }

    /// Whether messages can be sent and received.
    public var allowsMessages: Bool {
        self == .ready || self == .needsPIN2 || self == .needsPUK2
    }

    /// Whether a wrong PIN was entered too often.
    public var isBlocked: Bool { self == .needsPUK }

    /// Whether the modem itself is locked, to a SIM, a network or a firm: any other `PH-` code.
    public var isModemLocked: Bool { rawValue.hasPrefix("PH-") }
}

extension SIMState: CustomStringConvertible {
    /// What is the matter and what to do next, for a person.
    public var description: String {
        switch self {
        case .ready: "the SIM is ready"
        case .needsPIN: "the SIM waits for its PIN; put it into the configuration"
        case .needsPUK:
            "the SIM is blocked; put it in a phone and enter the PUK the operator gives you"
        case .needsPIN2, .needsPUK2: "the SIM is ready; its second PIN is not needed"
        case _ where isModemLocked:
            "the modem is locked (\(rawValue)); use the SIM it belongs to, or have it unlocked"
        default: "the SIM is not ready (\(rawValue)); check that it is in place"
        }
    }
}

extension ATCommand where Answer == SIMState {
    /// `+CPIN?`: does the SIM wait for a PIN (TS 27.007 §8.3)?
    public static var simState: Self {
        Self("+CPIN?", deadline: .seconds(10), informationText: .prefixed("+CPIN")) {
            lines throws(ATAnswerError) in
            guard let state = lines.first?.unquoted.uppercased(), !state.isEmpty else {
                throw ATAnswerError(command: "+CPIN?", lines: lines)
            }
            return SIMState(rawValue: state)
        }
    }
}
