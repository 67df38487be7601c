/// Semi-octets: two to an octet, the low one first (3GPP TS 23.040 §9.1.2.3).
///
/// Twenty of them, the most an address holds, lie in one integer: the first is the lowest, so
/// that its bytes from the low end are the octets on the wire.
struct SemiOctets: Hashable, Sendable {
    /// How many there are, 20 at most.
    let count: Int

    private let bits: UInt128

    /// The filler and end mark of an odd number of digits.
    static let endMark: UInt8 = 0xF

    /// The most an address field holds: twelve octets, two of them length and type.
    static let maximumCount = 20

    /// The first `count` semi-octets of these octets, as many as there are and fit.
    init(_ octets: ArraySlice<UInt8>, count: Int) {
        var bits: UInt128 = 0
        for octet in octets.prefix(Self.maximumCount / 2).reversed() {
            bits = bits &<< 8 | UInt128(truncatingIfNeeded: octet)
        }
        self.init(count: min(count, octets.count * 2, Self.maximumCount), bits: bits)
    }

    /// - Returns: `nil` for more than an address holds.
    init?(_ values: [UInt8]) {
        guard values.count <= Self.maximumCount else { return nil }
        count = values.count
        bits = values.reversed().reduce(0) { $0 << 4 | UInt128($1 & 0x0F) }
    }

    subscript(index: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits >> UInt128(4 * index)) & 0x0F }

    /// Seven bits at a time, as a name is written.
    func septet(at index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: bits >> UInt128(7 * index)) & 0x7F
    }

    /// How many septets they hold in full.
    var septetCount: Int { count * 4 / 7 }

    /// The end mark stands for no digit and so among none.
    var containsEndMark: Bool {
        // Four bits in a row at the place of a semi-octet.
        let low: UInt128 = 0x1111_1111_1111_1111_1111
        return bits & bits >> 1 & bits >> 2 & bits >> 3 & low != 0
    }

    var endsWithEndMark: Bool { count > 0 && self[count - 1] == Self.endMark }

    /// Without the last one.
    func dropLast() -> SemiOctets { SemiOctets(count: count - 1, bits: bits) }

    /// The lowest semi-octets of an integer.
    private init(count: Int, bits: UInt128) {
        self.count = max(0, count)
        self.bits = bits & (1 &<< UInt128(truncatingIfNeeded: 4 * self.count) &- 1)
    }

    /// Packed two to an octet; an odd one out is joined by `filler`.
    func append(to octets: inout [UInt8], filler: UInt8) {
        var filled = bits
        if count % 2 == 1 { filled |= UInt128(filler) << UInt128(4 * count) }
        for index in 0..<octetCount {
            octets.append(UInt8(truncatingIfNeeded: filled >> UInt128(8 * index)))
        }
    }

    var octetCount: Int { (count + 1) / 2 }
}
