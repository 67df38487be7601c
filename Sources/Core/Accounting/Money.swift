/// An amount of money: a whole count of minor units, and their currency.
public struct Money: Hashable, Sendable {
    /// Cents for a currency with two decimals, francs for one with none.
    public let minorUnits: Int64

    public let currency: Currency

    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    public static func zero(_ currency: Currency) -> Money {
        Money(minorUnits: 0, currency: currency)
    }

    public var isZero: Bool { minorUnits == 0 }

    public var isPositive: Bool { minorUnits > 0 }

    public var isNegative: Bool { minorUnits < 0 }

    /// The same amount the other way round, or nil for the one count that has no opposite.
    public var negated: Money? {
        Money.zero(currency).subtracting(self)
    }

    /// The sum, or nil when the currencies differ or the count does not fit.
    public func adding(_ other: Money) -> Money? {
        counted(minorUnits.addingReportingOverflow(other.minorUnits), with: other)
    }

    /// The difference, or nil when the currencies differ or the count does not fit.
    public func subtracting(_ other: Money) -> Money? {
        counted(minorUnits.subtractingReportingOverflow(other.minorUnits), with: other)
    }

    private func counted(
        _ result: (partialValue: Int64, overflow: Bool), with other: Money
    ) -> Money? {
        guard currency == other.currency, !result.overflow else { return nil }
        return Money(minorUnits: result.partialValue, currency: currency)
    }
}
