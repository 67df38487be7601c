public import Accounting

/// A TPDU as it came from the modem, decoded far enough to be filed.
public struct ArrivedMessage: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case deliver
        case statusReport = "status-report"
    }

    /// Its place in a concatenated message.
    public struct Part: Hashable, Sendable {
        public var reference: Int
        public var total: Int
        public var sequence: Int

        public init(reference: Int, total: Int, sequence: Int) {
            self.reference = reference
            self.total = total
            self.sequence = sequence
        }
    }

    public var kind: Kind

    /// The sender's address as its digits (with a plus when international) or letters.
    public var sender: String

    /// The octets as received.
    public var tpdu: [UInt8]

    /// The octets with every PIN masked; nil when there is none to mask.
    public var maskedTPDU: [UInt8]?

    /// What makes it the same message when it is met again: the octets without those bits a
    /// service centre may change between two deliveries of it.
    public var identity: [UInt8]

    /// By the service centre's clock.
    public var sentAt: Moment
    public var part: Part?

    /// The modem it came by; nil when nobody noted it.
    public var modem: String?

    /// The identity of the SIM it came to (`SIMCard.identity`); nil when it was not known.
    public var sim: String?

    public init(
        kind: Kind, sender: String, tpdu: [UInt8], maskedTPDU: [UInt8]?, identity: [UInt8],
        sentAt: Moment, part: Part?, modem: String? = nil, sim: String? = nil
    ) {
        self.kind = kind
        self.sender = sender
        self.tpdu = tpdu
        self.maskedTPDU = maskedTPDU
        self.identity = identity
        self.sentAt = sentAt
        self.part = part
        self.modem = modem
        self.sim = sim
    }
}

/// A message in the inbox.
public struct IncomingMessage: Hashable, Sendable {
    public var id: Int64
    public var kind: ArrivedMessage.Kind
    public var sender: String

    /// The octets as kept: PINs masked.
    public var tpdu: [UInt8]

    /// The octets as received, while the message waits to be handled; as kept afterwards.
    public var clearTPDU: [UInt8]
    public var sentAt: Moment
    public var receivedAt: Moment
    public var part: ArrivedMessage.Part?
    public var handledAt: Moment?
    public var outcome: String?
}

/// What could not be decoded, kept for a person to look at.
public struct QuarantinedMessage: Hashable, Sendable {
    public var id: Int64

    /// What the modem printed.
    public var raw: String

    /// The field that makes no sense, in the standard's word.
    public var field: String

    /// Where the field begins, in octets.
    public var offset: Int
    public var reason: String
    public var receivedAt: Moment
}
