public import Accounting
public import LedgerStore

/// How long airtime lasts, judged by what was spent.
public struct AirtimeForecast: Hashable, Sendable {
    /// What is left.
    public var amount: Money

    /// For how many days, rounded down; nil while nothing was spent, or nobody can tell yet.
    public var days: Int64?

    /// The shortest time that says something about a day, in hours.
    private static let shortestSpanHours: Int64 = 6

    /// Judges by readings of one SIM, oldest first; nil without one.
    ///
    /// Only falls count as spent: a rise is a top-up, and what was spent in the same interval is
    /// hidden by it.
    public init?(_ readings: [AirtimeReading]) {
        guard let last = readings.last, let first = readings.first else { return nil }
        amount = last.amount
        let alike = readings.filter { $0.amount.currency == last.amount.currency }
        var spent: Int64 = 0
        for (earlier, later) in zip(alike, alike.dropFirst()) {
            let fall = earlier.amount.subtracting(later.amount)?.minorUnits ?? 0
            spent = spent.addingReportingOverflow(max(0, fall)).partialValue
        }
        let hours = (last.readAt.secondsSince1970 - first.readAt.secondsSince1970) / 3600
        guard spent > 0, hours >= Self.shortestSpanHours else { return }
        let (product, overflow) = max(0, amount.minorUnits).multipliedReportingOverflow(by: hours)
        guard !overflow else { return }
        days = product / spent / 24
    }
}
