/// What stands between the modem and its SIM (TS 27.007 §8.3).
public struct SIMState: RawRepresentable, Hashable, Sendable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// The SIM waits for nothing.
    public static var ready: Self { Self(rawValue: "READY") }

    /// The SIM waits for its PIN.
    public static var needsPIN: Self { Self(rawValue: "SIM PIN") }
}

/// Whether the network has taken the modem in (TS 27.007 §7.2).
public enum RegistrationState: Int, Hashable, Sendable {
    case notSearching = 0
    case home = 1
    case searching = 2
    case denied = 3
    case unknown = 4
    case roaming = 5

    /// Whether messages can be sent.
    public var isRegistered: Bool { self == .home || self == .roaming }
}

extension ATCommand where Answer == SIMState {
    /// `+CPIN?`: does the SIM wait for a PIN (TS 27.007 §8.3)?
    public static var simState: Self {
        Self("+CPIN?", deadline: .seconds(10), informationText: .prefixed("+CPIN")) {
            lines throws(ATAnswerError) in
            guard let state = lines.first else {
                throw ATAnswerError(command: "+CPIN?", lines: lines)
            }
            return SIMState(rawValue: state)
        }
    }
}

extension ATCommand where Answer == RegistrationState {
    /// `+CREG?`: are we registered (TS 27.007 §7.2)?
    public static var registration: Self {
        Self("+CREG?", informationText: .prefixed("+CREG")) { lines throws(ATAnswerError) in
            // `+CREG: 1` alone is unsolicited; the answer has the setting before the state.
            guard let number = lines.lazy.compactMap({ ATParameters($0)[number: 1] }).first,
                let state = RegistrationState(rawValue: number)
            else { throw ATAnswerError(command: "+CREG?", lines: lines) }
            return state
        }
    }
}

/// Received signal strength (TS 27.007 §8.5).
public struct SignalQuality: Hashable, Sendable {
    /// Nil when not known or not detectable.
    public var signalStrengthDBm: Int?
}

extension ATCommand where Answer == SignalQuality {
    /// `+CSQ`: signal strength and bit error rate (TS 27.007 §8.5).
    public static var signalQuality: Self {
        Self("+CSQ", informationText: .prefixed("+CSQ")) { lines throws(ATAnswerError) in
            guard let line = lines.first, let level = ATParameters(line)[number: 0] else {
                throw ATAnswerError(command: "+CSQ", lines: lines)
            }
            return SignalQuality(
                signalStrengthDBm: (0...31).contains(level) ? -113 + 2 * level : nil)
        }
    }
}
