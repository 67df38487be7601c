/// What the three reports have in common: the flags of the first octet, TP-PI and the fields it
/// announces (3GPP TS 23.040 §9.2.3.27).
struct ReportFields: Hashable, Sendable {
    /// What the first octet says, but for TP-UDHI where the user data says it.
    private var flags: FirstOctet

    /// TP-PI, always true to the fields below; `nil` where the report ends before it.
    private(set) var indicator: ParameterIndicator?

    var protocolIdentifier: ProtocolIdentifier? { didSet { announce() } }
    var dataCodingScheme: DataCodingScheme? { didSet { announce() } }
    var userData: UserData? { didSet { announce() } }

    /// None of the fields yet.
    init(_ first: FirstOctet, _ indicator: ParameterIndicator?) {
        flags = first
        self.indicator = indicator
    }

    /// How the user data is read: by the GSM 7 bit default alphabet where TP-DCS is missing.
    var scheme: DataCodingScheme { dataCodingScheme ?? .gsm7Bit }

    /// The text, `nil` where there is none and for 8-bit and compressed data.
    var text: String? { userData?.text(scheme) }

    /// Takes another indicator, but for the bits the fields decide; none only where there are no
    /// fields.
    mutating func take(_ indicator: ParameterIndicator?) {
        self.indicator = indicator
        let isEmpty = protocolIdentifier == nil && dataCodingScheme == nil && userData == nil
        if indicator != nil || !isEmpty { announce() }
    }

    private mutating func announce() {
        var indicator = indicator ?? .nothing
        indicator.protocolIdentifierFollows = protocolIdentifier != nil
        indicator.dataCodingSchemeFollows = dataCodingScheme != nil
        indicator.userDataFollows = userData != nil
        self.indicator = indicator
        if userData != nil { flags.userDataHeaderIndicator = false }
    }
}

extension ReportFields {
    /// A flag of the first octet by its bit.
    subscript(flag bit: Int) -> Bool {
        get { flags[bit] }
        set { flags[bit] = newValue }
    }

    var messageTypeIndicator: MessageTypeIndicator { flags.messageTypeIndicator }

    /// TP-UDHI: what the user data says, or the bit itself where there is none.
    var userDataHeaderIndicator: Bool { userData?.hasHeader ?? flags.userDataHeaderIndicator }

    var firstOctet: UInt8 {
        get {
            var first = flags
            first.userDataHeaderIndicator = userDataHeaderIndicator
            return first.rawValue
        }
        set {
            flags.takeFlags(from: newValue)
            if userData != nil { flags.userDataHeaderIndicator = false }
        }
    }
}

extension ReportFields {
    /// The fields an indicator announced, read from where they begin.
    ///
    /// - Parameter start: where the TPDU begins; what it may hold in all limits the user data.
    /// - Throws: `TPDUDecodingError` naming the first of them that is missing or makes no sense.
    init(
        _ first: FirstOctet, announcedBy indicator: ParameterIndicator, since start: Int,
        from reader: inout OctetReader
    ) throws(TPDUDecodingError) {
        self.init(first, indicator)
        if indicator.protocolIdentifierFollows {
            protocolIdentifier = .init(rawValue: try reader.octet(for: .protocolIdentifier))
        }
        if indicator.dataCodingSchemeFollows {
            dataCodingScheme = .init(rawValue: try reader.octet(for: .dataCodingScheme))
        }
        if indicator.userDataFollows {
            userData = try UserData(
                as: scheme, hasHeader: first.userDataHeaderIndicator,
                atMost: TPDU.octetsLeft(after: reader.position - start), from: &reader)
        }
        announce()
    }

    /// The fields without TP-PI, which an SMS-SUBMIT-REPORT parts from them.
    func append(to octets: inout [UInt8]) {
        if let protocolIdentifier { octets.append(protocolIdentifier.rawValue) }
        if let dataCodingScheme { octets.append(dataCodingScheme.rawValue) }
        userData?.counted(as: scheme).append(to: &octets)
    }
}
