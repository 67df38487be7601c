public import Accounting

/// A payment as the journal says it stands at head office.
public struct ReconciledPosting: Hashable, Sendable {
    public var account: Account

    /// The day it bears there.
    public var day: Day
    public var amount: Money
    public var reference: Reference

    /// Its name there: Fineract's `externalId`.
    public var name: String

    /// Its receipt number there.
    public var receipt: String

    /// Its number there; nil where it never stood there.
    public var resource: Int64?

    /// Whether money was paid in.
    public var isPaidIn: Bool

    /// Whether it should stand there.
    public var expectation: Expectation

    public enum Expectation: Hashable, Sendable {
        case stands

        /// It was taken back there, or never got there.
        case doesNotStand

        /// Something of it is on its way: nobody can say.
        case open
    }
}

/// Something on which the journal and head office do not agree.
public struct ReconciliationDifference: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The journal says posted, and it is not there.
        case missing

        /// It is there, and taken back there.
        case reversedThere = "reversed-there"

        /// It is there, and the journal says it is not.
        case standsThere = "stands-there"
        case otherAmount = "other-amount"
        case otherDay = "other-day"

        /// It is there more than once.
        case twice
    }

    public var kind: Kind
    public var account: Account
    public var day: Day
    public var reference: Reference

    /// In minor units; nil where a side has none.
    public var branchAmount: Int64?
    public var centralAmount: Int64?

    public init(
        _ kind: Kind, _ posting: ReconciledPosting, branchAmount: Int64?, centralAmount: Int64?
    ) {
        self.kind = kind
        account = posting.account
        day = posting.day
        reference = posting.reference
        self.branchAmount = branchAmount
        self.centralAmount = centralAmount
    }

    init(
        kind: Kind, account: Account, day: Day, reference: Reference, branchAmount: Int64?,
        centralAmount: Int64?
    ) {
        self.kind = kind
        self.account = account
        self.day = day
        self.reference = reference
        self.branchAmount = branchAmount
        self.centralAmount = centralAmount
    }
}

/// One comparison of the journal with head office.
public struct Reconciliation: Hashable, Sendable {
    public var number: Int64
    public var doneAt: Moment

    /// The days it looked at.
    public var days: ClosedRange<Day>

    /// How many payments were compared.
    public var compared: Int
    public var differences: [ReconciliationDifference]

    /// Each day on which something was compared, in order.
    public var totals: [ReconciledDay] = []

    /// Whether both sides have the same.
    public var agrees: Bool { differences.isEmpty && totals.allSatisfy(\.agrees) }
}
