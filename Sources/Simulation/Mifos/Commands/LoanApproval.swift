internal import Accounting

extension CentralBooks {
    mutating func approve(_ order: CommandOrder) throws(FineractRefusal) -> CommandOutcome {
        try change(order, from: .submitted, to: .approved, dateName: "approvedOnDate")
    }

    mutating func reject(_ order: CommandOrder) throws(FineractRefusal) -> CommandOutcome {
        try change(order, from: .submitted, to: .rejected, dateName: "rejectedOnDate")
    }

    mutating func disburse(_ order: CommandOrder) throws(FineractRefusal) -> CommandOutcome {
        let outcome = try change(
            order, from: .approved, to: .active, dateName: "actualDisbursementDate")
        guard let id = outcome.loanId, var loan = loans[id] else { return outcome }
        loan.transactions.append(
            LoanTransaction(
                id: newTransactionId(), kind: .disbursement, date: loan.disbursedOn,
                submittedOn: businessDate, amount: loan.principal, submittedBy: order.user.name))
        put(loan)
        return outcome
    }

    private static let names: Set<String> = PaymentFields.names.union([
        "locale", "dateFormat", "note", "approvedOnDate", "approvedLoanAmount", "rejectedOnDate",
        "expectedDisbursementDate", "actualDisbursementDate", "transactionAmount", "externalId",
        "adjustRepaymentDate",
    ])

    private mutating func change(
        _ order: CommandOrder, from earlier: LoanStatus, to later: LoanStatus, dateName: String
    ) throws(FineractRefusal) -> CommandOutcome {
        var reader = try ParameterReader(order.body, of: "loan", allowing: Self.names)
        let day = try reader.date(dateName)
        try reader.finish()
        var loan = try loan(of: order)
        guard loan.status == earlier, let day else {
            throw .domainRule(
                "error.msg.loan.\(order.operation.action.lowercased()).account.is.not."
                    + "in.the.right.state",
                "The loan is not in a state that allows this.")
        }
        guard day <= businessDate else {
            throw .domainRule(
                "error.msg.loan.\(order.operation.action.lowercased()).cannot.be.a.future.date",
                "The date cannot be in the future: \(day.iso)")
        }
        loan.status = later
        if later == .active { loan.disbursedOn = day }
        put(loan)
        return CommandOutcome(
            of: loan, resourceId: loan.id, externalId: loan.externalId,
            changes: ["status": later.coded])
    }
}
