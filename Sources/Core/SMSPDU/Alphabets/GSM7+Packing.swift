extension GSM7 {
    /// Packs septets into octets, the first bits lowest (3GPP TS 23.038 §6.1.2.1.1).
    ///
    /// Fill bits, seven at most, are zero bits before the first septet, so that text after a header
    /// starts on a septet boundary.
    public static func pack(_ septets: [UInt8], fillBits: Int = 0) -> [UInt8] {
        pack(septets[...], after: [], fillBits: fillBits)
    }

    /// As above, behind octets that are there already.
    static func pack(
        _ septets: ArraySlice<UInt8>, after head: [UInt8], fillBits: Int
    ) -> [UInt8] {
        let fill = fillBits & 7
        let packedCount = (fill + 7 * septets.count + 7) / 8
        // Eight octets are written at a time, of which the last counts only at the end.
        let capacity = head.count + packedCount + 8
        return [UInt8](unsafeUninitializedCapacity: capacity) { octets, count in
            _ = octets.initialize(fromContentsOf: head)
            count = head.count + packedCount
            septets.withUnsafeBufferPointer {
                pack(
                    $0, fillBits: fill, into: UnsafeMutableRawBufferPointer(octets), at: head.count)
            }
        }
    }

    private static func pack(
        _ septets: UnsafeBufferPointer<UInt8>, fillBits: Int,
        into octets: UnsafeMutableRawBufferPointer, at start: Int
    ) {
        // Fill bits are there even where no septet follows.
        if septets.isEmpty, fillBits > 0 { octets[start] = 0 }
        var place = start
        // What one group leaves over is the lowest bits of the next.
        var carry: UInt64 = 0
        for first in stride(from: 0, to: septets.count, by: 8) {
            let bits =
                septets.count &- first >= 8
                ? word(septets, first, 8, fillBits)
                : word(septets, first, septets.count &- first, fillBits)
            octets.storeBytes(
                of: (carry | bits).littleEndian, toByteOffset: place, as: UInt64.self)
            carry = bits >> 56
            place &+= 7
        }
    }

    /// Up to eight septets behind fill bits, the first lowest.
    @inline(__always)
    private static func word(
        _ septets: UnsafeBufferPointer<UInt8>, _ first: Int, _ count: Int, _ fillBits: Int
    ) -> UInt64 {
        var bits: UInt64 = 0
        for index in 0..<count {
            let septet = UInt64(truncatingIfNeeded: septets[first &+ index] & 0x7F)
            bits |= septet &<< UInt64(truncatingIfNeeded: 7 &* index)
        }
        return bits &<< UInt64(truncatingIfNeeded: fillBits)
    }

    /// Unpacks at most `count` septets, fewer where the octets end.
    public static func unpack(_ octets: [UInt8], count: Int, fillBits: Int = 0) -> [UInt8] {
        unpack(octets[...], count: count, fillBits: fillBits)
    }

    static func unpack(_ octets: ArraySlice<UInt8>, count: Int, fillBits: Int) -> [UInt8] {
        octets.withUnsafeBufferPointer { octets in
            let available = (octets.count * 8 - (fillBits & 7)) / 7
            let count = max(0, min(count, available))
            return [UInt8](unsafeUninitializedCapacity: count) { septets, initialized in
                initialized = unpack(octets, into: septets, count: count, fillBits: fillBits)
            }
        }
    }

    /// Unpacks into memory that holds `count` septets and tells how many there were.
    static func unpack(
        _ octets: UnsafeBufferPointer<UInt8>, into septets: UnsafeMutableBufferPointer<UInt8>,
        count: Int, fillBits: Int
    ) -> Int {
        let fill = fillBits & 7
        let count = max(0, min(count, (octets.count * 8 - fill) / 7, septets.count))
        var done = 0
        var place = 0
        // Eight octets at a time hold eight septets whatever the fill bits are.
        while done + 8 <= count, place + 8 <= octets.count {
            let word = UnsafeRawBufferPointer(octets).loadUnaligned(
                fromByteOffset: place, as: UInt64.self)
            var bits = UInt64(littleEndian: word) >> UInt64(fill)
            for index in done..<done + 8 {
                septets[index] = UInt8(truncatingIfNeeded: bits) & 0x7F
                bits >>= 7
            }
            (done, place) = (done + 8, place + 7)
        }
        for index in done..<max(done, count) {
            let (octet, shift) = (fill + 7 * index).quotientAndRemainder(dividingBy: 8)
            let high = octet + 1 < octets.count ? UInt16(octets[octet + 1]) << 8 : 0
            septets[index] =
                UInt8(truncatingIfNeeded: (UInt16(octets[octet]) | high) >> shift) & 0x7F
        }
        return count
    }
}
