/// SMS-STATUS-REPORT: what became of a message sent earlier (3GPP TS 23.040 §9.2.2.3).
public struct SMSStatusReport: Hashable, Sendable {
    /// TP-MTI.
    public var messageTypeIndicator: MessageTypeIndicator { .statusReport }

    /// TP-UDHI: the user data starts with a header.
    public let userDataHeaderIndicator: Bool

    /// TP-MMS: more messages wait at the service centre; its bit is 0 where they do.
    public var moreMessagesToSend: Bool

    /// TP-LP: the message was forwarded or spawned and must not be again.
    public var loopPrevention: Bool

    /// TP-SRQ: the report answers an SMS-COMMAND, not an SMS-SUBMIT.
    public var statusReportQualifier: Bool

    /// TP-MR: the number the message was submitted under.
    public var messageReference: UInt8

    /// TP-RA: who the message was for.
    public var recipientAddress: Address

    /// TP-SCTS: when the service centre received the message.
    public var serviceCentreTimeStamp: ServiceCentreTimeStamp

    /// TP-DT: when it was delivered, or last tried.
    public var dischargeTime: ServiceCentreTimeStamp

    /// TP-ST: what became of it.
    public var status: Status

    /// TP-PI: which of the fields below follow, `nil` where the report ends before it.
    public let parameterIndicator: ParameterIndicator?

    /// TP-PID, where the report gives one.
    public let protocolIdentifier: ProtocolIdentifier?

    /// TP-DCS, where the report gives one; user data without it is GSM 7 bit text.
    public let dataCodingScheme: DataCodingScheme?

    /// TP-UDL and TP-UD, where the report has them.
    public let userData: UserData?

    /// A report without the optional fields.
    public init(
        of messageReference: UInt8,
        to recipientAddress: Address,
        submittedAt serviceCentreTimeStamp: ServiceCentreTimeStamp,
        dischargedAt dischargeTime: ServiceCentreTimeStamp,
        status: Status
    ) {
        userDataHeaderIndicator = false
        moreMessagesToSend = false
        loopPrevention = false
        statusReportQualifier = false
        self.messageReference = messageReference
        self.recipientAddress = recipientAddress
        self.serviceCentreTimeStamp = serviceCentreTimeStamp
        self.dischargeTime = dischargeTime
        self.status = status
        parameterIndicator = nil
        protocolIdentifier = nil
        dataCodingScheme = nil
        userData = nil
    }

    /// The text, `nil` where there is none and for 8-bit and compressed data.
    public var text: String? { userData?.text(dataCodingScheme ?? .gsm7Bit) }
}
