/// Where a message stands among the parts of a longer one
/// (3GPP TS 23.040 §9.2.3.24.1, §9.2.3.24.8).
public struct Concatenation: Hashable, Sendable {
    /// How wide the reference is written.
    public enum Width: Hashable, Sendable {
        case eightBits, sixteenBits
    }

    public let width: Width

    /// The same in every part.
    public let reference: UInt16

    /// How many parts there are.
    public let total: UInt8

    /// Which part this is, from one.
    public let sequence: UInt8

    /// An element that says so; `nil` where it contradicts itself and is to be ignored: no parts,
    /// part zero, or a part after the last.
    public init?(_ element: InformationElement) {
        let data = element.data
        switch element.identifier {
        case .concatenation8Bit where data.count >= 3:
            self.init(.eightBits, UInt16(data[0]), total: data[1], sequence: data[2])
        case .concatenation16Bit where data.count >= 4:
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

    private init?(_ width: Width, _ reference: UInt16, total: UInt8, sequence: UInt8) {
        guard sequence > 0, sequence <= total else { return nil }
        self.width = width
        self.reference = reference
        self.total = total
        self.sequence = sequence
    }

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
