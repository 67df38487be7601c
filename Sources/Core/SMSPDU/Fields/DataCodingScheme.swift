/// TP-DCS: how the user data is to be read (3GPP TS 23.038 §4).
///
/// Reserved codings read as GSM 7 bit, as the specification asks of a receiver; refusing them
/// would lose messages a handset shows.
public struct DataCodingScheme: RawRepresentable, Hashable, Sendable {
    /// The octet as it was sent.
    public let rawValue: UInt8

    /// Any octet: values without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Text in the GSM 7 bit alphabet, without a class.
    public static let gsm7Bit = Self(rawValue: 0x00)

    /// 8-bit data, without a class.
    public static let data8Bit = Self(rawValue: 0x04)

    /// Text in UCS-2, without a class.
    public static let ucs2 = Self(rawValue: 0x08)

    /// What the user data is made of (3GPP TS 23.038 §6.2).
    public enum Alphabet: Hashable, Sendable {
        /// §6.2.1, §6.2.2 and §6.2.3.
        case gsm7Bit, data8Bit, ucs2
    }

    /// Uncompressed text or data, with a message class or without (the general group).
    public init(_ alphabet: Alphabet, class messageClass: MessageClass? = nil) {
        let bits: UInt8 =
            switch alphabet {
            case .gsm7Bit: 0b0000
            case .data8Bit: 0b0100
            case .ucs2: 0b1000
            }
        rawValue = bits | (messageClass.map { 0b1_0000 | $0.rawValue } ?? 0)
    }

    /// Where a message is meant for, which decides how it is shown and stored.
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

    /// The alphabet; reserved codings are GSM 7 bit.
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

    /// The coding is reserved: a group 10xx, or the fourth alphabet of the general group.
    public var isReserved: Bool {
        group == .reserved || (group == .general && rawValue >> 2 & 0b11 == 0b11)
    }

    /// The user data counts septets, not octets (3GPP TS 23.040 §9.2.3.16).
    var countsSeptets: Bool { alphabet == .gsm7Bit && !isCompressed }
}

extension DataCodingScheme {
    /// What a message-waiting octet tells: that something waits, or no longer does.
    public struct MessageWaiting: Hashable, Sendable {
        /// What waits.
        public enum Kind: UInt8, Hashable, Sendable {
            /// Bits 1 and 0, in this order.
            case voicemail, fax, electronicMail, other
        }

        /// What waits.
        public var kind: Kind

        /// It waits; else it no longer does.
        public var isActive: Bool

        /// The text may be thrown away once the indication is set.
        public var mayBeDiscarded: Bool

        /// An indication, or that it is to be taken back.
        public init(kind: Kind, isActive: Bool, mayBeDiscarded: Bool) {
            self.kind = kind
            self.isActive = isActive
            self.mayBeDiscarded = mayBeDiscarded
        }
    }

    /// The octet that says so: group 1101 or 1110, or 1100 where the text may be discarded.
    ///
    /// - Returns: `nil` where no group does: for 8-bit data, and for UCS-2 that may be discarded.
    public init?(_ waiting: MessageWaiting, _ alphabet: Alphabet) {
        let group: UInt8
        switch (alphabet, waiting.mayBeDiscarded) {
        case (.gsm7Bit, true): group = 0xC0
        case (.gsm7Bit, false): group = 0xD0
        case (.ucs2, false): group = 0xE0
        default: return nil
        }
        rawValue = group | (waiting.isActive ? 0b1000 : 0) | waiting.kind.rawValue
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

extension DataCodingScheme: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        let waiting = messageWaiting.map { waiting in
            "\(waiting.kind) \(waiting.isActive ? "waiting" : "no longer waiting"), "
                + (waiting.mayBeDiscarded ? "text may be discarded" : "text to be stored")
        }
        return [
            isReserved ? "reserved, read as \(alphabet)" : "\(alphabet)",
            isCompressed ? "compressed" : nil,
            messageClass.map { "\($0)" },
            isMarkedForAutomaticDeletion ? "to be deleted once read" : nil,
            waiting,
        ].compactMap { $0 }.joined(separator: ", ")
    }
}

extension DataCodingScheme.Alphabet: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        switch self {
        case .gsm7Bit: "GSM 7 bit"
        case .data8Bit: "8-bit data"
        case .ucs2: "UCS-2"
        }
    }
}

extension DataCodingScheme.MessageClass: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        switch self {
        case .class0: "class 0 (shown at once)"
        case .class1: "class 1 (for the mobile)"
        case .class2: "class 2 (for the SIM)"
        case .class3: "class 3 (for the equipment behind the mobile)"
        }
    }
}

extension DataCodingScheme.MessageWaiting.Kind: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        switch self {
        case .voicemail: "voicemail"
        case .fax: "fax"
        case .electronicMail: "e-mail"
        case .other: "other message"
        }
    }
}
