/// TP-UD with its length and header: what a message carries (3GPP TS 23.040 §9.2.3.24).
///
/// A value always fits one message: 140 octets, of 160 septets.
public struct UserData: Hashable, Sendable {
    /// The header (TP-UDH), `nil` where TP-UDHI says there is none.
    public let header: UserDataHeader?

    /// What follows the header.
    public let payload: Payload

    public enum Payload: Hashable, Sendable {
        /// Text in the GSM 7 bit alphabet, one septet to an element.
        case septets([UInt8])

        /// UCS-2, 8-bit or compressed data.
        case octets([UInt8])
    }

    static let maximumOctets = 140
    static let maximumSeptets = 160

    /// - Returns: `nil` when header and payload do not fit one message.
    public init?(header: UserDataHeader? = nil, _ payload: Payload) {
        self.header = header
        self.payload = payload
        switch payload {
        case .septets: guard length <= Self.maximumSeptets else { return nil }
        case .octets: guard length <= Self.maximumOctets else { return nil }
        }
    }

    /// No header and no text.
    public static let empty = Self(empty: .septets([]))

    private init(empty payload: Payload) {
        header = nil
        self.payload = payload
    }

    /// TP-UDL: septets for uncompressed GSM 7 bit text, else octets (§9.2.3.16).
    public var length: Int {
        switch payload {
        case .septets(let septets): (header?.septetCount ?? 0) + septets.count
        case .octets(let octets): (header?.encoded.count ?? 0) + octets.count
        }
    }
}

extension UserData {
    /// The text, `nil` for 8-bit and compressed data.
    public func text(_ scheme: DataCodingScheme) -> String? {
        switch (payload, scheme.alphabet) {
        case (.septets(let septets), _):
            GSM7.text(septets, locking: header?.lockingShift, single: header?.singleShift)
        case (.octets(let octets), .ucs2) where !scheme.isCompressed:
            UCS2.text(octets)
        case (.octets, _):
            nil
        }
    }

    /// The octets after the header, `nil` where the payload is text in septets.
    public var data: [UInt8]? {
        if case .octets(let octets) = payload { octets } else { nil }
    }
}
