/// SMS-COMMAND: what the service centre is to do with a message submitted earlier
/// (3GPP TS 23.040 §9.2.2.4).
public struct SMSCommand: Hashable, Sendable {
    private var flags: FirstOctet

    /// TP-MTI.
    public var messageTypeIndicator: MessageTypeIndicator { flags.messageTypeIndicator }

    /// TP-UDHI: the command data starts with a header (§9.2.3.23), if there is room for one.
    public var userDataHeaderIndicator: Bool {
        commandData.hasHeader || flags.userDataHeaderIndicator
    }

    /// TP-SRR: the service centre is to report what became of the command (§9.2.3.5).
    public var statusReportRequest: Bool {
        get { flags[5] }
        set { flags[5] = newValue }
    }

    /// TP-MR: the number of this command among the branch's messages (§9.2.3.6).
    public var messageReference: UInt8

    /// TP-PID: the higher protocol (§9.2.3.9).
    public var protocolIdentifier: ProtocolIdentifier

    /// TP-CT: what is to be done (§9.2.3.19).
    public var commandType: CommandType

    /// TP-MN: the TP-MR of the message it is to be done to (§9.2.3.18).
    public var messageNumber: UInt8

    /// TP-DA: who that message was for (§9.2.3.8).
    public var destinationAddress: Address

    /// TP-CDL and TP-CD: data for the command, always octets (§9.2.3.20, §9.2.3.21).
    public var commandData: UserData {
        didSet {
            commandData = commandData.counted(as: .data8Bit)
            if commandData.hasHeader { flags.userDataHeaderIndicator = false }
        }
    }

    /// A command without data.
    public init(
        _ commandType: CommandType, messageNumber: UInt8, to destinationAddress: Address
    ) {
        flags = FirstOctet(.statusReport)
        messageReference = 0
        protocolIdentifier = .shortMessage
        self.commandType = commandType
        self.messageNumber = messageNumber
        self.destinationAddress = destinationAddress
        commandData = UserData.empty.counted(as: .data8Bit)
    }
}

extension SMSCommand {
    /// Reads octets, and leaves alone what follows them.
    ///
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decoding octets: [UInt8]) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        let start = reader.position
        flags = try FirstOctet(from: &reader, expecting: .statusReport)
        messageReference = try reader.octet(for: .messageReference)
        protocolIdentifier = .init(rawValue: try reader.octet(for: .protocolIdentifier))
        commandType = .init(rawValue: try reader.octet(for: .commandType))
        messageNumber = try reader.octet(for: .messageNumber)
        destinationAddress = try Address(decoding: .destinationAddress, from: &reader)
        commandData = try .command(
            hasHeader: flags.userDataHeaderIndicator,
            atMost: TPDU.octetsLeft(after: reader.position - start), from: &reader)
        if commandData.hasHeader { flags.userDataHeaderIndicator = false }
    }

    /// The octet every TPDU begins with. Setting it keeps the message type, and TP-UDHI where
    /// the command data has a header.
    public var firstOctet: UInt8 {
        get {
            var first = flags
            first.userDataHeaderIndicator = userDataHeaderIndicator
            return first.rawValue
        }
        set {
            flags.takeFlags(from: newValue)
            if commandData.hasHeader { flags.userDataHeaderIndicator = false }
        }
    }

    /// The octets as they are sent.
    public var encoded: [UInt8] {
        var octets = [
            firstOctet, messageReference, protocolIdentifier.rawValue, commandType.rawValue,
            messageNumber,
        ]
        destinationAddress.append(to: &octets)
        commandData.append(to: &octets)
        return octets
    }
}
