/// SMS-DELIVER: a short message on its way to the branch (3GPP TS 23.040 §9.2.2.1).
public struct SMSDeliver: Hashable, Sendable {
    /// What the first octet says, but for TP-UDHI where the user data says it.
    private var flags: FirstOctet

    /// TP-MTI: deliver, or the reserved value a mobile reads as deliver.
    public var messageTypeIndicator: MessageTypeIndicator { flags.messageTypeIndicator }

    /// TP-MMS: more messages wait at the service centre; its bit is 0 where they do (§9.2.3.2).
    public var moreMessagesToSend: Bool {
        get { !flags[2] }
        set { flags[2] = !newValue }
    }

    /// TP-LP: the message was forwarded or spawned and must not be again (§9.2.3.28).
    public var loopPrevention: Bool {
        get { flags[3] }
        set { flags[3] = newValue }
    }

    /// TP-RP: a reply may go through the same service centre (§9.2.3.17).
    public var replyPath: Bool {
        get { flags[7] }
        set { flags[7] = newValue }
    }

    /// TP-UDHI: the user data starts with a header (§9.2.3.23).
    public var userDataHeaderIndicator: Bool { userData.hasHeader }

    /// TP-SRI: the sender asked for a status report (§9.2.3.4).
    public var statusReportIndication: Bool {
        get { flags[5] }
        set { flags[5] = newValue }
    }

    /// TP-OA: who sent it (§9.2.3.7).
    public var originatingAddress: Address

    /// TP-PID: the higher protocol, zero for a short message (§9.2.3.9).
    public var protocolIdentifier: ProtocolIdentifier

    /// TP-DCS: how the user data is to be read (§9.2.3.10).
    public var dataCodingScheme: DataCodingScheme

    /// TP-SCTS: when the service centre received it (§9.2.3.11).
    public var serviceCentreTimeStamp: ServiceCentreTimeStamp

    /// TP-UDL and TP-UD: what it says (§9.2.3.16, §9.2.3.24).
    public var userData: UserData

    /// A message after which none wait, and nothing else is said in single bits.
    public init(
        from originatingAddress: Address,
        at serviceCentreTimeStamp: ServiceCentreTimeStamp,
        dataCodingScheme: DataCodingScheme,
        userData: UserData
    ) {
        flags = FirstOctet(.deliver)
        flags[2] = true
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
    /// Reads octets, and leaves alone what follows them.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decoding octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        let first = try FirstOctet(from: &reader, expecting: .deliver, or: .reserved)
        originatingAddress = try Address(decoding: .originatingAddress, from: &reader)
        protocolIdentifier = .init(rawValue: try reader.octet(for: .protocolIdentifier))
        dataCodingScheme = .init(rawValue: try reader.octet(for: .dataCodingScheme))
        serviceCentreTimeStamp = try .init(decoding: .serviceCentreTimeStamp, from: &reader)
        userData = try UserData(
            as: dataCodingScheme, hasHeader: first.userDataHeaderIndicator, from: &reader)
        flags = first
        flags.userDataHeaderIndicator = false
    }

    /// The octet every TPDU begins with. Setting it keeps TP-UDHI, which the user data decides,
    /// and takes of message types only those that are read as SMS-DELIVER.
    public var firstOctet: UInt8 {
        get {
            var first = flags
            first.userDataHeaderIndicator = userData.hasHeader
            return first.rawValue
        }
        set {
            let type = MessageTypeIndicator(rawValue: newValue)
            flags = type == .reserved ? FirstOctet(.reserved) : FirstOctet(.deliver)
            flags.takeFlags(from: newValue)
            flags.userDataHeaderIndicator = false
        }
    }

    /// The octets as they are sent.
    public var encoded: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(TPDU.maximumOctetCount)
        octets.append(firstOctet)
        originatingAddress.append(to: &octets)
        octets.append(protocolIdentifier.rawValue)
        octets.append(dataCodingScheme.rawValue)
        serviceCentreTimeStamp.append(to: &octets)
        userData.counted(as: dataCodingScheme).append(to: &octets)
        return octets
    }
}
