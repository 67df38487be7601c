/// TP-PID: the higher protocol, or how a message is to be handled (3GPP TS 23.040 §9.2.3.9).
public struct ProtocolIdentifier: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// An ordinary short message between two mobiles.
    public static let shortMessage = Self(rawValue: 0x00)

    /// Short Message Type 0: acknowledged by the mobile, never shown.
    public static let shortMessageType0 = Self(rawValue: 0x40)

    /// Replace Short Message Type 1 to 7: takes the place of an earlier one from the same address.
    public var replaceType: Int? {
        (0x41...0x47).contains(rawValue) ? Int(rawValue & 0x07) : nil
    }
}
