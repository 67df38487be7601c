/// TP-DCS: how the user data is to be read (3GPP TS 23.038 §4).
///
/// Reserved codings read as GSM 7 bit, as the specification asks of a receiver; refusing them
/// would lose messages a handset shows.
public struct DataCodingScheme: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public static let gsm7Bit = Self(rawValue: 0x00)
    public static let data8Bit = Self(rawValue: 0x04)
    public static let ucs2 = Self(rawValue: 0x08)

    public enum Alphabet: Hashable, Sendable {
        case gsm7Bit, data8Bit, ucs2
    }

    public enum MessageClass: UInt8, Hashable, Sendable {
        /// Shown at once, not stored: a flash message.
        case class0
        /// Meant for the mobile's own memory.
        case class1
        /// Meant for the SIM.
        case class2
        /// Meant for the equipment behind the mobile.
        case class3
    }

    /// The coding group, from the upper bits of the octet.
    private enum Group {
        /// 00xx and 01xx: general, and marked for automatic deletion.
        case general
        /// 10xx.
        case reserved
        /// 1100, 1101 and 1110.
        case messageWaiting
        /// 1111.
        case codingAndClass
    }

    private var group: Group {
        switch rawValue >> 4 {
        case 0x0...0x7: .general
        case 0x8...0xB: .reserved
        case 0xC...0xE: .messageWaiting
        default: .codingAndClass
        }
    }

    public var alphabet: Alphabet {
        switch group {
        case .general:
            switch rawValue >> 2 & 0b11 {
            case 0b01: .data8Bit
            case 0b10: .ucs2
            default: .gsm7Bit
            }
        case .reserved: .gsm7Bit
        case .messageWaiting: rawValue >> 4 == 0xE ? .ucs2 : .gsm7Bit
        case .codingAndClass: rawValue & 0b100 == 0 ? .gsm7Bit : .data8Bit
        }
    }

    /// The user data is compressed (3GPP TS 23.042).
    public var isCompressed: Bool { group == .general && rawValue & 0x20 != 0 }

    /// The message class, where the octet says one.
    public var messageClass: MessageClass? {
        switch group {
        case .general where rawValue & 0x10 == 0: nil
        case .general, .codingAndClass: MessageClass(rawValue: rawValue & 0b11)
        case .reserved, .messageWaiting: nil
        }
    }

    /// The sender asks that the message be deleted once it is read.
    public var isMarkedForAutomaticDeletion: Bool { rawValue >> 6 == 0b01 }

    /// The user data counts septets, not octets (3GPP TS 23.040 §9.2.3.16).
    var countsSeptets: Bool { alphabet == .gsm7Bit && !isCompressed }
}

extension DataCodingScheme {
    /// What a message-waiting octet tells: that something waits, or no longer does.
    public struct MessageWaiting: Hashable, Sendable {
        public enum Kind: UInt8, Hashable, Sendable {
            case voicemail, fax, electronicMail, other
        }

        public var kind: Kind
        public var isActive: Bool

        /// The text may be thrown away once the indication is set.
        public var mayBeDiscarded: Bool
    }

    /// The message waiting indication, in the groups 1100, 1101 and 1110.
    public var messageWaiting: MessageWaiting? {
        guard group == .messageWaiting,
            let kind = MessageWaiting.Kind(rawValue: rawValue & 0b11)
        else { return nil }
        return MessageWaiting(
            kind: kind, isActive: rawValue & 0b1000 != 0, mayBeDiscarded: rawValue >> 4 == 0xC)
    }
}
