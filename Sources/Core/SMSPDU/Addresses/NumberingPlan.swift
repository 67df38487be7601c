/// Numbering plan identification (3GPP TS 23.040 §9.1.2.5), four bits.
public struct NumberingPlan: RawRepresentable, Hashable, Sendable {
    /// As it was sent.
    public let rawValue: UInt8

    /// Any value: those without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b1111
    }

    /// Unknown, or as it is dialled here.
    public static let unknown = Self(rawValue: 0)

    /// The telephone plan (ITU-T E.164).
    public static let telephone = Self(rawValue: 1)

    /// The data plan (ITU-T X.121).
    public static let data = Self(rawValue: 3)

    /// The telex plan.
    public static let telex = Self(rawValue: 4)

    /// Specific to the service centre.
    public static let serviceCentreSpecific5 = Self(rawValue: 5)

    /// Specific to the service centre, the second one.
    public static let serviceCentreSpecific6 = Self(rawValue: 6)

    /// A national plan.
    public static let national = Self(rawValue: 8)

    /// A private plan.
    public static let privatePlan = Self(rawValue: 9)

    /// The ERMES paging plan (ETSI DE/PS 3 01-3).
    public static let ermes = Self(rawValue: 10)
}

extension NumberingPlan: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        switch self {
        case .unknown: "unknown"
        case .telephone: "telephone (E.164)"
        case .data: "data (X.121)"
        case .telex: "telex"
        case .serviceCentreSpecific5, .serviceCentreSpecific6: "service centre specific"
        case .national: "national"
        case .privatePlan: "private"
        case .ermes: "ERMES"
        default: "reserved"
        }
    }
}
