/// What the parts of one message have in common, in eight bits or sixteen
/// (3GPP TS 23.040 §9.2.3.24.1, §9.2.3.24.8).
///
/// Sixteen bits take one octet more of every part and come round again later.
public enum ConcatenationReference: Hashable, Sendable {
    /// A reference of one octet (§9.2.3.24.1).
    case eightBits(UInt8)

    /// A reference of two octets (§9.2.3.24.8).
    case sixteenBits(UInt16)

    /// The octets an element with this reference takes.
    var elementOctetCount: Int {
        switch self {
        case .eightBits: 5
        case .sixteenBits: 6
        }
    }

    /// The element of part `sequence` of `total`, octet for octet.
    func elementOctets(of sequence: UInt8, of total: UInt8) -> [UInt8] {
        switch self {
        case .eightBits(let reference):
            [
                InformationElement.Identifier.concatenation8Bit.rawValue, 3, reference, total,
                sequence,
            ]
        case .sixteenBits(let reference):
            [
                InformationElement.Identifier.concatenation16Bit.rawValue, 4,
                UInt8(reference >> 8), UInt8(reference & 0xFF), total, sequence,
            ]
        }
    }
}
