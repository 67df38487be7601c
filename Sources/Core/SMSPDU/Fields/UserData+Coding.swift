extension UserData {
    /// TP-UDL and TP-UD.
    ///
    /// Octets after what TP-UDL counts are left alone: some service centres pad.
    ///
    /// - Throws: `TPDUDecodingError` naming `TP-UDL` when the length is above the maximum or
    ///   above what is there, `TP-UDHL` when the header is longer than the user data.
    init(
        as scheme: DataCodingScheme, hasHeader: Bool, from reader: inout OctetReader
    ) throws(TPDUDecodingError) {
        let field = TPDUField.userDataLength
        let start = reader.position
        let length = Int(try reader.octet(for: field))
        let maximum = scheme.countsSeptets ? Self.maximumSeptets : Self.maximumOctets
        guard length <= maximum else {
            throw TPDUDecodingError(
                field: field, offset: start,
                reason: .lengthAboveMaximum(length: length, maximum: maximum))
        }
        let count = scheme.countsSeptets ? (length * 7 + 7) / 8 : length
        let octets = Array(try reader.octets(count, for: field, startingAt: start))
        header = hasHeader ? try Self.header(of: octets, at: start + 1) : nil
        payload = Self.payload(of: octets, length: length, after: header, as: scheme)
    }

    /// TP-UDL and TP-UD as they stand in a TPDU.
    var encoded: [UInt8] {
        let head = header?.encoded ?? []
        return switch payload {
        case .octets(let octets):
            [UInt8(length)] + head + octets
        case .septets(let septets):
            [UInt8(length)] + head + GSM7.pack(septets, fillBits: header?.fillBits ?? 0)
        }
    }

    private static func header(
        of octets: [UInt8], at start: Int
    ) throws(TPDUDecodingError) -> UserDataHeader {
        guard let length = octets.first.map({ Int($0) }) else {
            throw TPDUDecodingError(
                field: .userDataHeaderLength, offset: start,
                reason: .tooFewOctets(needed: 1, available: 0))
        }
        guard length < octets.count else {
            throw TPDUDecodingError(
                field: .userDataHeaderLength, offset: start,
                reason: .headerLongerThanUserData(
                    length: length, available: octets.count - 1))
        }
        return UserDataHeader(octets: Array(octets.dropFirst().prefix(length)))
    }

    private static func payload(
        of octets: [UInt8], length: Int, after header: UserDataHeader?, as scheme: DataCodingScheme
    ) -> Payload {
        let rest = Array(octets.dropFirst(header?.encoded.count ?? 0))
        guard scheme.countsSeptets else { return .octets(rest) }
        // A header may end inside the last septet counted; then no text follows.
        let count = max(0, length - (header?.septetCount ?? 0))
        return .septets(GSM7.unpack(rest, count: count, fillBits: header?.fillBits ?? 0))
    }
}
