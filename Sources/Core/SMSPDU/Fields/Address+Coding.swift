extension Address {
    /// An address field of a TPDU: its length octet counts useful semi-octets.
    ///
    /// The length decides what is digit and what filler, so any filler is accepted. An end mark
    /// among the useful digits is refused: §9.1.2.3 allows it only as filler, and a number cut
    /// short there would be another person's number.
    ///
    /// - Throws: `TPDUDecodingError` naming `field`.
    init(
        decoding field: TPDUField, from reader: inout OctetReader
    ) throws(TPDUDecodingError) {
        let start = reader.position
        let length = Int(try reader.octet(for: field))
        guard length <= Self.maximumSemiOctets else {
            throw TPDUDecodingError(
                field: field, offset: start,
                reason: .lengthAboveMaximum(length: length, maximum: Self.maximumSemiOctets))
        }
        let octets = try reader.octets(1 + (length + 1) / 2, for: field, startingAt: start)
        let useful = SemiOctets.unpack(octets.dropFirst()).prefix(length)
        try self.init(octets.first ?? 0, Array(useful), field: field, start: start)
    }

    /// A service centre address before a TPDU: its length octet counts octets
    /// (3GPP TS 24.011 §8.2.5.1). `nil` where the length is zero and the modem uses its own.
    ///
    /// - Throws: `TPDUDecodingError` naming `SCA`.
    static func serviceCentre(
        from reader: inout OctetReader
    ) throws(TPDUDecodingError) -> Address? {
        let field = TPDUField.serviceCentreAddress
        let start = reader.position
        let length = Int(try reader.octet(for: field))
        guard length > 0 else { return nil }
        guard length <= 1 + maximumSemiOctets / 2 else {
            throw TPDUDecodingError(
                field: field, offset: start,
                reason: .lengthAboveMaximum(length: length, maximum: 1 + maximumSemiOctets / 2))
        }
        let octets = try reader.octets(length, for: field, startingAt: start)
        var semiOctets = SemiOctets.unpack(octets.dropFirst())
        if semiOctets.last == SemiOctets.endMark { semiOctets.removeLast() }
        return try Address(octets.first ?? 0, semiOctets, field: field, start: start)
    }

    /// The address field as it stands in a TPDU.
    var encoded: [UInt8] { [UInt8(semiOctets.count), typeOfAddress.rawValue] + packed }

    /// The address as it stands before a TPDU on a modem's line.
    var encodedAsServiceCentre: [UInt8] {
        [UInt8(1 + packed.count), typeOfAddress.rawValue] + packed
    }

    private var packed: [UInt8] {
        SemiOctets.pack(semiOctets, filler: isAlphanumeric ? 0 : SemiOctets.endMark)
    }

    private init(
        _ type: UInt8, _ semiOctets: [UInt8], field: TPDUField, start: Int
    ) throws(TPDUDecodingError) {
        let type = TypeOfAddress(rawValue: type)
        if type.typeOfNumber != .alphanumeric, semiOctets.contains(SemiOctets.endMark) {
            throw TPDUDecodingError(
                field: field, offset: start, reason: .notADigit(semiOctet: SemiOctets.endMark))
        }
        self.init(typeOfAddress: type, semiOctets: semiOctets)
    }
}
