public import Accounting
internal import GRDB

/// What an officer collected from one client, as he texted it.
public struct Collection: Hashable, Sendable {
    public let reference: Reference

    /// The officer's code.
    public let officer: String

    /// The client's number.
    public let client: String

    /// The message he texted it in.
    public let message: Int64
    public let recordedAt: Moment
    public var day: Day

    public init(
        reference: Reference, officer: String, client: String, message: Int64,
        recordedAt: Moment, day: Day
    ) {
        self.reference = reference
        self.officer = officer
        self.client = client
        self.message = message
        self.recordedAt = recordedAt
        self.day = day
    }
}

/// How far a collection has come.
public enum CollectionState: String, Hashable, Sendable {
    /// The officer texted it.
    case reported

    /// The cashier counted the cash.
    case verified

    /// Mifos answered with its id.
    case posted

    /// The client said it is wrong.
    case disputed
    case reversed

    /// Mifos said no.
    case refused
}

/// A payment that waits for its officer to say that it is a second one.
public struct HeldPayment: Hashable, Sendable {
    public var officer: String
    public var client: String

    /// The collection it looks like.
    public var askedAbout: Reference
    public var message: Int64
    public var day: Day
    public var items: [CollectedItem]

    public init(
        officer: String, client: String, askedAbout: Reference, message: Int64, day: Day,
        items: [CollectedItem]
    ) {
        self.officer = officer
        self.client = client
        self.askedAbout = askedAbout
        self.message = message
        self.day = day
        self.items = items
    }
}

/// An amount collected for one account of a client.
public struct CollectedItem: Hashable, Sendable {
    public var account: Account
    public var amount: Money

    public init(account: Account, amount: Money) {
        self.account = account
        self.amount = amount
    }
}
