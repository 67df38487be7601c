internal import Accounting

extension Loan {
    /// The repayments that count, in the order they pay the instalments.
    var repayments: [Int] {
        transactions.indices.filter {
            transactions[$0].kind == .repayment && !transactions[$0].isReversed
        }.sorted {
            (transactions[$0].date, transactions[$0].id)
                < (transactions[$1].date, transactions[$1].id)
        }
    }

    /// Spreads every repayment over the instalments anew: interest before principal, the oldest
    /// instalment first; and says where the loan stands then.
    mutating func spreadRepayments() {
        for index in periods.indices {
            periods[index].principalPaid = .zero
            periods[index].interestPaid = .zero
            periods[index].completedOn = nil
        }
        var first = 0
        for index in repayments { spread(index, from: &first) }
        guard status.takesRepayments else { return }
        status = totalOverpaid > .zero ? .overpaid : totalOutstanding > .zero ? .active : .closed
    }

    private mutating func spread(_ index: Int, from first: inout Int) {
        var rest = transactions[index].amount
        var (principal, interest) = (Amount.zero, Amount.zero)
        while rest > .zero, first < periods.count {
            let towardInterest = min(rest, periods[first].interest - periods[first].interestPaid)
            let afterInterest = rest - towardInterest
            let towardPrincipal = min(
                afterInterest, periods[first].principal - periods[first].principalPaid)
            periods[first].interestPaid += towardInterest
            periods[first].principalPaid += towardPrincipal
            (principal, interest) = (principal + towardPrincipal, interest + towardInterest)
            rest = afterInterest - towardPrincipal
            if periods[first].isComplete {
                periods[first].completedOn = transactions[index].date
                first += 1
            }
        }
        transactions[index].principal = principal
        transactions[index].interest = interest
        transactions[index].overpayment = rest
        transactions[index].outstanding = periods.map { $0.principal - $0.principalPaid }.total
    }

    /// Reverses the later repayments and makes them anew, as the server does when an earlier one
    /// comes or goes: they get new numbers, and their external ids move along.
    mutating func replay(after day: Day, on today: Day, newId: () -> Int) {
        let later = repayments.filter { transactions[$0].date > day }
        for index in later {
            var anew = transactions[index]
            anew.id = newId()
            transactions[index].reversedOn = today
            transactions[index].externalId = nil
            transactions.append(anew)
        }
    }

    var totalOutstanding: Amount { periods.map(\.outstanding).total }
    var totalOverpaid: Amount { repayments.map { transactions[$0].overpayment }.total }

    func overdue(on day: Day) -> [LoanPeriod] {
        guard status == .active else { return [] }
        return periods.filter { $0.due < day && !$0.isComplete }
    }

    func transaction(_ id: Int) -> LoanTransaction? { transactions.first { $0.id == id } }
}
