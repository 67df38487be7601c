extension InformationElement {
    /// What an element means (3GPP TS 23.040 §9.2.3.24, the table of identifiers).
    public struct Identifier: RawRepresentable, Hashable, Sendable {
        /// The octet as it was sent.
        public let rawValue: UInt8

        /// Any octet: values without a meaning are kept.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Concatenated short messages, 8-bit reference number (§9.2.3.24.1).
        public static let concatenation8Bit = Self(rawValue: 0x00)

        /// Special SMS message indication (§9.2.3.24.2).
        public static let specialMessageIndication = Self(rawValue: 0x01)

        /// Application port addressing scheme, 8-bit address (§9.2.3.24.3).
        public static let applicationPort8Bit = Self(rawValue: 0x04)

        /// Application port addressing scheme, 16-bit address (§9.2.3.24.4).
        public static let applicationPort16Bit = Self(rawValue: 0x05)

        /// SMSC control parameters (§9.2.3.24.5).
        public static let serviceCentreControlParameters = Self(rawValue: 0x06)

        /// UDH source indicator (§9.2.3.24.6).
        public static let sourceIndicator = Self(rawValue: 0x07)

        /// Concatenated short messages, 16-bit reference number (§9.2.3.24.8).
        public static let concatenation16Bit = Self(rawValue: 0x08)

        /// Wireless control message protocol (§9.2.3.24.9).
        public static let wirelessControlMessageProtocol = Self(rawValue: 0x09)

        /// RFC 822 e-mail header (§9.2.3.24.11).
        public static let emailHeader = Self(rawValue: 0x20)

        /// Hyperlink format element (§9.2.3.24.12).
        public static let hyperlinkFormat = Self(rawValue: 0x21)

        /// Reply address element (§9.2.3.24.13).
        public static let replyAddress = Self(rawValue: 0x22)

        /// Enhanced voice mail information (§9.2.3.24.14).
        public static let enhancedVoiceMailInformation = Self(rawValue: 0x23)

        /// National language single shift (§9.2.3.24.15).
        public static let nationalLanguageSingleShift = Self(rawValue: 0x24)

        /// National language locking shift (§9.2.3.24.16).
        public static let nationalLanguageLockingShift = Self(rawValue: 0x25)
    }
}

extension InformationElement.Identifier {
    /// It numbers a part, or names the tables its text is read by: not for other messages to copy.
    public var belongsToOneMessage: Bool {
        switch self {
        case .concatenation8Bit, .concatenation16Bit, .nationalLanguageSingleShift,
            .nationalLanguageLockingShift:
            true
        default: false
        }
    }
}

extension InformationElement.Identifier: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        if let name = Self.names[rawValue] { return name }
        return switch rawValue {
        case 0x02, 0x03: "reserved"
        case 0x0A...0x1F: "enhanced messaging (EMS)"
        case 0x70...0x7F: "(U)SIM toolkit security header"
        case 0x80...0x9F: "for use between short message entities"
        case 0xC0...0xDF: "specific to the service centre"
        default: "reserved"
        }
    }

    private static let names: [UInt8: String] = [
        0x00: "concatenation, 8-bit reference", 0x01: "special message indication",
        0x04: "application ports, 8-bit", 0x05: "application ports, 16-bit",
        0x06: "service centre control parameters", 0x07: "header source indicator",
        0x08: "concatenation, 16-bit reference", 0x09: "wireless control message protocol",
        0x20: "RFC 822 e-mail header", 0x21: "hyperlink format", 0x22: "reply address",
        0x23: "enhanced voice mail information", 0x24: "national language single shift",
        0x25: "national language locking shift",
    ]
}
