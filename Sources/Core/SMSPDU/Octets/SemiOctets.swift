/// Semi-octets: two to an octet, the low one first (3GPP TS 23.040 §9.1.2.3).
enum SemiOctets {
    /// The filler and end mark of an odd number of digits.
    static let endMark: UInt8 = 0xF

    static func unpack(_ octets: some Sequence<UInt8>) -> [UInt8] {
        octets.flatMap { [$0 & 0x0F, $0 >> 4] }
    }

    /// Packs two semi-octets to an octet; an odd one out is joined by `filler`.
    static func pack(_ semiOctets: [UInt8], filler: UInt8) -> [UInt8] {
        stride(from: 0, to: semiOctets.count, by: 2).map { index in
            let high = index + 1 < semiOctets.count ? semiOctets[index + 1] : filler
            return semiOctets[index] & 0x0F | high << 4
        }
    }
}
