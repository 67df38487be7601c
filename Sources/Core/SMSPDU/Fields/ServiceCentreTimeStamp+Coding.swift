extension ServiceCentreTimeStamp {
    static let octetCount = 7

    /// Seven octets of semi-octet pairs: year, month, day, hour, minute, second, zone.
    ///
    /// A moment that does not exist is refused; turned into another one it would date a payment.
    ///
    /// - Throws: `TPDUDecodingError` naming `field`.
    init(
        decoding field: TPDUField, from reader: inout OctetReader
    ) throws(TPDUDecodingError) {
        let start = reader.position
        var packed: UInt64 = 0
        for octet in try reader.octets(Self.octetCount, for: field).reversed() {
            packed = packed << 8 | UInt64(octet)
        }
        if let wrong = Self.firstWithoutDigit(packed & ~Self.westOfGreenwich) {
            throw TPDUDecodingError(
                field: field, offset: start, reason: .notADigit(semiOctet: wrong))
        }
        self.init(packed: packed)
        guard
            Calendar.exists(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else {
            throw TPDUDecodingError(field: field, offset: start, reason: .noSuchTime)
        }
    }

    /// Seven octets by themselves.
    ///
    /// - Throws: `TPDUDecodingError` naming `TP-SCTS`, whose form every time stamp has.
    public init(decoding octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(decoding: .serviceCentreTimeStamp, from: &reader)
    }

    /// The seven octets as they are sent.
    public var encoded: [UInt8] {
        var octets: [UInt8] = []
        append(to: &octets)
        return octets
    }

    func append(to octets: inout [UInt8]) {
        for index in 0..<UInt64(Self.octetCount) {
            octets.append(UInt8(truncatingIfNeeded: packed >> (8 * index)))
        }
    }

    /// The first of the fourteen semi-octets that is above nine.
    private static func firstWithoutDigit(_ packed: UInt64) -> UInt8? {
        // Six added to a semi-octet above nine carries into the fifth bit; none is the usual case.
        let low = packed & 0x000F_0F0F_0F0F_0F0F &+ 0x0006_0606_0606_0606
        let high = packed >> 4 & 0x000F_0F0F_0F0F_0F0F &+ 0x0006_0606_0606_0606
        guard (low | high) & 0x0010_1010_1010_1010 != 0 else { return nil }
        return (0..<UInt64(14)).lazy.map { UInt8(truncatingIfNeeded: packed >> (4 * $0)) & 0x0F }
            .first { $0 > 9 }
    }
}
