/// TP-CT: what the service centre is to do with a message (3GPP TS 23.040 §9.2.3.19).
public struct CommandType: RawRepresentable, Hashable, Sendable {
    /// The octet as it was sent.
    public let rawValue: UInt8

    /// Any octet: values without a meaning are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Say what became of it.
    public static let enquiry = Self(rawValue: 0x00)

    /// Send no report about it.
    public static let cancelStatusReportRequest = Self(rawValue: 0x01)

    /// Delete it.
    public static let delete = Self(rawValue: 0x02)

    /// Send a report about it after all.
    public static let enableStatusReportRequest = Self(rawValue: 0x03)
}

extension CommandType: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        switch rawValue {
        case 0x00: "enquire about a message"
        case 0x01: "cancel the status report request of a message"
        case 0x02: "delete a message"
        case 0x03: "enable the status report request of a message"
        case 0xE0...0xFF: "specific to the service centre"
        default: "reserved"
        }
    }
}
