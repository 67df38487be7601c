public import Accounting

/// What a sentence about a collection names.
public struct CollectionFacts: Hashable, Sendable {
    public var reference: Reference

    /// The client's number and name.
    public var client: String
    public var name: String

    /// The officer's name.
    public var officer: String
    public var amount: Money
    public var day: Day

    public init(
        reference: Reference, client: String, name: String, officer: String, amount: Money, day: Day
    ) {
        self.reference = reference
        self.client = client
        self.name = name
        self.officer = officer
        self.amount = amount
        self.day = day
    }

    /// As a sentence of the packs takes them.
    var values: [String: Wording.Value] {
        [
            "reference": .text(reference.text), "client": .text(client), "name": .text(name),
            "officer": .text(officer), "amount": .money(amount), "day": .day(day),
        ]
    }
}
