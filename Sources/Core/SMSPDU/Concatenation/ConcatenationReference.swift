/// What the parts of one message have in common, in eight bits or sixteen
/// (3GPP TS 23.040 §9.2.3.24.1, §9.2.3.24.8).
///
/// Sixteen bits take one octet more of every part and come round again later.
public enum ConcatenationReference: Hashable, Sendable {
    /// A reference of one octet (§9.2.3.24.1).
    case eightBits(UInt8)

    /// A reference of two octets (§9.2.3.24.8).
    case sixteenBits(UInt16)

    /// Part `sequence` of `total` under this reference.
    func part(_ sequence: UInt8, of total: UInt8) -> Concatenation? {
        switch self {
        case .eightBits(let reference):
            Concatenation(.eightBits, UInt16(reference), total: total, sequence: sequence)
        case .sixteenBits(let reference):
            Concatenation(.sixteenBits, reference, total: total, sequence: sequence)
        }
    }
}
