/// SMS-SUBMIT: a short message on its way from the branch (3GPP TS 23.040 §9.2.2.2).
public struct SMSSubmit: Hashable, Sendable {
    /// What the first octet says, but for TP-VPF and TP-UDHI, which the fields say.
    private var flags: FirstOctet

    /// TP-MTI.
    public var messageTypeIndicator: MessageTypeIndicator { flags.messageTypeIndicator }

    /// TP-RD: the service centre is to refuse a copy it still holds (§9.2.3.25).
    public var rejectDuplicates: Bool {
        get { flags[2] }
        set { flags[2] = newValue }
    }

    /// TP-VPF: how the validity period is written (§9.2.3.3).
    public var validityPeriodFormat: ValidityPeriod.Format { validityPeriod?.format ?? .absent }

    /// TP-RP: a reply may go through the same service centre (§9.2.3.17).
    public var replyPath: Bool {
        get { flags[7] }
        set { flags[7] = newValue }
    }

    /// TP-UDHI: the user data starts with a header (§9.2.3.23).
    public var userDataHeaderIndicator: Bool { userData.hasHeader }

    /// TP-SRR: the service centre is to report what became of the message (§9.2.3.5).
    public var statusReportRequest: Bool {
        get { flags[5] }
        set { flags[5] = newValue }
    }

    /// TP-MR: its number among the branch's messages; a modem writes its own over it (§9.2.3.6).
    public var messageReference: UInt8

    /// TP-DA: who is to get it (§9.2.3.8).
    public var destinationAddress: Address

    /// TP-PID: the higher protocol, zero for a short message (§9.2.3.9).
    public var protocolIdentifier: ProtocolIdentifier

    /// TP-DCS: how the user data is to be read (§9.2.3.10).
    public var dataCodingScheme: DataCodingScheme

    /// TP-VP: how long the service centre is to try, its own custom where `nil` (§9.2.3.12).
    public var validityPeriod: ValidityPeriod?

    /// TP-UDL and TP-UD: what it says (§9.2.3.16, §9.2.3.24).
    public var userData: UserData

    /// A message that a modem numbers (TP-MR), with nothing else said in single bits.
    public init(
        to destinationAddress: Address,
        dataCodingScheme: DataCodingScheme,
        userData: UserData,
        validityPeriod: ValidityPeriod? = nil,
        statusReportRequest: Bool = false
    ) {
        flags = FirstOctet(.submit)
        flags[5] = statusReportRequest
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
    /// Reads octets, and leaves alone what follows them.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decoding octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        let first = try FirstOctet(from: &reader, expecting: .submit)
        messageReference = try reader.octet(for: .messageReference)
        destinationAddress = try Address(decoding: .destinationAddress, from: &reader)
        protocolIdentifier = .init(rawValue: try reader.octet(for: .protocolIdentifier))
        dataCodingScheme = .init(rawValue: try reader.octet(for: .dataCodingScheme))
        validityPeriod = try .decode(first.validityPeriodFormat, from: &reader)
        userData = try UserData(
            as: dataCodingScheme, hasHeader: first.userDataHeaderIndicator, from: &reader)
        flags = FirstOctet(.submit)
        firstOctet = first.rawValue
    }

    /// The octet every TPDU begins with. Setting it keeps the message type, TP-VPF and TP-UDHI,
    /// which the message itself decides.
    public var firstOctet: UInt8 {
        get {
            var first = flags
            first.validityPeriodFormat = validityPeriodFormat
            first.userDataHeaderIndicator = userData.hasHeader
            return first.rawValue
        }
        set {
            flags.takeFlags(from: newValue)
            flags.validityPeriodFormat = .absent
            flags.userDataHeaderIndicator = false
        }
    }

    /// The octets as they are sent.
    public var encoded: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(TPDU.maximumOctetCount)
        octets.append(firstOctet)
        octets.append(messageReference)
        destinationAddress.append(to: &octets)
        octets.append(protocolIdentifier.rawValue)
        octets.append(dataCodingScheme.rawValue)
        validityPeriod?.append(to: &octets)
        userData.counted(as: dataCodingScheme).append(to: &octets)
        return octets
    }
}
