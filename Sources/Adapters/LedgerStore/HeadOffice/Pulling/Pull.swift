public import Accounting

/// One reading of head office: read page by page, then taken in at once.
public struct Pull: Hashable, Sendable {
    public let number: Int64
    public let begunAt: Moment

    /// When it was taken in; nil while it is being read.
    public let appliedAt: Moment?

    /// How many things it changed; nil while it is being read.
    public let changes: Int?
}

/// What sort of thing a record of head office is.
public enum PulledKind: String, Hashable, Sendable, CaseIterable {
    case office
    case staff
    case paymentType = "payment-type"
    case holiday
    case workingDays = "working-days"
    case businessDate = "business-date"
    case centre
    case centreDetail = "centre-detail"
    case group
    case groupDetail = "group-detail"
    case client
    case loan
    case schedule
    case savings
}

/// What head office says of one thing, in the words of whoever reads it.
public struct PulledRecord: Hashable, Sendable {
    public var kind: PulledKind

    /// Head office's own number of it.
    public var id: Int64

    /// The same text for the same facts.
    public var content: String

    /// When head office was asked: what was posted since is not in it.
    public var askedAt: Moment

    public init(_ kind: PulledKind, id: Int64, content: String, askedAt: Moment) {
        self.kind = kind
        self.id = id
        self.content = content
        self.askedAt = askedAt
    }

    /// A thing that was there before, and is not there any more.
    public init(goneFrom kind: PulledKind, id: Int64, askedAt: Moment) {
        self.init(kind, id: id, content: Self.gone, askedAt: askedAt)
    }

    static let gone = "gone"

    public var isGone: Bool { content == Self.gone }
}

/// How far a step of a pull has come.
public struct PullStepProgress: Hashable, Sendable {
    /// The step's name.
    public var step: String

    /// Where it goes on: how many rows, or things, it has had.
    public var next = 0

    /// How many there are, where head office says.
    public var total: Int?

    /// Rows that had no number of their own.
    public var unreadable = 0
    public var isDone = false

    public init(step: String) { self.step = step }
}
