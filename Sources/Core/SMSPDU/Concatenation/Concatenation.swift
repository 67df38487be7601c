/// Where a message stands among the parts of a longer one
/// (3GPP TS 23.040 §9.2.3.24.1, §9.2.3.24.8).
public struct Concatenation: Hashable, Sendable {
    /// How wide the reference is written.
    public enum Width: Hashable, Sendable {
        /// One octet or two.
        case eightBits, sixteenBits
    }

    /// How wide the element writes it.
    public let width: Width

    /// The same in every part.
    public let reference: UInt16

    /// How many parts there are.
    public let total: UInt8

    /// Which part this is, from one.
    public let sequence: UInt8

    /// An element that says so; `nil` where it is to be ignored: it has too few or too many
    /// octets or contradicts itself with no parts, part zero, or a part after the last.
    public init?(_ element: InformationElement) {
        let data = element.data
        switch element.identifier {
        case .concatenation8Bit where data.count == 3:
            self.init(.eightBits, UInt16(data[0]), total: data[1], sequence: data[2])
        case .concatenation16Bit where data.count == 4:
            let reference = UInt16(data[0]) << 8 | UInt16(data[1])
            self.init(.sixteenBits, reference, total: data[2], sequence: data[3])
        default:
            return nil
        }
    }

    /// Part `sequence` of `total` with an 8-bit reference.
    public init?(reference: UInt8, total: UInt8, sequence: UInt8) {
        self.init(.eightBits, UInt16(reference), total: total, sequence: sequence)
    }

    /// Part `sequence` of `total`; of a reference too wide for its width the lower bits count.
    public init?(_ width: Width, _ reference: UInt16, total: UInt8, sequence: UInt8) {
        guard sequence > 0, sequence <= total else { return nil }
        self.width = width
        self.reference = width == .eightBits ? reference & 0xFF : reference
        self.total = total
        self.sequence = sequence
    }

    /// The element that says so.
    public var element: InformationElement {
        switch width {
        case .eightBits:
            InformationElement(
                identifier: .concatenation8Bit,
                data: [UInt8(reference & 0xFF), total, sequence])
        case .sixteenBits:
            InformationElement(
                identifier: .concatenation16Bit,
                data: [UInt8(reference >> 8), UInt8(reference & 0xFF), total, sequence])
        }
    }
}
