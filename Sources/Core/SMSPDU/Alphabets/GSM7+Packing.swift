extension GSM7 {
    /// Packs septets into octets, the first bits lowest (3GPP TS 23.038 §6.1.2.1).
    ///
    /// - Parameter fillBits: zero bits before the first septet, so that text after a header
    ///   starts on a septet boundary; at most seven.
    public static func pack(_ septets: [UInt8], fillBits: Int = 0) -> [UInt8] {
        var octets: [UInt8] = []
        var (bits, count) = (UInt16(0), fillBits & 7)
        for septet in septets {
            bits |= UInt16(septet & 0x7F) << count
            count += 7
            if count >= 8 {
                octets.append(UInt8(bits & 0xFF))
                (bits, count) = (bits >> 8, count - 8)
            }
        }
        if count > 0 { octets.append(UInt8(bits & 0xFF)) }
        return octets
    }

    /// Unpacks at most `count` septets, fewer where the octets end.
    public static func unpack(
        _ octets: some Sequence<UInt8>, count: Int, fillBits: Int = 0
    ) -> [UInt8] {
        var septets: [UInt8] = []
        var (bits, available) = (UInt16(0), -(fillBits & 7))
        for octet in octets {
            // Before the first septet the fill bits are shifted out instead of kept.
            bits |= available < 0 ? UInt16(octet) >> -available : UInt16(octet) << available
            available += 8
            while available >= 7 {
                septets.append(UInt8(bits & 0x7F))
                (bits, available) = (bits >> 7, available - 7)
            }
        }
        return Array(septets.prefix(max(0, count)))
    }
}
