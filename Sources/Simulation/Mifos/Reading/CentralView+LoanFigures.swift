internal import Accounting

extension CentralView {
    /// Nothing for a loan that is not disbursed.
    func summary(ofBalance loan: Loan) -> JSONValue {
        guard ![.submitted, .approved, .rejected, .withdrawn].contains(loan.status) else {
            return .null
        }
        let overdue = loan.overdue(on: books.businessDate)
        let paid = (loan.periods.map(\.principalPaid).total, loan.periods.map(\.interestPaid).total)
        let due = (loan.periods.map(\.principal).total, loan.periods.map(\.interest).total)
        let (zero, none) = (Amount.zero, JSONValue.amount(.zero))
        let isWrittenOff = loan.status == .writtenOff
        let left = isWrittenOff ? (zero, zero) : (due.0 - paid.0, due.1 - paid.1)
        let late = overdue.map { $0.principal - $0.principalPaid }.total
        let total = overdue.map(\.outstanding).total
        return [
            "currency": Self.currency, "principalDisbursed": .amount(loan.principal),
            "principalPaid": .amount(paid.0), "principalOutstanding": .amount(left.0),
            "principalOverdue": .amount(late), "interestCharged": .amount(due.1),
            "interestPaid": .amount(paid.1), "interestOutstanding": .amount(left.1),
            "interestOverdue": .amount(total - late), "feeChargesOutstanding": none,
            "penaltyChargesOutstanding": none, "totalExpectedRepayment": .amount(due.0 + due.1),
            "totalRepayment": .amount(paid.0 + paid.1),
            "totalOutstanding": .amount(left.0 + left.1), "totalOverdue": .amount(total),
            "totalWrittenOff": isWrittenOff ? .amount(loan.totalOutstanding) : none,
            "overdueSinceDate": .date(overdue.first?.due),
        ]
    }

    func delinquency(of loan: Loan) -> JSONValue {
        let overdue = loan.overdue(on: books.businessDate)
        let next = loan.periods.first { $0.due >= books.businessDate && !$0.isComplete }
        let last = loan.repayments.last.map { loan.transactions[$0] }
        let days = overdue.first.map { books.businessDate.daysSince1970 - $0.due.daysSince1970 }
        return [
            "availableDisbursementAmount": .amount(.zero), "pastDueDays": .number(days ?? 0),
            "nextPaymentDueDate": .date(next?.due),
            "nextPaymentAmount": next.map { .amount($0.outstanding) } ?? .null,
            "delinquentDays": .number(days ?? 0),
            "delinquentAmount": .amount(overdue.map(\.outstanding).total),
            "lastPaymentDate": .date(last?.date),
            "lastPaymentAmount": last.map { .amount($0.amount) } ?? .null,
        ]
    }

    func schedule(_ loan: Loan) -> JSONValue {
        let interest = loan.periods.map(\.interest).total
        let days = (loan.periods.last?.due ?? loan.disbursedOn).daysSince1970
        return [
            "currency": Self.currency,
            "loanTermInDays": .number(days - loan.disbursedOn.daysSince1970),
            "totalPrincipalDisbursed": .amount(loan.principal),
            "totalPrincipalExpected": .amount(loan.principal),
            "totalPrincipalPaid": .amount(loan.periods.map(\.principalPaid).total),
            "totalInterestCharged": .amount(interest),
            "totalRepaymentExpected": .amount(loan.principal + interest),
            "totalRepayment": .amount(loan.periods.map(\.totalPaid).total),
            "totalOutstanding": .amount(loan.totalOutstanding),
            "periods": .array([disbursement(loan)] + periods(loan)),
        ]
    }

    private func disbursement(_ loan: Loan) -> JSONValue {
        let none = JSONValue.amount(.zero)
        return [
            "dueDate": .date(loan.disbursedOn), "principalDisbursed": .amount(loan.principal),
            "principalLoanBalanceOutstanding": .amount(loan.principal), "feeChargesDue": none,
            "feeChargesOutstanding": none, "totalOriginalDueForPeriod": none,
            "totalDueForPeriod": none, "totalOutstandingForPeriod": none, "totalOverdue": none,
        ]
    }

    private func periods(_ loan: Loan) -> [JSONValue] {
        var balance = loan.principal
        return loan.periods.map { period in
            balance -= period.principal
            return json(period, balance: balance)
        }
    }

    private func json(_ period: LoanPeriod, balance: Amount) -> JSONValue {
        let days = period.due.daysSince1970 - period.from.daysSince1970
        let isLate = period.due < books.businessDate
        return [
            "period": .number(period.number), "fromDate": .date(period.from),
            "dueDate": .date(period.due), "obligationsMetOnDate": .date(period.completedOn),
            "complete": .bool(period.isComplete), "daysInPeriod": .number(days),
            "principalOriginalDue": .amount(period.principal),
            "principalDue": .amount(period.principal),
            "principalPaid": .amount(period.principalPaid),
            "principalOutstanding": .amount(period.principal - period.principalPaid),
            "principalLoanBalanceOutstanding": .amount(balance),
            "interestOriginalDue": .amount(period.interest),
            "interestDue": .amount(period.interest), "interestPaid": .amount(period.interestPaid),
            "interestOutstanding": .amount(period.interest - period.interestPaid),
            "feeChargesDue": .amount(.zero), "penaltyChargesDue": .amount(.zero),
            "totalOriginalDueForPeriod": .amount(period.totalDue),
            "totalDueForPeriod": .amount(period.totalDue),
            "totalPaidForPeriod": .amount(period.totalPaid),
            "totalOutstandingForPeriod": .amount(period.outstanding),
            "totalOverdue": .amount(isLate ? period.outstanding : .zero),
        ]
    }
}
