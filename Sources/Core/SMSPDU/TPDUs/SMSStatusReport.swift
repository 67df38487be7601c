/// SMS-STATUS-REPORT: what became of a message sent earlier (3GPP TS 23.040 §9.2.2.3).
public struct SMSStatusReport: Hashable, Sendable {
    private var fields: ReportFields

    /// TP-MTI.
    public var messageTypeIndicator: MessageTypeIndicator { fields.messageTypeIndicator }

    /// TP-UDHI: the user data starts with a header (§9.2.3.23).
    public var userDataHeaderIndicator: Bool { fields.userDataHeaderIndicator }

    /// TP-MMS: more messages wait at the service centre; its bit is 0 where they do (§9.2.3.2).
    public var moreMessagesToSend: Bool {
        get { !fields[flag: 2] }
        set { fields[flag: 2] = !newValue }
    }

    /// TP-LP: the message was forwarded or spawned and must not be again (§9.2.3.28).
    public var loopPrevention: Bool {
        get { fields[flag: 3] }
        set { fields[flag: 3] = newValue }
    }

    /// TP-SRQ: the report answers an SMS-COMMAND, not an SMS-SUBMIT (§9.2.3.26).
    public var statusReportQualifier: Bool {
        get { fields[flag: 5] }
        set { fields[flag: 5] = newValue }
    }

    /// TP-MR: the number the message was submitted under (§9.2.3.6).
    public var messageReference: UInt8

    /// TP-RA: who the message was for (§9.2.3.14).
    public var recipientAddress: Address

    /// TP-SCTS: when the service centre received the message (§9.2.3.11).
    public var serviceCentreTimeStamp: ServiceCentreTimeStamp

    /// TP-DT: when it was delivered, or last tried (§9.2.3.13).
    public var dischargeTime: ServiceCentreTimeStamp

    /// TP-ST: what became of it (§9.2.3.15).
    public var status: Status

    /// TP-PI: which of the fields below follow, `nil` where the report ends before it
    /// (§9.2.3.27). Setting it keeps the bits of the fields, which they decide.
    public var parameterIndicator: ParameterIndicator? {
        get { fields.indicator }
        set { fields.take(newValue) }
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
    public init(
        of messageReference: UInt8,
        to recipientAddress: Address,
        submittedAt serviceCentreTimeStamp: ServiceCentreTimeStamp,
        dischargedAt dischargeTime: ServiceCentreTimeStamp,
        status: Status
    ) {
        fields = ReportFields(FirstOctet(.statusReport), nil)
        fields[flag: 2] = true
        self.messageReference = messageReference
        self.recipientAddress = recipientAddress
        self.serviceCentreTimeStamp = serviceCentreTimeStamp
        self.dischargeTime = dischargeTime
        self.status = status
    }

    /// The text, `nil` where there is none and for 8-bit and compressed data.
    public var text: String? { fields.text }
}

extension SMSStatusReport {
    /// Reads octets, and leaves alone what follows them.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decoding octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    /// A report may end after TP-ST, or after TP-PI; what TP-PI announces must be there.
    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        let start = reader.position
        let first = try FirstOctet(from: &reader, expecting: .statusReport)
        messageReference = try reader.octet(for: .messageReference)
        recipientAddress = try Address(decoding: .recipientAddress, from: &reader)
        serviceCentreTimeStamp = try .init(decoding: .serviceCentreTimeStamp, from: &reader)
        dischargeTime = try .init(decoding: .dischargeTime, from: &reader)
        status = .init(rawValue: try reader.octet(for: .status))
        guard !reader.isAtEnd else {
            fields = ReportFields(first, nil)
            return
        }
        fields = try ReportFields(
            first, announcedBy: ParameterIndicator(from: &reader), since: start, from: &reader)
    }

    /// The octet every TPDU begins with. Setting it keeps the message type, and TP-UDHI where
    /// there is user data to decide it.
    public var firstOctet: UInt8 {
        get { fields.firstOctet }
        set { fields.firstOctet = newValue }
    }

    /// The octets as they are sent.
    public var encoded: [UInt8] {
        var octets = [firstOctet, messageReference]
        recipientAddress.append(to: &octets)
        serviceCentreTimeStamp.append(to: &octets)
        dischargeTime.append(to: &octets)
        octets.append(status.rawValue)
        fields.indicator?.append(to: &octets)
        fields.append(to: &octets)
        return octets
    }
}
