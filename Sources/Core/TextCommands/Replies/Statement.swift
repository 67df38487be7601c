public import Accounting

/// What was recorded for a client of late, newest first.
public struct Statement: Hashable, Sendable {
    /// A payment, or what became of it.
    public struct Movement: Hashable, Sendable {
        public var reference: Reference
        public var day: Day
        public var amount: Money
        public var items: [PaymentItem]

        /// Whether it no longer counts.
        public var isCancelled: Bool

        public init(
            reference: Reference, day: Day, amount: Money, items: [PaymentItem], isCancelled: Bool
        ) {
            self.reference = reference
            self.day = day
            self.amount = amount
            self.items = items
            self.isCancelled = isCancelled
        }
    }

    public var name: String
    public var movements: [Movement]

    /// More than one message holds.
    public static let limit = 12

    public init(name: String, movements: [Movement]) {
        self.name = name
        self.movements = movements
    }

    var wording: Wording {
        guard !movements.isEmpty else {
            return Wording("account.no-movements", ["name": .text(name)])
        }
        return Wording(
            "account.statement",
            ["name": .text(name), "movements": .list(movements.map(\.wording))])
    }
}

extension Statement.Movement {
    fileprivate var wording: Wording {
        let items = items.map { item in
            Wording(
                "payment.item",
                ["label": .text(item.account.text), "amount": .amount(item.amount)])
        }
        return Wording(
            isCancelled ? "account.cancelled" : "account.paid",
            [
                "day": .day(day), "reference": .text(reference.text), "amount": .money(amount),
                "figure": .amount(amount), "items": .list(items),
            ])
    }
}
