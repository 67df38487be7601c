/// SMS-DELIVER-REPORT: the mobile's answer to an SMS-DELIVER, or its refusal
/// (3GPP TS 23.040 §9.2.2.1a).
///
/// Its two forms are told apart by the octet after the first: with bit 7 set it is TP-FCS, for
/// every failure cause is above 0x7F, else TP-PI, which sets that bit only for a further octet
/// that no release has given a meaning to.
public struct SMSDeliverReport: Hashable, Sendable {
    /// What the first octet says, but for TP-UDHI where the user data says it.
    private var flags: FirstOctet

    /// TP-MTI.
    public var messageTypeIndicator: MessageTypeIndicator { flags.messageTypeIndicator }

    /// TP-UDHI: the user data starts with a header (§9.2.3.23).
    public var userDataHeaderIndicator: Bool {
        userData?.hasHeader ?? flags.userDataHeaderIndicator
    }

    /// TP-FCS: why the message was refused, `nil` where it was accepted (§9.2.3.22).
    public var failureCause: FailureCause? {
        didSet { if failureCause == nil { announced.take(parameterIndicator.withoutExtension) } }
    }

    /// TP-PI: which of the optional fields follow (§9.2.3.27). Setting it keeps the bits of the
    /// fields, which they decide, and takes a further octet only where TP-FCS stands before it.
    public var parameterIndicator: ParameterIndicator {
        get { announced.indicator ?? .nothing }
        set { announced.take(failureCause == nil ? newValue.withoutExtension : newValue) }
    }

    private var announced: OptionalFields

    /// TP-PID, where the report gives one (§9.2.3.9).
    public var protocolIdentifier: ProtocolIdentifier? {
        get { announced.protocolIdentifier }
        set { announced.protocolIdentifier = newValue }
    }

    /// TP-DCS, where the report gives one; user data without it is GSM 7 bit text (§9.2.3.10).
    public var dataCodingScheme: DataCodingScheme? {
        get { announced.dataCodingScheme }
        set { announced.dataCodingScheme = newValue }
    }

    /// TP-UDL and TP-UD, where the report has them (§9.2.3.16, §9.2.3.24).
    public var userData: UserData? {
        get { announced.userData }
        set {
            announced.userData = newValue
            if newValue != nil { flags.userDataHeaderIndicator = false }
        }
    }

    /// A report without the optional fields.
    public init(refusedBecauseOf failureCause: FailureCause? = nil) {
        flags = FirstOctet(.deliver)
        self.failureCause = failureCause
        announced = OptionalFields(.nothing)
    }

    /// The text, `nil` where there is none and for 8-bit and compressed data.
    public var text: String? { announced.text }
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
        flags = try FirstOctet(from: &reader, expecting: .deliver)
        failureCause = try FailureCause(ifPresentIn: &reader)
        let indicator = try ParameterIndicator(from: &reader)
        announced = try OptionalFields(
            announcedBy: indicator, hasHeader: flags.userDataHeaderIndicator, since: start,
            from: &reader)
        if userData != nil { flags.userDataHeaderIndicator = false }
    }

    /// The octet every TPDU begins with. Setting it keeps the message type, and TP-UDHI where
    /// there is user data to decide it.
    public var firstOctet: UInt8 {
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

    /// The octets as they are sent.
    public var encoded: [UInt8] {
        var octets = [firstOctet]
        if let failureCause { octets.append(failureCause.rawValue) }
        parameterIndicator.append(to: &octets)
        announced.append(to: &octets)
        return octets
    }
}
