/// One element of a user data header, kept byte for byte (3GPP TS 23.040 §9.2.3.24).
public struct InformationElement: Hashable, Sendable {
    /// What the element means.
    public struct Identifier: RawRepresentable, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        public static let concatenation8Bit = Self(rawValue: 0x00)
        public static let specialMessageIndication = Self(rawValue: 0x01)
        public static let applicationPort8Bit = Self(rawValue: 0x04)
        public static let applicationPort16Bit = Self(rawValue: 0x05)
        public static let concatenation16Bit = Self(rawValue: 0x08)
        public static let nationalLanguageSingleShift = Self(rawValue: 0x24)
        public static let nationalLanguageLockingShift = Self(rawValue: 0x25)
    }

    public var identifier: Identifier
    public var data: [UInt8]

    public init(identifier: Identifier, data: [UInt8]) {
        self.identifier = identifier
        self.data = data
    }
}
