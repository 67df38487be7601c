public import Accounting
public import Foundation
public import TextCommands

/// What was written into the books from one point on, as it leaves the branch: the journal, and
/// whatever explains it.
public struct JournalExtract: Hashable, Sendable {
    /// The hash of the entry before the first; zeros where there is none.
    public var chainBefore: Data

    /// Consecutive, in order.
    public var entries: [Entry] = []

    /// Collections reported since, in order. Each began in the state `reported`.
    public var collections: [Collection] = []

    /// Older collections that something here names.
    public var earlier: [NamedCollection] = []

    /// What collections came to after they were reported, in order.
    public var states: [EnteredState] = []
    public var reversals: [FiledReversal] = []
    public var handIns: [HandIn] = []
    public var seals: [DaySeal] = []

    /// The hash before the first chained decision; empty where none is.
    public var decisionChainBefore = Data()
    public var decisions: [ChainedDecision] = []

    /// By number: everybody whom collections and accounts here name.
    public var clients: [ExtractedClient] = []

    /// Every account the entries move, ordered by client and code.
    public var accounts: [ExtractedAccount] = []
    public var officers: [ExtractedOfficer] = []
    public var users: [ExtractedUser] = []

    public init(chainBefore: Data) { self.chainBefore = chainBefore }

    /// Whether nothing was written.
    public var isEmpty: Bool {
        entries.isEmpty && collections.isEmpty && states.isEmpty && reversals.isEmpty
            && handIns.isEmpty && seals.isEmpty && decisions.isEmpty
    }

    /// The hash of the last entry.
    public var chainAfter: Data { entries.last?.hash ?? chainBefore }
}

/// A collection as far as a later movement has to know it.
public struct NamedCollection: Hashable, Sendable {
    public var reference: Reference
    public var officer: String
    public var client: String

    public init(reference: Reference, officer: String, client: String) {
        self.reference = reference
        self.officer = officer
        self.client = client
    }
}

/// A state a collection came to.
public struct EnteredState: Hashable, Sendable {
    public var reference: Reference
    public var state: CollectionState
    public var at: Moment

    public init(_ reference: Reference, _ state: CollectionState, at: Moment) {
        self.reference = reference
        self.state = state
        self.at = at
    }
}

/// A reversal and when it was done.
public struct FiledReversal: Hashable, Sendable {
    public var reversal: Reversal
    public var at: Moment

    public init(_ reversal: Reversal, at: Moment) {
        self.reversal = reversal
        self.at = at
    }
}

/// A decision and its place in the chain of decisions; old ones have none.
public struct ChainedDecision: Hashable, Sendable {
    public var filed: FiledDecision
    public var hash: Data?

    public init(_ filed: FiledDecision, hash: Data?) {
        self.filed = filed
        self.hash = hash
    }
}

/// A client as head office has to know her: by Fineract's id, else by name and phone.
public struct ExtractedClient: Hashable, Sendable {
    public var number: String
    public var fineract: Int64?
    public var name: String?
    public var phone: PhoneNumber?

    public init(
        number: String, fineract: Int64? = nil, name: String? = nil, phone: PhoneNumber? = nil
    ) {
        self.number = number
        self.fineract = fineract
        self.name = name
        self.phone = phone
    }
}

/// An account that was moved, and how it stood before.
public struct ExtractedAccount: Hashable, Sendable {
    public var account: Account

    /// Debits less credits, in minor units.
    public var balanceBefore: Int64
    public var fineract: Int64?

    /// Its printed number, where it has no Fineract id.
    public var number: String?

    public init(
        _ account: Account, balanceBefore: Int64, fineract: Int64? = nil, number: String? = nil
    ) {
        self.account = account
        self.balanceBefore = balanceBefore
        self.fineract = fineract
        self.number = number
    }
}

/// An officer whose collections these are.
public struct ExtractedOfficer: Hashable, Sendable {
    public var code: String
    public var name: String
    public var phone: PhoneNumber
    public var fineract: Int64?

    public init(code: String, name: String, phone: PhoneNumber, fineract: Int64? = nil) {
        self.code = code
        self.name = name
        self.phone = phone
        self.fineract = fineract
    }
}

/// Somebody else of the staff who counted or closed.
public struct ExtractedUser: Hashable, Sendable {
    public var code: String
    public var name: String
    public var role: User.Role

    public init(code: String, name: String, role: User.Role) {
        self.code = code
        self.name = name
        self.role = role
    }
}
