/// TP-MTI: which TPDU this is, two bits read by direction (3GPP TS 23.040 §9.2.3.1).
public struct MessageTypeIndicator: RawRepresentable, Hashable, Sendable {
    /// Two bits.
    public let rawValue: UInt8

    /// The lower two bits of the first octet; the others belong to other fields.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b11
    }

    /// SMS-DELIVER, towards the mobile; SMS-DELIVER-REPORT, from it.
    public static let deliver = Self(rawValue: 0)

    /// SMS-SUBMIT, from the mobile; SMS-SUBMIT-REPORT, towards it.
    public static let submit = Self(rawValue: 1)

    /// SMS-STATUS-REPORT, towards the mobile; SMS-COMMAND, from it.
    public static let statusReport = Self(rawValue: 2)

    /// Reserved: a mobile reads it as SMS-DELIVER.
    public static let reserved = Self(rawValue: 3)
}
