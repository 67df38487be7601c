/// SMS-DELIVER: a short message on its way to the branch (3GPP TS 23.040 §9.2.2.1).
public struct SMSDeliver: Hashable, Sendable {
    /// TP-MTI: deliver, or the reserved value a mobile reads as deliver.
    public let messageTypeIndicator: MessageTypeIndicator

    /// TP-MMS: more messages wait at the service centre; its bit is 0 where they do.
    public var moreMessagesToSend: Bool

    /// TP-LP: the message was forwarded or spawned and must not be again.
    public var loopPrevention: Bool

    /// TP-RP: a reply may go through the same service centre.
    public var replyPath: Bool

    /// TP-UDHI: the user data starts with a header.
    public var userDataHeaderIndicator: Bool { userData.header != nil }

    /// TP-SRI: the sender asked for a status report.
    public var statusReportIndication: Bool

    /// TP-OA: who sent it.
    public var originatingAddress: Address

    /// TP-PID: the higher protocol, zero for a short message.
    public var protocolIdentifier: ProtocolIdentifier

    /// TP-DCS: how the user data is to be read.
    public var dataCodingScheme: DataCodingScheme

    /// TP-SCTS: when the service centre received it.
    public var serviceCentreTimeStamp: ServiceCentreTimeStamp

    /// TP-UDL and TP-UD: what it says.
    public var userData: UserData

    public init(
        from originatingAddress: Address,
        at serviceCentreTimeStamp: ServiceCentreTimeStamp,
        dataCodingScheme: DataCodingScheme,
        userData: UserData
    ) {
        messageTypeIndicator = .deliver
        moreMessagesToSend = false
        loopPrevention = false
        replyPath = false
        statusReportIndication = false
        self.originatingAddress = originatingAddress
        protocolIdentifier = .shortMessage
        self.dataCodingScheme = dataCodingScheme
        self.serviceCentreTimeStamp = serviceCentreTimeStamp
        self.userData = userData
    }

    /// The text, `nil` for 8-bit and compressed data.
    public var text: String? { userData.text(dataCodingScheme) }
}

extension SMSDeliver {
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decoding octets: some Sequence<UInt8>) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        let first = try FirstOctet(from: &reader, expecting: [.deliver, .reserved])
        messageTypeIndicator = first.messageTypeIndicator
        moreMessagesToSend = !first[2]
        loopPrevention = first[3]
        statusReportIndication = first[5]
        replyPath = first[7]
        originatingAddress = try Address(decoding: .originatingAddress, from: &reader)
        protocolIdentifier = .init(rawValue: try reader.octet(for: .protocolIdentifier))
        dataCodingScheme = .init(rawValue: try reader.octet(for: .dataCodingScheme))
        serviceCentreTimeStamp = try .init(decoding: .serviceCentreTimeStamp, from: &reader)
        userData = try UserData(as: dataCodingScheme, hasHeader: first[6], from: &reader)
    }

    public var encoded: [UInt8] {
        var first = FirstOctet(messageTypeIndicator)
        first[2] = !moreMessagesToSend
        first[3] = loopPrevention
        first[5] = statusReportIndication
        first[6] = userDataHeaderIndicator
        first[7] = replyPath
        return [first.rawValue] + originatingAddress.encoded
            + [protocolIdentifier.rawValue, dataCodingScheme.rawValue]
            + serviceCentreTimeStamp.encoded + userData.encoded
    }
}
