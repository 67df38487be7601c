/// The ports of the applications a message is for and from
/// (3GPP TS 23.040 §9.2.3.24.3, §9.2.3.24.4).
public struct ApplicationPorts: Hashable, Sendable {
    /// How wide a port is written.
    public enum Width: Hashable, Sendable {
        /// One octet or two.
        case eightBits, sixteenBits
    }

    /// How wide the element writes it.
    public let width: Width

    /// The port of the application the message is for.
    public let destination: UInt16

    /// The port of the application it is from.
    public let originator: UInt16

    /// An element that says so; `nil` for any other and for one of another length, which is to be
    /// ignored.
    public init?(_ element: InformationElement) {
        let data = element.data.map { UInt16($0) }
        switch (element.identifier, data.count) {
        case (.applicationPort8Bit, 2):
            (width, destination, originator) = (.eightBits, data[0], data[1])
        case (.applicationPort16Bit, 4):
            width = .sixteenBits
            destination = data[0] << 8 | data[1]
            originator = data[2] << 8 | data[3]
        default:
            return nil
        }
    }

    /// Ports written in 16 bits.
    public init(destination: UInt16, originator: UInt16) {
        (width, self.destination, self.originator) = (.sixteenBits, destination, originator)
    }

    /// The element that says so.
    public var element: InformationElement {
        switch width {
        case .eightBits:
            InformationElement(
                identifier: .applicationPort8Bit,
                data: [destination, originator].map { UInt8(truncatingIfNeeded: $0) })
        case .sixteenBits:
            InformationElement(
                identifier: .applicationPort16Bit,
                data: [destination >> 8, destination, originator >> 8, originator]
                    .map { UInt8(truncatingIfNeeded: $0) })
        }
    }
}
