/// TP-VP in seven octets, the first saying how to read the others
/// (3GPP TS 23.040 §9.2.3.12.3).
public struct EnhancedValidityPeriod: Hashable, Sendable {
    /// The seven octets as they were sent.
    public let octets: [UInt8]

    static let octetCount = 7

    /// Seven octets whose period, where it is hours, minutes and seconds, is one; reserved
    /// values are kept, for it is the service centre's to refuse what it does not know.
    ///
    /// - Returns: `nil` for anything else.
    public init?(_ octets: some Sequence<UInt8>) {
        let octets = Array(octets)
        guard octets.count == Self.octetCount else { return nil }
        self.octets = octets
        if format == Self.clock, clockSeconds == nil { return nil }
    }

    private init(octets: [UInt8]) {
        self.octets = octets
    }

    /// A period in the form that says it exactly: seconds up to 255, else hours, minutes and
    /// seconds up to 99:59:59, else the one-octet form where that has it.
    ///
    /// - Returns: `nil` for a period no form says exactly.
    public init?(exactly seconds: Int, isSingleShot: Bool = false) {
        let first: UInt8 = isSingleShot ? Self.singleShot : 0
        let relative = RelativeValidityPeriod(atLeastSeconds: seconds)
        switch seconds {
        case 0...255:
            self.init([first | 0b010, UInt8(seconds), 0, 0, 0, 0, 0])
        case 256..<360_000:
            let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
            let digits = parts.map { UInt8($0 % 10) << 4 | UInt8($0 / 10) }
            self.init([first | Self.clock] + digits + [0, 0, 0])
        case relative.seconds:
            self.init([first | 0b001, relative.rawValue, 0, 0, 0, 0, 0])
        default:
            return nil
        }
    }

    /// No period is given: the service centre tries as long as it has the custom to.
    public static let noPeriod = Self(octets: [0, 0, 0, 0, 0, 0, 0])

    private static let singleShot: UInt8 = 0x40
    private static let clock: UInt8 = 0b011

    /// Bits 2 to 0, and the extension bit, which changes the place of all that follows.
    private var format: UInt8 { octets[0] & 0b1000_0111 }

    /// The service centre tries only once.
    public var isSingleShot: Bool { octets[0] & Self.singleShot != 0 }

    /// The period, where one is given and readable; zero seconds are reserved.
    ///
    /// An extension octet and reserved forms give `nil`, as does no period.
    public var seconds: Int? {
        switch format {
        case 0b001: RelativeValidityPeriod(rawValue: octets[1]).seconds
        case 0b010: Int(octets[1])
        case Self.clock: clockSeconds
        default: nil
        }
    }

    /// Hours, minutes and seconds in semi-octets, the tens in the lower one.
    private var clockSeconds: Int? {
        let numbers = octets[1...3].map { Int($0 & 0x0F) * 10 + Int($0 >> 4) }
        guard octets[1...3].allSatisfy({ $0 & 0x0F <= 9 && $0 >> 4 <= 9 }),
            numbers[1] < 60, numbers[2] < 60
        else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    }
}
