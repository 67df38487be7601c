extension ServiceCentreTimeStamp {
    /// Seven octets of semi-octet pairs: year, month, day, hour, minute, second, zone.
    ///
    /// A moment that does not exist is refused; turned into another one it would date a payment.
    ///
    /// - Throws: `TPDUDecodingError` naming `field`.
    init(
        decoding field: TPDUField, from reader: inout OctetReader
    ) throws(TPDUDecodingError) {
        let start = reader.position
        let semiOctets = SemiOctets.unpack(try reader.octets(7, for: field))
        let sign = semiOctets[12] & 0b1000
        var digits = semiOctets
        digits[12] &= 0b0111
        if let wrong = digits.first(where: { $0 > 9 }) {
            throw TPDUDecodingError(
                field: field, offset: start, reason: .notADigit(semiOctet: wrong))
        }
        let numbers = stride(from: 0, to: 14, by: 2).map {
            Int(digits[$0]) * 10 + Int(digits[$0 + 1])
        }
        guard let stamp = Self(numbers, isWestOfGreenwich: sign != 0) else {
            throw TPDUDecodingError(field: field, offset: start, reason: .noSuchTime)
        }
        self = stamp
    }

    var encoded: [UInt8] {
        let numbers = [year % 100, month, day, hour, minute, second, abs(zoneQuarterHours)]
        var octets = numbers.map { UInt8($0 % 10) << 4 | UInt8($0 / 10) }
        if zoneQuarterHours < 0 { octets[6] |= 0b1000 }
        return octets
    }

    private init?(_ numbers: [Int], isWestOfGreenwich: Bool) {
        let (year, zone) = (numbers[0], numbers[6])
        self.init(
            year: year < 90 ? 2000 + year : 1900 + year, month: numbers[1], day: numbers[2],
            hour: numbers[3], minute: numbers[4], second: numbers[5],
            zoneQuarterHours: isWestOfGreenwich ? -zone : zone)
    }
}
