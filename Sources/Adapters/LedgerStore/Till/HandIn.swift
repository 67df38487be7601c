public import Accounting

/// Cash an officer brought to the till, as it was counted.
public struct HandIn: Hashable, Sendable {
    /// What the officer's receipt calls it; longer than a collection's.
    public let reference: Reference

    /// The officer's code.
    public let officer: String

    /// The code of whoever counted.
    public let cashier: String

    /// What his texts add up to.
    public let due: Money
    public let counted: Money

    /// Why the two differ and who stood by; nil where nothing is to be explained.
    public let variance: Variance?

    /// Notes and coins, where they were counted apart, the largest first.
    public let denominations: [Denomination]

    /// The collections whose cash it was, oldest first.
    public let collections: [Reference]
    public let receivedAt: Moment
    public let day: Day

    package init(
        reference: Reference, officer: String, cashier: String, due: Money, counted: Money,
        variance: Variance?, denominations: [Denomination], collections: [Reference],
        receivedAt: Moment, day: Day
    ) {
        self.reference = reference
        self.officer = officer
        self.cashier = cashier
        self.due = due
        self.counted = counted
        self.variance = variance
        self.denominations = denominations
        self.collections = collections
        self.receivedAt = receivedAt
        self.day = day
    }

    /// What was counted less what was due; negative where cash is missing.
    public var difference: Money { counted.subtracting(due) ?? counted }
}

/// Why counted cash differs from what was due, signed by a second person.
public struct Variance: Hashable, Sendable {
    public var reason: String

    /// The code of the second person, neither the cashier nor the officer.
    public var witness: String

    public init(reason: String, witness: String) {
        self.reason = reason
        self.witness = witness
    }
}

/// Notes or coins of one value.
public struct Denomination: Hashable, Sendable {
    public var value: Money
    public var pieces: Int64

    public init(value: Money, pieces: Int64) {
        self.value = value
        self.pieces = pieces
    }

    /// What they come to together; nil when no books could hold it.
    public var total: Money? {
        let (product, overflow) = value.minorUnits.multipliedReportingOverflow(by: pieces)
        return overflow ? nil : Money(minorUnits: product, currency: value.currency)
    }
}

/// What the cashier says was brought to the till.
public struct HandInSlip: Hashable, Sendable {
    public var officer: String
    public var cashier: String
    public var counted: Money
    public var denominations: [Denomination]

    /// The collections it is the cash of; nil for everything the officer holds.
    public var only: [Reference]?
    public var variance: Variance?

    public init(
        of officer: String, counted: Money, by cashier: String,
        denominations: [Denomination] = [], only: [Reference]? = nil, variance: Variance? = nil
    ) {
        self.officer = officer
        self.cashier = cashier
        self.counted = counted
        self.denominations = denominations
        self.only = only
        self.variance = variance
    }
}

/// What the books say to a hand-in.
public enum HandInVerdict: Hashable, Sendable {
    case received(HandIn)
    case refused(HandInRefusal)
}

/// Why the books do not take a hand-in.
public enum HandInRefusal: Hashable, Sendable {
    /// Everything he collected was counted before: in the last of these, if he ever handed in.
    case nothingHeld(last: HandIn?)

    /// It is not what his texts add up to, and nobody says why.
    case differs(due: Money, counted: Money)

    /// Two of the people are one.
    case samePerson(String)

    /// The notes and coins do not add up to the amount.
    case denominationsDiffer(sum: Money?, counted: Money)

    /// The officer does not hold the cash of this collection.
    case notHeld(Reference)

    /// The amount is below nothing, or more than the books can hold.
    case amountMakesNoSense
}
