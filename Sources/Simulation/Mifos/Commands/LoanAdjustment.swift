internal import Accounting

extension CentralBooks {
    /// Undoes a repayment (amount zero) or puts another in its place.
    mutating func adjust(_ order: CommandOrder) throws(FineractRefusal) -> CommandOutcome {
        let payment = try LoanPayment(order.body, isCorrection: true)
        var loan = try loan(of: order)
        guard let reference = order.operation.transaction else { throw .noLoan(nil) }
        guard let index = loan.transactions.firstIndex(where: { $0.isNamed(reference) }) else {
            throw .noLoanTransaction(reference)
        }
        guard loan.transactions[index].kind == .repayment else {
            throw .domainRule(
                "error.msg.loan.transaction.is.not.a.repayment",
                "Only transactions of type repayment or waiver can be adjusted.")
        }
        let corrected = loan.transactions[index]
        reverse(index, of: &loan, externalId: payment.reversalExternalId)
        var (id, externalId) = (corrected.id, corrected.externalId)
        if payment.amount > .zero {
            try check(payment, against: loan, order.settings)
            id = try append(payment, to: &loan, by: order.user)
            externalId = payment.externalId
        }
        put(loan)
        return CommandOutcome(
            of: loan, resourceId: id, externalId: externalId, changes: changes(of: order, payment))
    }

    /// Reverses a repayment; it keeps its external id, which stays taken.
    mutating func reverse(_ index: Int, of loan: inout Loan, externalId: String? = nil) {
        guard !loan.transactions[index].isReversed else { return }
        loan.transactions[index].reversedOn = businessDate
        loan.transactions[index].isManuallyReversed = true
        loan.transactions[index].reversalExternalId = externalId
        loan.replay(after: loan.transactions[index].date, on: businessDate) { newTransactionId() }
        loan.spreadRepayments()
    }
}

extension LoanTransaction {
    func isNamed(_ reference: ResourceIdentifier) -> Bool {
        switch reference {
        case .id(let id): self.id == id
        case .externalId(let text): externalId == text
        }
    }
}
