public import Accounting

/// What an officer holds of the branch's cash.
public struct CashInHand: Hashable, Sendable {
    /// The officer's code.
    public let officer: String

    /// What his account says: everything he collected and has not handed in.
    public let balance: Money

    /// His collections whose cash was not counted yet, oldest first. Those taken back are not among
    /// them, disputed ones are: the cash is there all the same.
    public let collections: [HeldCollection]

    /// What his collections add up to.
    public var collected: Money { Self.sum(of: collections, in: balance.currency) }

    /// What he still owes of cash that was short before; negative where more was handed in than
    /// the books know today, because a collection was taken back later.
    public var carried: Money { balance.subtracting(collected) ?? balance }

    /// What he has to hand in now.
    public var due: Money { balance.isNegative ? .zero(balance.currency) : balance }

    /// The collections a client said are wrong.
    public var disputed: [Reference] {
        collections.filter { $0.state == .disputed }.map(\.reference)
    }

    /// Whether there is neither cash nor a collection to be counted.
    public var isNothing: Bool { collections.isEmpty && !balance.isPositive }

    /// Whether this much explains itself: all he holds, or all his collections and any part of
    /// what was short before.
    public func accepts(_ counted: Money) -> Bool {
        counted == due
            || !balance.isNegative && counted.minorUnits >= collected.minorUnits
                && counted.minorUnits <= balance.minorUnits
    }

    /// What these collections add up to.
    static func sum(of collections: [HeldCollection], in currency: Currency) -> Money {
        collections.reduce(.zero(currency)) { $0.adding($1.amount) ?? $0 }
    }
}

/// A collection whose cash its officer still holds.
public struct HeldCollection: Hashable, Sendable {
    public let reference: Reference

    /// The client's number.
    public let client: String
    public let state: CollectionState
    public let amount: Money
    public let recordedAt: Moment
    public let day: Day
}
