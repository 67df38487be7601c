public import Accounting
public import TextCommands

/// What sort of message it is: decides who goes first and how long it is worth sending.
public enum MessageClass: String, Hashable, Sendable, CaseIterable {
    /// The answer to a message.
    case answer

    /// What a manager has to know now: the modem is deaf, airtime runs out.
    case alert

    /// A message to ourselves, to see that the modem sends and receives.
    case check

    /// The answer to somebody unknown.
    case courtesy

    /// What a client gets when somebody says that she paid.
    case receipt

    /// Sent on the branch's own initiative.
    case reminder

    /// Lower goes first.
    var rank: Int {
        switch self {
        case .answer, .check: 0
        case .alert: 1
        case .courtesy: 2
        case .receipt: 3
        case .reminder: 4
        }
    }

    /// How long it is worth sending, in seconds: nobody wants yesterday's balance.
    public var timeToLiveSeconds: Int64 {
        switch self {
        case .answer: 6 * 3600
        case .alert: 86_400
        case .check: 120
        case .courtesy: 3600
        case .receipt: 3 * 86_400
        case .reminder: 86_400
        }
    }

    /// Most copies of one part that may go on the air while its outcome stays unknown.
    ///
    /// The reference or the words of an answer, an alert or a receipt make a copy harmless, and
    /// somebody waits for it. What moves money would have one.
    public var mostSubmissions: Int {
        switch self {
        case .answer, .alert, .receipt: 4
        case .check, .courtesy, .reminder: 2
        }
    }
}

/// A message to be sent.
public struct OutgoingMessage: Hashable, Sendable {
    public var recipient: PhoneNumber
    public var text: String
    public var messageClass: MessageClass

    /// The message it answers.
    public var cause: Int64?

    /// The collection it speaks of.
    public var reference: Reference?

    /// The one modem that may send it; nil for any.
    public var onlyBy: String?

    /// When it is worth nothing any more, where that is sooner than its class says.
    public var expiresAt: Moment?

    public init(
        to recipient: PhoneNumber, text: String, as messageClass: MessageClass,
        cause: Int64? = nil, reference: Reference? = nil, onlyBy: String? = nil,
        expiresAt: Moment? = nil
    ) {
        self.recipient = recipient
        self.text = text
        self.messageClass = messageClass
        self.cause = cause
        self.reference = reference
        self.onlyBy = onlyBy
        self.expiresAt = expiresAt
    }

    /// When it is not worth sending any more, where it is queued at `now`.
    func expiry(queuedAt now: Moment) -> Moment {
        let expiry = now.advanced(bySeconds: messageClass.timeToLiveSeconds)
        return expiresAt.map { min($0, expiry) } ?? expiry
    }
}

/// How far one part of a message has come.
public enum PartState: String, Hashable, Sendable, CaseIterable {
    /// It waits for its turn.
    case queued

    /// The intent is committed: from here on it may be on the air.
    case sending

    /// The network took it.
    case sent

    /// It may have been sent: the modem's answer was lost.
    case unknown

    /// A status report says that the phone has it.
    case delivered

    /// A status report says that the phone will never have it.
    case undelivered

    /// The modem or the network refused it as often as we asked.
    case failed

    /// It was not sent in time.
    case expired
}

/// One TPDU of a message to be sent.
public struct OutgoingPart: Hashable, Sendable {
    public var id: Int64

    /// The message it is part of.
    public var message: Int64
    public var sequence: Int

    /// The octets of the SMS-SUBMIT.
    public var tpdu: [UInt8]
    public var state: PartState

    /// How often it may have gone on the air.
    public var submissions: Int

    /// How often it may at most.
    public var submissionsAllowed: Int

    /// How often it was refused.
    public var refusals: Int

    /// TP-MR, once the network took it.
    public var messageReference: UInt8?

    /// What the modem said when it last refused.
    public var failure: String?

    /// The modem it was last given to; nil when to none yet.
    public var modem: String?

    /// The identity of the SIM it was last given to, where it was known.
    public var sim: String?

    /// Whether nobody can tell if it went, and it is not tried again.
    public var isUnknownForGood: Bool {
        state == .unknown && submissions >= submissionsAllowed
    }
}

/// A message in the outbox with its parts.
public struct FiledOutgoingMessage: Hashable, Sendable {
    public var id: Int64
    public var message: OutgoingMessage
    public var createdAt: Moment
    public var parts: [OutgoingPart]

    /// The message's state: that of the part that is furthest behind.
    public var state: PartState {
        let order: [PartState] = [
            .unknown, .failed, .undelivered, .expired, .sending, .queued, .sent, .delivered,
        ]
        return order.first { state in parts.contains { $0.state == state } } ?? .queued
    }
}
