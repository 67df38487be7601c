internal import Accounting

extension Balance {
    /// More loans than this are added up before they are told one by one: they may not all fit.
    private static let fewLoans = 4

    /// Every account, the next payments, and the age of the figures.
    var wording: Wording {
        let age = figuresOf.map { Wording("balance.age", ["day": .day($0)]) }
        let loans = loans.map(\.wording)
        guard loans.count <= Self.fewLoans else { return many(loans, age) }
        let accounts = loans + [saved("balance.savings")].compactMap(\.self)
        guard !accounts.isEmpty else { return Wording("balance.none", ["name": .text(name)]) }
        return Wording(
            "balance.balance",
            ["name": .text(name), "accounts": .list(accounts), "age": .wording(age)])
    }

    private func many(_ wordings: [Wording], _ age: Wording?) -> Wording {
        let first = loans.first?.outstanding
        let total = loans.dropFirst().reduce(first) { sum, loan in
            sum.flatMap { $0.adding(loan.outstanding) }
        }
        return Wording(
            "balance.many",
            [
                "name": .text(name), "count": .count(loans.count),
                "total": total.map(Wording.Value.money) ?? .text(""),
                "saved": .wording(saved("balance.saved")), "accounts": .list(wordings),
                "age": .wording(age),
            ])
    }

    private func saved(_ name: String) -> Wording? {
        savings.map { Wording(name, ["balance": .money($0), "figure": .amount($0)]) }
    }
}

extension Balance.Loan {
    fileprivate var wording: Wording {
        let next = nextDue.map {
            Wording(
                isOverdue ? "balance.overdue" : "balance.next",
                ["amount": .amount($0.amount), "day": .day($0.day)])
        }
        return Wording(
            "balance.loan",
            [
                "loan": .text(product ?? label.text), "label": .text(label.text),
                "balance": .money(outstanding), "figure": .amount(outstanding),
                "next": .wording(next),
            ])
    }
}
