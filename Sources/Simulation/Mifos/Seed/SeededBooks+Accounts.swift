internal import Accounting

extension SeededBooks {
    mutating func makeSavings(client: Int, units: Int) {
        let opened = day.advanced(byDays: -690)
        var account = SavingsAccount(
            id: books.savings.count + 1, accountNumber: "9000\(client)",
            externalId: "9000\(client)", clientId: client,
            officeId: books.clients[client]?.officeId ?? Self.branch, activatedOn: opened,
            dueAmount: Amount(units: 100))
        account.transactions = [
            SavingsTransaction(
                id: books.newTransactionId(), kind: .deposit, date: day.advanced(byDays: -30),
                submittedOn: day.advanced(byDays: -30), amount: Amount(units: units),
                payment: PaymentDetail(id: books.newPaymentDetailId(), typeId: 1),
                submittedBy: "mifos")
        ]
        account.runBalance()
        books.put(account)
    }

    /// A loan whose next instalment falls due at the next meeting.
    ///
    /// - Parameters:
    ///   - count: Instalments in all, one a week; `principal` and `interest` are each one's.
    ///   - paid: Instalments that fell due before; the last `late` of them are not paid.
    mutating func makeLoan(
        client: Int, group: Int?, officer: Int, _ product: LoanProduct, _ accountNumber: String,
        count: Int, principal: Int, interest: Int, paid: Int, late: Int, due: Day
    ) {
        let disbursed = due.advanced(byDays: -7 * (paid + 1))
        var loan = Loan(
            id: books.loans.count + 1, accountNumber: accountNumber, externalId: accountNumber,
            clientId: client, groupId: group,
            officeId: books.clients[client]?.officeId ?? Self.branch, officerId: officer,
            product: product, submittedOn: disbursed.advanced(byDays: -7), disbursedOn: disbursed,
            principal: Amount(units: count * principal),
            periods: instalments(count, principal: principal, interest: interest, from: disbursed))
        pay(&loan, instalments: max(0, paid - late))
        books.put(loan)
    }

    func instalments(
        _ count: Int, principal: Int, interest: Int, from day: Day
    ) -> [LoanPeriod] {
        (1...count).map {
            LoanPeriod(
                number: $0, from: day.advanced(byDays: 7 * ($0 - 1)),
                due: day.advanced(byDays: 7 * $0), principal: Amount(units: principal),
                interest: Amount(units: interest))
        }
    }

    /// The disbursement, and what was paid since on the days it fell due.
    mutating func pay(_ loan: inout Loan, instalments: Int) {
        loan.transactions = [
            LoanTransaction(
                id: books.newTransactionId(), kind: .disbursement, date: loan.disbursedOn,
                submittedOn: loan.disbursedOn, amount: loan.principal, submittedBy: "mifos")
        ]
        for period in loan.periods.prefix(instalments) {
            loan.transactions.append(
                LoanTransaction(
                    id: books.newTransactionId(), kind: .repayment, date: period.due,
                    submittedOn: period.due, amount: period.totalDue,
                    payment: PaymentDetail(id: books.newPaymentDetailId(), typeId: 1),
                    submittedBy: "mifos"))
        }
        loan.spreadRepayments()
    }
}
