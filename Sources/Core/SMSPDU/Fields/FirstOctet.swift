/// The first octet of a TPDU: the message type and what is said in single bits.
///
/// Bits the standard does not use are ignored by a receiver and written as zero
/// (3GPP TS 23.040 §9.2.2.1, §9.2.2.3).
struct FirstOctet: RawRepresentable, Hashable, Sendable {
    var rawValue: UInt8

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ indicator: MessageTypeIndicator) {
        rawValue = indicator.rawValue
    }

    var messageTypeIndicator: MessageTypeIndicator { .init(rawValue: rawValue) }

    subscript(bit: Int) -> Bool {
        get { rawValue & 1 << bit != 0 }
        set { rawValue = newValue ? rawValue | 1 << bit : rawValue & ~(1 << bit) }
    }
}

extension FirstOctet {
    /// The first octet of a TPDU of one of the types expected here.
    ///
    /// - Throws: `TPDUDecodingError` naming `TP-MTI`.
    init(
        from reader: inout OctetReader, expecting expected: [MessageTypeIndicator]
    ) throws(TPDUDecodingError) {
        let start = reader.position
        self.init(rawValue: try reader.octet(for: .messageTypeIndicator))
        guard expected.contains(messageTypeIndicator) else {
            throw TPDUDecodingError(
                field: .messageTypeIndicator, offset: start,
                reason: .unsupportedMessageType(messageTypeIndicator))
        }
    }

    /// TP-VPF, bits 4 and 3 of an SMS-SUBMIT (3GPP TS 23.040 §9.2.3.3).
    var validityPeriodFormat: ValidityPeriod.Format {
        get { .init(rawValue: rawValue >> 3 & 0b11) ?? .absent }
        set { rawValue = rawValue & ~0b11000 | newValue.rawValue << 3 }
    }
}
