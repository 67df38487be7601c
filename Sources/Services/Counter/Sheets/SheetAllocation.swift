internal import Accounting
internal import LedgerStore

/// How one sum is told apart over a client's accounts.
struct SheetAllocation {
    /// An account of hers and what she owes on it; nil for savings.
    struct Place {
        var account: Account
        var owed: Int64?
    }

    /// What goes where, in the order it was given.
    private(set) var parts: [(account: Account, amount: Int64)] = []

    /// What no account can take.
    private(set) var rest: Int64

    /// First what is due on loans, in order; then all else into savings, or onto the loans as far
    /// as she owes where she has none.
    init(of sum: Int64, dues: [CollectedItem], over places: [Place]) {
        rest = sum
        let loans = places.filter { $0.owed != nil }
        for loan in loans {
            let due = dues.first { $0.account == loan.account }?.amount.minorUnits ?? 0
            put(min(rest, due, loan.owed ?? 0), on: loan.account)
        }
        if let savings = places.first(where: { $0.owed == nil }) {
            put(rest, on: savings.account)
        } else {
            for loan in loans { put(min(rest, (loan.owed ?? 0) - given(loan)), on: loan.account) }
        }
    }

    private func given(_ place: Place) -> Int64 {
        parts.first { $0.account == place.account }?.amount ?? 0
    }

    private mutating func put(_ amount: Int64, on account: Account) {
        guard amount > 0 else { return }
        rest -= amount
        if let place = parts.firstIndex(where: { $0.account == account }) {
            parts[place].amount += amount
        } else {
            parts.append((account, amount))
        }
    }
}
