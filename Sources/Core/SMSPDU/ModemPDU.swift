/// A modem's line in PDU mode: a service centre address, then a TPDU
/// (`<pdu>`, 3GPP TS 27.005 §3.1).
public struct ModemPDU: Hashable, Sendable {
    /// SCA: the service centre it came from or goes to, `nil` for the one set in the modem.
    public var serviceCentreAddress: Address?

    /// The message itself.
    public var tpdu: TPDU

    /// A line for this message, by the service centre given or the one set in the modem.
    public init(serviceCentreAddress: Address? = nil, tpdu: TPDU) {
        self.serviceCentreAddress = serviceCentreAddress
        self.tpdu = tpdu
    }

    /// A line of a modem's storage, which holds messages of both directions.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense, with its offset
    ///   from the start of the line.
    public init(decoding octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        serviceCentreAddress = try Address.serviceCentre(from: &reader)
        tpdu = try TPDU.stored(from: &reader)
    }

    /// The octets of the line: the address or its length of zero, then the TPDU.
    public var encoded: [UInt8] {
        (serviceCentreAddress?.encodedAsServiceCentre ?? [0]) + tpdu.encoded
    }

    /// The octets `+CMGS` and `+CMGW` count: those of the TPDU, without the address before it.
    public var length: Int { tpdu.encoded.count }

    /// The line as it is written to the modem.
    public var line: String { encoded.hexadecimal }
}
