/// TP-VP in seven octets, the first saying how to read the others
/// (3GPP TS 23.040 §9.2.3.12.3).
public struct EnhancedValidityPeriod: Hashable, Sendable {
    /// The seven octets as they were sent.
    public let octets: [UInt8]

    static let octetCount = 7

    /// - Returns: `nil` unless there are seven octets.
    public init?(_ octets: some Sequence<UInt8>) {
        let octets = Array(octets)
        guard octets.count == Self.octetCount else { return nil }
        self.octets = octets
    }

    /// The service centre tries only once.
    public var isSingleShot: Bool { octets[0] & 0x40 != 0 }

    /// The period, where one is given and readable.
    ///
    /// An extension octet, reserved values and a clock of 60 minutes or seconds give `nil`, as
    /// does no period.
    public var seconds: Int? {
        guard octets[0] & 0x80 == 0 else { return nil }
        switch octets[0] & 0b111 {
        case 0b001: return RelativeValidityPeriod(rawValue: octets[1]).seconds
        case 0b010: return octets[1] == 0 ? nil : Int(octets[1])
        case 0b011: return clockSeconds
        default: return nil
        }
    }

    /// Hours, minutes and seconds in semi-octets.
    private var clockSeconds: Int? {
        let digits = SemiOctets.unpack(octets[1...3])
        guard digits.allSatisfy({ $0 <= 9 }) else { return nil }
        let parts = [0, 2, 4].map { Int(digits[$0]) * 10 + Int(digits[$0 + 1]) }
        guard parts[1] < 60, parts[2] < 60 else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }
}
