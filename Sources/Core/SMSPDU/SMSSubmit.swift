/// SMS-SUBMIT: a short message on its way from the branch (3GPP TS 23.040 §9.2.2.2).
public struct SMSSubmit: Hashable, Sendable {
    /// TP-MTI.
    public var messageTypeIndicator: MessageTypeIndicator { .submit }

    /// TP-RD: the service centre is to refuse a copy it still holds.
    public var rejectDuplicates: Bool

    /// TP-VPF: how the validity period is written.
    public var validityPeriodFormat: ValidityPeriod.Format { validityPeriod?.format ?? .absent }

    /// TP-RP: a reply may go through the same service centre.
    public var replyPath: Bool

    /// TP-UDHI: the user data starts with a header.
    public var userDataHeaderIndicator: Bool { userData.header != nil }

    /// TP-SRR: the service centre is to report what became of the message.
    public var statusReportRequest: Bool

    /// TP-MR: its number among the branch's messages; a modem writes its own over it.
    public var messageReference: UInt8

    /// TP-DA: who is to get it.
    public var destinationAddress: Address

    /// TP-PID: the higher protocol, zero for a short message.
    public var protocolIdentifier: ProtocolIdentifier

    /// TP-DCS: how the user data is to be read.
    public var dataCodingScheme: DataCodingScheme

    /// TP-VP: how long the service centre is to try, its own custom where `nil`.
    public var validityPeriod: ValidityPeriod?

    /// TP-UDL and TP-UD: what it says.
    public var userData: UserData

    public init(
        to destinationAddress: Address,
        dataCodingScheme: DataCodingScheme,
        userData: UserData,
        validityPeriod: ValidityPeriod? = nil,
        statusReportRequest: Bool = false
    ) {
        rejectDuplicates = false
        replyPath = false
        self.statusReportRequest = statusReportRequest
        messageReference = 0
        self.destinationAddress = destinationAddress
        protocolIdentifier = .shortMessage
        self.dataCodingScheme = dataCodingScheme
        self.validityPeriod = validityPeriod
        self.userData = userData
    }

    /// The text, `nil` for 8-bit and compressed data.
    public var text: String? { userData.text(dataCodingScheme) }
}

extension SMSSubmit {
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decoding octets: some Sequence<UInt8>) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        let first = try FirstOctet(from: &reader, expecting: [.submit])
        rejectDuplicates = first[2]
        statusReportRequest = first[5]
        replyPath = first[7]
        messageReference = try reader.octet(for: .messageReference)
        destinationAddress = try Address(decoding: .destinationAddress, from: &reader)
        protocolIdentifier = .init(rawValue: try reader.octet(for: .protocolIdentifier))
        dataCodingScheme = .init(rawValue: try reader.octet(for: .dataCodingScheme))
        validityPeriod = try .decode(first.validityPeriodFormat, from: &reader)
        userData = try UserData(as: dataCodingScheme, hasHeader: first[6], from: &reader)
    }

    public var encoded: [UInt8] {
        var first = FirstOctet(messageTypeIndicator)
        first[2] = rejectDuplicates
        first.validityPeriodFormat = validityPeriodFormat
        first[5] = statusReportRequest
        first[6] = userDataHeaderIndicator
        first[7] = replyPath
        return [first.rawValue, messageReference] + destinationAddress.encoded
            + [protocolIdentifier.rawValue, dataCodingScheme.rawValue]
            + (validityPeriod?.encoded ?? []) + userData.encoded
    }
}
