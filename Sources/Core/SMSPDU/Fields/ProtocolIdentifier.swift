/// TP-PID: the higher protocol, or how a message is to be handled (3GPP TS 23.040 §9.2.3.9).
public struct ProtocolIdentifier: RawRepresentable, Hashable, Sendable {
    /// The octet as it was sent.
    public let rawValue: UInt8

    /// Any octet: values without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// An ordinary short message between two mobiles.
    public static let shortMessage = Self(rawValue: 0x00)

    /// Short Message Type 0: acknowledged by the mobile, never shown.
    public static let shortMessageType0 = Self(rawValue: 0x40)

    /// A message to call back.
    public static let returnCallMessage = Self(rawValue: 0x5F)

    /// Data for the (U)SIM, not for a reader.
    public static let simDataDownload = Self(rawValue: 0x7F)

    /// What bits 7 to 5 announce.
    public enum Group: Hashable, Sendable {
        /// 000: from one short message entity to another; bits 4 to 0 say by which protocol.
        case shortMessageEntities(protocol: UInt8)

        /// 001: to or from a telematic device, which bits 4 to 0 name.
        case telematic(device: UInt8)

        /// 01: how the mobile is to handle the message, in bits 5 to 0.
        case handling(UInt8)

        /// 10.
        case reserved

        /// 11: specific to the service centre.
        case serviceCentreSpecific
    }

    /// The group the octet belongs to.
    public var group: Group {
        switch rawValue >> 5 {
        case 0b000: .shortMessageEntities(protocol: rawValue & 0x1F)
        case 0b001: .telematic(device: rawValue & 0x1F)
        case 0b010, 0b011: .handling(rawValue & 0x3F)
        case 0b100, 0b101: .reserved
        default: .serviceCentreSpecific
        }
    }

    /// Replace Short Message Type 1 to 7: takes the place of an earlier one from the same address.
    public var replaceType: Int? {
        (0x41...0x47).contains(rawValue) ? Int(rawValue & 0x07) : nil
    }
}

extension ProtocolIdentifier: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        switch group {
        case .shortMessageEntities(0): "short message"
        case .shortMessageEntities(let number): "short message entities, protocol \(number)"
        case .telematic(let device): "telematic interworking: \(Self.deviceName(device))"
        case .handling(let handling): Self.handlingName(handling)
        case .reserved: "reserved"
        case .serviceCentreSpecific: "specific to the service centre"
        }
    }

    private static func deviceName(_ device: UInt8) -> String {
        switch device {
        case 0x18...0x1E: "specific to the service centre"
        default: devices[device] ?? "reserved"
        }
    }

    private static let devices: [UInt8: String] = [
        0x00: "implicit", 0x01: "telex", 0x02: "group 3 telefax", 0x03: "group 4 telefax",
        0x04: "voice telephone", 0x05: "ERMES", 0x06: "national paging system",
        0x07: "videotex", 0x08: "teletex, carrier unspecified", 0x09: "teletex in PSPDN",
        0x0A: "teletex in CSPDN", 0x0B: "teletex in analogue PSTN",
        0x0C: "teletex in digital ISDN", 0x0D: "universal computer interface",
        0x10: "message handling facility", 0x11: "public X.400 system",
        0x12: "Internet electronic mail", 0x1F: "a mobile station",
    ]

    private static func handlingName(_ handling: UInt8) -> String {
        switch handling {
        case 0x00: "short message type 0: not shown"
        case 0x01...0x07: "replace short message type \(handling)"
        case 0x08: "device triggering"
        case 0x1E: "enhanced message service (obsolete)"
        case 0x1F: "return call message"
        case 0x3C: "ANSI-136 R-DATA"
        case 0x3D: "data download to the mobile equipment"
        case 0x3E: "de-personalisation of the mobile equipment"
        case 0x3F: "data download to the (U)SIM"
        default: "reserved"
        }
    }
}
