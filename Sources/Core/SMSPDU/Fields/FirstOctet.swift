/// The first octet of a TPDU: the message type and what is said in single bits.
///
/// Bits the standard does not use are kept as they were sent; a receiver ignores them
/// (3GPP TS 23.040 §9.2.2, under each table).
struct FirstOctet: RawRepresentable, Hashable, Sendable {
    var rawValue: UInt8

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ indicator: MessageTypeIndicator) {
        rawValue = indicator.rawValue
    }

    var messageTypeIndicator: MessageTypeIndicator { .init(rawValue: rawValue) }

    /// TP-UDHI, bit 6 of every TPDU: the user data starts with a header (§9.2.3.23).
    var userDataHeaderIndicator: Bool {
        get { self[6] }
        set { self[6] = newValue }
    }

    subscript(bit: Int) -> Bool {
        get { rawValue & 1 << bit != 0 }
        set { rawValue = newValue ? rawValue | 1 << bit : rawValue & ~(1 << bit) }
    }

    /// TP-VPF, bits 4 and 3 of an SMS-SUBMIT (§9.2.3.3).
    var validityPeriodFormat: ValidityPeriod.Format {
        get { .init(rawValue: rawValue >> 3 & 0b11) ?? .absent }
        set { rawValue = rawValue & ~0b11000 | newValue.rawValue << 3 }
    }

    /// The flags of another octet, with the message type of this one.
    mutating func takeFlags(from octet: UInt8) {
        rawValue = octet & ~0b11 | rawValue & 0b11
    }
}

extension FirstOctet {
    /// The first octet of a TPDU of one of the types expected here.
    ///
    /// - Throws: `TPDUDecodingError` naming `TP-MTI`.
    init(
        from reader: inout OctetReader, expecting expected: MessageTypeIndicator,
        or other: MessageTypeIndicator? = nil
    ) throws(TPDUDecodingError) {
        let start = reader.position
        self.init(rawValue: try reader.octet(for: .messageTypeIndicator))
        guard messageTypeIndicator == expected || messageTypeIndicator == other else {
            throw TPDUDecodingError(
                field: .messageTypeIndicator, offset: start,
                reason: .unsupportedMessageType(messageTypeIndicator))
        }
    }
}
