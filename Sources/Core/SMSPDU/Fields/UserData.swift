/// TP-UD with its length and header: what a message carries (3GPP TS 23.040 §9.2.3.24).
///
/// The octets are kept as they were sent, fill bits and all. A value made here fits any message:
/// 140 octets, of 160 septets; one that was read from a report may be a little longer.
public struct UserData: Hashable, Sendable {
    /// TP-UD: the header where there is one, then text or data, septets packed.
    let octets: ArraySlice<UInt8>

    /// TP-UDL: septets for uncompressed GSM 7 bit text, else octets (§9.2.3.16).
    public let length: Int

    /// TP-UDHI: the first octets are a header.
    let hasHeader: Bool

    /// What follows the header is text in septets.
    let countsSeptets: Bool

    /// Whether no other character fits: what somebody wrote may have been cut here.
    public var isFull: Bool { octets.count == Self.maximumOctets }

    /// The most octets of user data in an SMS-DELIVER and an SMS-SUBMIT.
    static let maximumOctets = 140

    /// The most septets in so many octets.
    static func maximumSeptets(in octets: Int) -> Int { octets * 8 / 7 }

    init(octets: ArraySlice<UInt8>, length: Int, hasHeader: Bool, countsSeptets: Bool) {
        self.octets = octets
        self.length = length
        self.hasHeader = hasHeader
        self.countsSeptets = countsSeptets
    }

    /// What follows the header.
    public enum Payload: Hashable, Sendable {
        /// Text in the GSM 7 bit alphabet, one septet to an element.
        case septets([UInt8])

        /// UCS-2, 8-bit or compressed data.
        case octets([UInt8])
    }

    /// A header, where there is one, and what follows it.
    ///
    /// - Returns: `nil` when they do not fit one message.
    public init?(header: UserDataHeader? = nil, _ payload: Payload) {
        switch payload {
        case .septets(let septets): self.init(header: header, septets: septets[...])
        case .octets(let octets): self.init(header: header, data: octets[...])
        }
    }

    init?(header: UserDataHeader?, septets: ArraySlice<UInt8>) {
        length = (header?.septetCount ?? 0) + septets.count
        guard length <= Self.maximumSeptets(in: Self.maximumOctets) else { return nil }
        octets =
            GSM7.pack(
                septets, after: header?.encoded ?? [], fillBits: header?.fillBits ?? 0)[...]
        hasHeader = header != nil
        countsSeptets = true
    }

    init?(header: UserDataHeader?, data: ArraySlice<UInt8>) {
        let octets = (header?.encoded ?? []) + data
        guard octets.count <= Self.maximumOctets else { return nil }
        self.octets = octets[...]
        length = octets.count
        hasHeader = header != nil
        countsSeptets = false
    }

    /// No header and no text.
    public static let empty = Self(octets: [], length: 0, hasHeader: false, countsSeptets: true)

    /// The same octets, counted as a coding scheme has them counted: where user data and TP-DCS
    /// disagree, TP-DCS is what a receiver goes by.
    func counted(as scheme: DataCodingScheme) -> UserData {
        guard scheme.countsSeptets != countsSeptets else { return self }
        let length =
            scheme.countsSeptets ? Self.maximumSeptets(in: octets.count) : octets.count
        return UserData(
            octets: octets, length: length, hasHeader: hasHeader,
            countsSeptets: scheme.countsSeptets)
    }
}

extension UserData {
    /// The header (TP-UDH), `nil` where TP-UDHI says there is none.
    public var header: UserDataHeader? {
        guard hasHeader else { return nil }
        return UserDataHeader(octets: octets.dropFirst().prefix(headerOctetCount - 1))
    }

    /// The text or data after the header.
    public var payload: Payload {
        countsSeptets
            ? .septets(GSM7.unpack(body, count: septetCount, fillBits: fillBits))
            : .octets(Array(body))
    }

    /// The text, `nil` for 8-bit and compressed data.
    public func text(_ scheme: DataCodingScheme) -> String? {
        guard scheme.countsSeptets == countsSeptets else { return counted(as: scheme).text(scheme) }
        if countsSeptets {
            let header = header
            return GSM7.text(
                packed: body, count: septetCount, fillBits: fillBits,
                locking: header?.lockingShift, single: header?.singleShift)
        }
        return scheme.alphabet == .ucs2 && !scheme.isCompressed ? UCS2.text(body) : nil
    }

    /// The octets after the header, `nil` where the payload is text in septets.
    public var data: [UInt8]? { countsSeptets ? nil : Array(body) }

    /// TP-UDHL and what it counts.
    private var headerOctetCount: Int { hasHeader ? 1 + Int(octets.first ?? 0) : 0 }

    private var headerSeptetCount: Int { (headerOctetCount * 8 + 6) / 7 }

    private var fillBits: Int { headerSeptetCount * 7 - headerOctetCount * 8 }

    private var body: ArraySlice<UInt8> { octets.dropFirst(headerOctetCount) }

    /// The septets of text. A header fills up the septet it ends in, which may be one too many.
    private var septetCount: Int { max(0, length - headerSeptetCount) }
}
