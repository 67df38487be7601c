/// SMS-DELIVER-REPORT: the mobile's answer to an SMS-DELIVER, or its refusal
/// (3GPP TS 23.040 §9.2.2.1a).
///
/// Its two forms are told apart by the octet after the first: with bit 7 set it is TP-FCS, for
/// every failure cause is above 0x7F, else TP-PI, which sets that bit only for a further octet
/// that no release has given a meaning to.
public struct SMSDeliverReport: Hashable, Sendable {
    private var fields: ReportFields

    /// TP-MTI.
    public var messageTypeIndicator: MessageTypeIndicator { fields.messageTypeIndicator }

    /// TP-UDHI: the user data starts with a header (§9.2.3.23).
    public var userDataHeaderIndicator: Bool { fields.userDataHeaderIndicator }

    /// TP-FCS: why the message was refused, `nil` where it was accepted (§9.2.3.22).
    public var failureCause: FailureCause? {
        didSet { if failureCause == nil { fields.take(parameterIndicator.withoutExtension) } }
    }

    /// TP-PI: which of the optional fields follow (§9.2.3.27). Setting it keeps the bits of the
    /// fields, which they decide, and takes a further octet only where TP-FCS stands before it.
    public var parameterIndicator: ParameterIndicator {
        get { fields.indicator ?? .nothing }
        set { fields.take(failureCause == nil ? newValue.withoutExtension : newValue) }
    }

    /// TP-PID, where the report gives one (§9.2.3.9).
    public var protocolIdentifier: ProtocolIdentifier? {
        get { fields.protocolIdentifier }
        set { fields.protocolIdentifier = newValue }
    }

    /// TP-DCS, where the report gives one; user data without it is GSM 7 bit text (§9.2.3.10).
    public var dataCodingScheme: DataCodingScheme? {
        get { fields.dataCodingScheme }
        set { fields.dataCodingScheme = newValue }
    }

    /// TP-UDL and TP-UD, where the report has them (§9.2.3.16, §9.2.3.24).
    public var userData: UserData? {
        get { fields.userData }
        set { fields.userData = newValue }
    }

    /// A report without the optional fields.
    public init(refusedBecauseOf failureCause: FailureCause? = nil) {
        fields = ReportFields(FirstOctet(.deliver), .nothing)
        self.failureCause = failureCause
    }

    /// The text, `nil` where there is none and for 8-bit and compressed data.
    public var text: String? { fields.text }
}

extension SMSDeliverReport {
    /// Reads octets, and leaves alone what follows them.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decoding octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        let start = reader.position
        let first = try FirstOctet(from: &reader, expecting: .deliver)
        failureCause = try FailureCause(ifPresentIn: &reader)
        let indicator = try ParameterIndicator(from: &reader)
        fields = try ReportFields(first, announcedBy: indicator, since: start, from: &reader)
    }

    /// The octet every TPDU begins with. Setting it keeps the message type, and TP-UDHI where
    /// there is user data to decide it.
    public var firstOctet: UInt8 {
        get { fields.firstOctet }
        set { fields.firstOctet = newValue }
    }

    /// The octets as they are sent.
    public var encoded: [UInt8] {
        var octets = [firstOctet]
        if let failureCause { octets.append(failureCause.rawValue) }
        parameterIndicator.append(to: &octets)
        fields.append(to: &octets)
        return octets
    }
}
