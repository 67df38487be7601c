/// TP-VP in one octet, from five minutes to 63 weeks (3GPP TS 23.040 §9.2.3.12.1).
public struct RelativeValidityPeriod: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The shortest period of at least so many seconds, at most 63 weeks.
    public init(atLeastSeconds seconds: Int) {
        let values = UInt8.min...UInt8.max
        rawValue = values.first { Self(rawValue: $0).seconds >= seconds } ?? .max
    }

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
