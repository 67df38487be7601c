/// TP-FCS: why a message was refused (3GPP TS 23.040 §9.2.3.22).
public struct FailureCause: RawRepresentable, Hashable, Sendable {
    /// The octet as it was sent.
    public let rawValue: UInt8

    /// - Returns: `nil` below 0x80: those values are reserved, and an octet so low at the place of
    ///   TP-FCS is TP-PI.
    public init?(rawValue: UInt8) {
        guard rawValue >= 0x80 else { return nil }
        self.rawValue = rawValue
    }

    /// The memory for messages is full.
    public static let memoryCapacityExceeded = Self(known: 0xD3)

    /// No more is known.
    public static let unspecified = Self(known: 0xFF)

    private init(known rawValue: UInt8) {
        self.rawValue = rawValue
    }
}

extension FailureCause {
    /// The cause at the second octet of a report, `nil` where TP-PI stands there.
    ///
    /// - Throws: `TPDUDecodingError` naming `TP-FCS` where the cause cannot be read.
    init?(ifPresentIn reader: inout OctetReader) throws(TPDUDecodingError) {
        guard let next = reader.next, next >= 0x80 else { return nil }
        self.init(rawValue: try reader.octet(for: .failureCause))
    }
}

extension FailureCause: CustomStringConvertible {
    /// In words, for a person.
    public var description: String {
        if let name = Self.names[rawValue] { return name }
        return (0xE0...0xFE).contains(rawValue) ? "specific to the application" : "reserved"
    }

    private static let names: [UInt8: String] = [
        0x80: "telematic interworking not supported",
        0x81: "short message type 0 not supported",
        0x82: "cannot replace short message",
        0x8F: "unspecified TP-PID error",
        0x90: "data coding scheme (alphabet) not supported",
        0x91: "message class not supported",
        0x9F: "unspecified TP-DCS error",
        0xA0: "command cannot be actioned",
        0xA1: "command unsupported",
        0xAF: "unspecified TP-Command error",
        0xB0: "TPDU not supported",
        0xC0: "service centre busy",
        0xC1: "no service centre subscription",
        0xC2: "service centre system failure",
        0xC3: "invalid short message entity address",
        0xC4: "destination barred",
        0xC5: "rejected as a duplicate",
        0xC6: "TP-VPF not supported",
        0xC7: "TP-VP not supported",
        0xD0: "(U)SIM storage full",
        0xD1: "no storage capability in the (U)SIM",
        0xD2: "error in the mobile",
        0xD3: "memory capacity exceeded",
        0xD4: "(U)SIM application toolkit busy",
        0xD5: "(U)SIM data download error",
        0xFF: "unspecified error cause",
    ]
}
