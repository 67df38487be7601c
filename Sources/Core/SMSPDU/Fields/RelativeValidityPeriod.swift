/// TP-VP in one octet, from five minutes to 63 weeks (3GPP TS 23.040 §9.2.3.12.1).
public struct RelativeValidityPeriod: RawRepresentable, Hashable, Sendable {
    /// The octet as it was sent.
    public let rawValue: UInt8

    /// Any octet: values without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 63 weeks.
    public static let longestSeconds = Self(rawValue: .max).seconds

    /// The shortest period of at least so many seconds, at most 63 weeks.
    public init(atLeastSeconds seconds: Int) {
        let values = UInt8.min...UInt8.max
        rawValue = values.first { Self(rawValue: $0).seconds >= seconds } ?? .max
    }

    /// The period in seconds, counted from when the service centre has the message.
    public var seconds: Int {
        let (value, minute) = (Int(rawValue), 60)
        return switch value {
        case 0...143: (value + 1) * 5 * minute
        case 144...167: (720 + (value - 143) * 30) * minute
        case 168...196: (value - 166) * 24 * 60 * minute
        default: (value - 192) * 7 * 24 * 60 * minute
        }
    }
}
