internal import Accounting
internal import LedgerStore

/// What is due on a loan from now on, as its schedule has it.
struct LoanDues: Sendable {
    /// One a day, in order: all that are overdue, and a quarter of a year of weekly ones.
    let kept: [Instalment]

    /// What a client is told: all that is overdue, on the day from which it is; else the next.
    let next: Instalment?

    init(_ schedule: PulledSchedule, in currency: Currency, on today: Day) {
        let open = schedule.periods.compactMap { period -> Instalment? in
            guard let day = Day(iso: period.due), let amount = period.outstanding?.money(currency),
                amount.isPositive
            else { return nil }
            return Instalment(amount: amount, day: day)
        }
        let days = Dictionary(grouping: open, by: \.day)
            .map { Instalment(amount: Self.sum(of: $0.value), day: $0.key) }
            .sorted { $0.day < $1.day }
        let overdue = Array(days.prefix { $0.day < today })
        kept = Array(days.prefix(overdue.count + 13))
        next =
            overdue.first.map { Instalment(amount: Self.sum(of: overdue), day: $0.day) }
            ?? days.first
    }

    private static func sum(of instalments: [Instalment]) -> Money {
        instalments.dropFirst().reduce(instalments[0].amount) { $0.adding($1.amount) ?? $0 }
    }
}
