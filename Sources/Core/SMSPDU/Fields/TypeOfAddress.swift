/// The type-of-address octet: type of number and numbering plan (3GPP TS 23.040 §9.1.2.5).
public struct TypeOfAddress: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public init(_ typeOfNumber: TypeOfNumber, _ numberingPlan: NumberingPlan) {
        rawValue = 0x80 | typeOfNumber.rawValue << 4 | numberingPlan.rawValue
    }

    /// +254 711 000001: an international number in the telephone plan.
    public static let international = Self(.international, .telephone)

    /// A number as it is dialled here: a short code or a national number.
    public static let unknown = Self(.unknown, .telephone)

    /// A name in the GSM 7 bit default alphabet instead of a number.
    public static let alphanumeric = Self(.alphanumeric, .unknown)

    /// Type of number, bits 6 to 4.
    public var typeOfNumber: TypeOfNumber { TypeOfNumber(rawValue: rawValue >> 4) }

    /// Numbering plan identification, bits 3 to 0.
    public var numberingPlan: NumberingPlan { NumberingPlan(rawValue: rawValue) }
}

/// Type of number (3GPP TS 23.040 §9.1.2.5), three bits.
public struct TypeOfNumber: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b111
    }

    public static let unknown = Self(rawValue: 0)
    public static let international = Self(rawValue: 1)
    public static let national = Self(rawValue: 2)
    public static let networkSpecific = Self(rawValue: 3)
    public static let subscriber = Self(rawValue: 4)
    public static let alphanumeric = Self(rawValue: 5)
    public static let abbreviated = Self(rawValue: 6)
    public static let reserved = Self(rawValue: 7)
}

/// Numbering plan identification (3GPP TS 23.040 §9.1.2.5), four bits.
public struct NumberingPlan: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b1111
    }

    public static let unknown = Self(rawValue: 0)
    public static let telephone = Self(rawValue: 1)
    public static let data = Self(rawValue: 3)
    public static let telex = Self(rawValue: 4)
    public static let national = Self(rawValue: 8)
    public static let privatePlan = Self(rawValue: 9)
}
