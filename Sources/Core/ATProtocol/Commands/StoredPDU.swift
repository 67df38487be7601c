/// A message as the modem's storage holds it.
public struct StoredPDU: Hashable, Sendable {
    /// Its place in the storage it was read from.
    public var index: Int

    /// The octets of the TPDU, without the service centre address, as the modem counts them.
    public var length: Int?

    /// The PDU in hexadecimal, service centre address first; whatever the modem printed.
    public var pdu: String

    /// Whether the line is hexadecimal and as long as the modem says (TS 27.005 §3.1).
    public var isWhole: Bool {
        guard pdu.isHexadecimal, pdu.count.isMultiple(of: 2) else { return false }
        guard let length else { return true }
        let serviceCentreLength = Int(pdu.prefix(2), radix: 16) ?? 0
        // Compared by subtraction: a modem may print any number.
        return pdu.count / 2 - 1 - serviceCentreLength == length
    }

    public init(index: Int, length: Int?, pdu: String) {
        self.index = index
        self.length = length
        self.pdu = pdu
    }
}
