/// TP-PI: which optional fields follow (3GPP TS 23.040 §9.2.3.27).
///
/// Bit 7 announces a further octet, none of which has a meaning yet: they are kept, not read.
public struct ParameterIndicator: Hashable, Sendable {
    /// The octets as they were sent, at least one.
    public let octets: [UInt8]

    public var protocolIdentifierFollows: Bool { octets[0] & 0b001 != 0 }
    public var dataCodingSchemeFollows: Bool { octets[0] & 0b010 != 0 }
    public var userDataFollows: Bool { octets[0] & 0b100 != 0 }
}

extension ParameterIndicator {
    /// - Throws: `TPDUDecodingError` naming `TP-PI` when an announced octet is missing.
    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        var octets = [try reader.octet(for: .parameterIndicator)]
        while let last = octets.last, last & 0x80 != 0 {
            octets.append(try reader.octet(for: .parameterIndicator))
        }
        self.octets = octets
    }
}
