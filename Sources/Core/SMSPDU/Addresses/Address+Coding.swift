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
        guard length <= SemiOctets.maximumCount else {
            throw TPDUDecodingError(
                field: field, offset: start,
                reason: .lengthAboveMaximum(length: length, maximum: SemiOctets.maximumCount))
        }
        let octets = try reader.octets(1 + (length + 1) / 2, for: field, startingAt: start)
        try self.init(
            octets.first ?? 0, SemiOctets(octets.dropFirst(), count: length),
            field: field, start: start)
    }

    /// A service centre address before a TPDU: its length octet counts octets
    /// (3GPP TS 24.011 §8.2.5.1 where it was received from, §8.2.5.2 where it is sent to). `nil` where the length is zero and the modem uses its own.
    ///
    /// - Throws: `TPDUDecodingError` naming `SCA`.
    static func serviceCentre(
        from reader: inout OctetReader
    ) throws(TPDUDecodingError) -> Address? {
        let field = TPDUField.serviceCentreAddress
        let start = reader.position
        let length = Int(try reader.octet(for: field))
        guard length > 0 else { return nil }
        let maximum = 1 + SemiOctets.maximumCount / 2
        guard length <= maximum else {
            throw TPDUDecodingError(
                field: field, offset: start,
                reason: .lengthAboveMaximum(length: length, maximum: maximum))
        }
        let octets = try reader.octets(length, for: field, startingAt: start)
        let type = octets.first ?? 0
        var semiOctets = SemiOctets(octets.dropFirst(), count: 2 * (length - 1))
        // A name has no end mark: it fills its octets.
        if TypeOfAddress(rawValue: type).typeOfNumber != .alphanumeric, semiOctets.endsWithEndMark {
            semiOctets = semiOctets.dropLast()
        }
        return try Address(type, semiOctets, field: field, start: start)
    }

    /// An address field by itself.
    ///
    /// - Throws: `TPDUDecodingError` naming `TP-OA`, whose form every address field has.
    public init(decoding octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(decoding: .originatingAddress, from: &reader)
    }

    /// A service centre address by itself, its length octet first.
    ///
    /// - Throws: `TPDUDecodingError` naming `SCA`, where there is none too.
    public init(serviceCentre octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        guard let address = try Address.serviceCentre(from: &reader) else {
            throw TPDUDecodingError(
                field: .serviceCentreAddress, offset: 0,
                reason: .tooFewOctets(needed: 1, available: 0))
        }
        self = address
    }

    /// The address field as it stands in a TPDU.
    public var encoded: [UInt8] {
        var octets: [UInt8] = []
        append(to: &octets)
        return octets
    }

    func append(to octets: inout [UInt8]) {
        octets.append(UInt8(semiOctets.count))
        octets.append(typeOfAddress.rawValue)
        semiOctets.append(to: &octets, filler: filler)
    }

    /// The address as it stands before a TPDU on a modem's line (3GPP TS 24.011 §8.2.5.2).
    public var encodedAsServiceCentre: [UInt8] {
        var octets = [UInt8(1 + semiOctets.octetCount), typeOfAddress.rawValue]
        semiOctets.append(to: &octets, filler: filler)
        return octets
    }

    private var filler: UInt8 { isAlphanumeric ? 0 : SemiOctets.endMark }

    private init(
        _ type: UInt8, _ semiOctets: SemiOctets, field: TPDUField, start: Int
    ) throws(TPDUDecodingError) {
        let type = TypeOfAddress(rawValue: type)
        if type.typeOfNumber != .alphanumeric, semiOctets.containsEndMark {
            throw TPDUDecodingError(
                field: field, offset: start, reason: .notADigit(semiOctet: SemiOctets.endMark))
        }
        self.init(typeOfAddress: type, semiOctets: semiOctets)
    }
}
