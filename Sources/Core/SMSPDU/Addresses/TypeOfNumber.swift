/// Type of number (3GPP TS 23.040 §9.1.2.5), three bits.
public struct TypeOfNumber: RawRepresentable, Hashable, Sendable {
    /// As it was sent.
    public let rawValue: UInt8

    /// Any value: those without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b111
    }

    /// Unknown, or as it is dialled here.
    public static let unknown = Self(rawValue: 0)

    /// International, with its country code.
    public static let international = Self(rawValue: 1)

    /// National, without it.
    public static let national = Self(rawValue: 2)

    /// A service of the network, such as an operator.
    public static let networkSpecific = Self(rawValue: 3)

    /// A short number of one exchange.
    public static let subscriber = Self(rawValue: 4)

    /// A name in the GSM 7 bit default alphabet.
    public static let alphanumeric = Self(rawValue: 5)

    /// An abbreviated number.
    public static let abbreviated = Self(rawValue: 6)

    /// Reserved for an extension.
    public static let reserved = Self(rawValue: 7)
}

extension TypeOfNumber: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        switch self {
        case .unknown: "unknown"
        case .international: "international"
        case .national: "national"
        case .networkSpecific: "network specific"
        case .subscriber: "subscriber"
        case .alphanumeric: "alphanumeric"
        case .abbreviated: "abbreviated"
        default: "reserved"
        }
    }
}
