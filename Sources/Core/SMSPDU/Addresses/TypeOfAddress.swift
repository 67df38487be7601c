/// The type-of-address octet: type of number and numbering plan (3GPP TS 23.040 §9.1.2.5).
public struct TypeOfAddress: RawRepresentable, Hashable, Sendable {
    /// As it was sent.
    public let rawValue: UInt8

    /// Any value: those without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The octet with its highest bit set, as the standard has it.
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

extension TypeOfAddress: CustomStringConvertible {
    /// In words, for a person.
    public var description: String { "\(typeOfNumber), plan \(numberingPlan)" }
}
