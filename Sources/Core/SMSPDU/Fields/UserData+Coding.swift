extension UserData {
    /// TP-UD as it was sent, fill bits and all.
    public var rawOctets: [UInt8] { Array(octets) }

    /// User data of these very octets, TP-UD, under a TP-UDL in septets or octets as the coding
    /// scheme asks, the first of them a header where TP-UDHI is to say so.
    ///
    /// - Throws: `TPDUDecodingError` where they contradict each other, or no TPDU holds so many.
    public init(
        rawOctets octets: [UInt8], length: UInt8, as scheme: DataCodingScheme, hasHeader: Bool
    ) throws(TPDUDecodingError) {
        var reader = OctetReader([length] + octets)
        // The shortest report around it is one octet of type, one of TP-PI and, to read it so
        // long, one of TP-DCS.
        try self.init(
            as: scheme, hasHeader: hasHeader, atMost: TPDU.octetsLeft(after: 3), from: &reader)
    }

    /// TP-UDL and TP-UD.
    ///
    /// Octets after what TP-UDL counts are left alone: some service centres pad.
    ///
    /// - Parameter maximum: the most octets of user data this TPDU holds.
    /// - Throws: `TPDUDecodingError` naming `TP-UDL` when the length is above the maximum or
    ///   above what is there, `TP-UDHL` when the header is longer than the user data.
    init(
        as scheme: DataCodingScheme, hasHeader: Bool, atMost maximum: Int = maximumOctets,
        from reader: inout OctetReader
    ) throws(TPDUDecodingError) {
        try self.init(
            countingSeptets: scheme.countsSeptets, hasHeader: hasHeader, atMost: maximum,
            lengthField: .userDataLength, dataField: .userData, from: &reader)
    }

    /// TP-CDL and TP-CD: always octets, and all of them data where no well-formed header is there.
    ///
    /// - Throws: `TPDUDecodingError` naming `TP-CDL`.
    static func command(
        hasHeader: Bool, atMost maximum: Int, from reader: inout OctetReader
    ) throws(TPDUDecodingError) -> UserData {
        let data = try UserData(
            countingSeptets: false, hasHeader: false, atMost: maximum,
            lengthField: .commandDataLength, dataField: .commandData, from: &reader)
        guard hasHeader, let length = data.octets.first, length < data.length,
            UserDataHeader(octets: data.octets.dropFirst().prefix(Int(length))).isWellFormed
        else { return data }
        return UserData(
            octets: data.octets, length: data.length, hasHeader: true, countsSeptets: false)
    }

    private init(
        countingSeptets: Bool, hasHeader: Bool, atMost maximum: Int,
        lengthField: TPDUField, dataField: TPDUField, from reader: inout OctetReader
    ) throws(TPDUDecodingError) {
        let start = reader.position
        let length = Int(try reader.octet(for: lengthField))
        let most = countingSeptets ? Self.maximumSeptets(in: maximum) : maximum
        guard length <= most else {
            throw TPDUDecodingError(
                field: lengthField, offset: start,
                reason: .lengthAboveMaximum(length: length, maximum: most))
        }
        let count = countingSeptets ? (length * 7 + 7) / 8 : length
        guard count <= reader.remaining else {
            throw TPDUDecodingError(
                field: lengthField, offset: start,
                reason: .tooFewOctets(needed: count, available: reader.remaining))
        }
        let body = reader.position
        if hasHeader {
            // A header ends within what is counted, not within the bits that fill the last octet.
            let most = countingSeptets ? length * 7 / 8 : length
            try Self.passHeader(within: most, &reader)
        }
        _ = try reader.octets(count - (reader.position - body), for: dataField)
        self.init(
            octets: reader.octets(since: body), length: length, hasHeader: hasHeader,
            countsSeptets: countingSeptets)
    }

    /// Passes over a header, which must end within the user data.
    private static func passHeader(
        within count: Int, _ reader: inout OctetReader
    ) throws(TPDUDecodingError) {
        let field = TPDUField.userDataHeaderLength
        let start = reader.position
        guard count > 0 else {
            throw TPDUDecodingError(
                field: field, offset: start, reason: .tooFewOctets(needed: 1, available: 0))
        }
        let length = Int(try reader.octet(for: field))
        guard length < count else {
            throw TPDUDecodingError(
                field: field, offset: start,
                reason: .headerLongerThanUserData(length: length, available: count - 1))
        }
        _ = try reader.octets(length, for: .userDataHeader)
    }

    /// TP-UDL and TP-UD as they stand in a TPDU.
    func append(to octets: inout [UInt8]) {
        octets.append(UInt8(truncatingIfNeeded: length))
        octets += self.octets
    }
}
