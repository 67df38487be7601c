/// Received signal strength (TS 27.007 §8.5).
public struct SignalQuality: Hashable, Sendable {
    /// Nil when not known or not detectable.
    public var signalStrengthDBm: Int?

    /// A strength in dBm, or that it is not known.
    public init(signalStrengthDBm: Int?) {
        self.signalStrengthDBm = signalStrengthDBm
    }

    /// The strength that `<rssi>` counts: steps of 2 dB from -113 dBm.
    ///
    /// SIMCom's LTE modems count on from 100 in steps of 1 dB from -116 dBm.
    init(level: Int) {
        switch level {
        case 0...31: signalStrengthDBm = -113 + 2 * level
        case 100...191: signalStrengthDBm = -216 + level
        default: signalStrengthDBm = nil
        }
    }

    /// How well that serves for messages.
    public var words: SignalWords {
        guard let signalStrengthDBm else { return .none }
        return switch signalStrengthDBm {
        case (-73)...: .excellent
        case (-83)...: .good
        case (-93)...: .fair
        default: .poor
        }
    }
}

/// A signal in a word, for a person.
public enum SignalWords: String, Comparable, Hashable, Sendable {
    case none, poor, fair, good, excellent

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .none: 0
        case .poor: 1
        case .fair: 2
        case .good: 3
        case .excellent: 4
        }
    }
}

extension ATCommand where Answer == SignalQuality {
    /// `+CSQ`: signal strength and bit error rate (TS 27.007 §8.5).
    public static var signalQuality: Self {
        Self("+CSQ", informationText: .prefixed("+CSQ")) { lines throws(ATAnswerError) in
            guard let line = lines.first, let level = ATParameters(line)[number: 0] else {
                throw ATAnswerError(command: "+CSQ", lines: lines)
            }
            return SignalQuality(level: level)
        }
    }
}
