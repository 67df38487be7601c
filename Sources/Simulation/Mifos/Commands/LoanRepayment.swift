internal import Accounting

/// What a repayment or its correction says, read and checked as far as that goes without the books.
struct LoanPayment: Sendable {
    var date: Day
    var amount: Amount
    var externalId: String?
    var reversalExternalId: String?
    var note: String?
    var fields: PaymentFields

    private static let names: Set<String> = PaymentFields.names.union([
        "transactionDate", "transactionAmount", "externalId", "note", "locale", "dateFormat",
    ])

    /// - Parameter isCorrection: Whether zero is an amount, and `reversalExternalId` a parameter.
    init(_ body: JSONObject, isCorrection: Bool) throws(FineractRefusal) {
        var reader = try ParameterReader(
            body, of: "loan.transaction",
            allowing: Self.names.union([isCorrection ? "reversalExternalId" : "loanId"]))
        let date = try reader.date("transactionDate")
        let amount = try reader.amount("transactionAmount", orZero: isCorrection)
        note = reader.text("note", atMost: 1_000)
        fields = PaymentFields(&reader, typeIsMandatory: false)
        externalId = reader.text("externalId", atMost: .max)
        reversalExternalId = reader.text("reversalExternalId", atMost: 100)
        try reader.finish()
        guard let date, let amount else { throw .invalid(reader.faults) }
        self.date = date
        self.amount = amount.rounded
    }
}

extension CentralBooks {
    mutating func repay(_ order: CommandOrder) throws(FineractRefusal) -> CommandOutcome {
        let payment = try LoanPayment(order.body, isCorrection: false)
        var loan = try loan(of: order)
        try check(payment, against: loan, order.settings)
        let id = try append(payment, to: &loan, by: order.user)
        put(loan)
        return CommandOutcome(
            of: loan, resourceId: id, externalId: payment.externalId,
            changes: changes(of: order, payment))
    }

    func changes(of order: CommandOrder, _ payment: LoanPayment) -> JSONObject {
        JSONObject(
            order.repeated([
                "transactionDate", "transactionAmount", "locale", "dateFormat", "note",
                "externalId", "reversalExternalId",
            ]) + payment.fields.changes)
    }

    func check(
        _ payment: LoanPayment, against loan: Loan, _ settings: CentralSettings
    ) throws(FineractRefusal) {
        if let id = loan.clientId, clients[id]?.status != .active {
            throw .domainRule(
                "error.msg.client.not.active.exception",
                "The Client with id `\(id)` is not active", [.number(id)])
        }
        guard loan.status.takesRepayments else {
            throw .invalid(
                "error.msg.loan.must.be.active.fully.paid.or.overpaid",
                "Loan must be Active, Fully Paid or Overpaid", "status")
        }
        guard payment.date >= loan.disbursedOn else {
            throw .domainRule(
                "error.msg.loan.transaction.cannot.be.before.disbursement.date",
                "Loan transaction can not be before disbursement date.",
                [.string(loan.disbursedOn.iso)])
        }
        guard payment.date <= businessDate else {
            throw .domainRule(
                "error.msg.loan.transaction.cannot.be.a.future.date",
                "The transaction date cannot be in the future.")
        }
        if !settings.allowsTransactionsOnHoliday, isHoliday(payment.date, at: loan.officeId) {
            throw .domainRule(
                "error.msg.loan.application.repayment.date.on.holiday",
                "Repayment date should not be on a holiday.")
        }
    }

    func isHoliday(_ day: Day, at office: Int) -> Bool {
        holidays.values.contains { $0.officeId == office && ($0.from...$0.to).contains(day) }
    }

    /// Appends a repayment, and replays what is dated after it.
    mutating func append(
        _ payment: LoanPayment, to loan: inout Loan, by user: AppUser
    ) throws(FineractRefusal) -> Int {
        try checkExternalId(payment.externalId)
        let detail = try payment.fields.detail(in: &self)
        let transaction = LoanTransaction(
            id: newTransactionId(), kind: .repayment, date: payment.date,
            submittedOn: businessDate, amount: payment.amount, externalId: payment.externalId,
            payment: detail, note: payment.note, submittedBy: user.name)
        loan.replay(after: payment.date, on: businessDate) { newTransactionId() }
        loan.transactions.append(transaction)
        loan.spreadRepayments()
        if let externalId = payment.externalId { claimLoanTransaction(externalId: externalId) }
        return transaction.id
    }

    private func checkExternalId(_ externalId: String?) throws(FineractRefusal) {
        guard let externalId else { return }
        guard externalId.count <= 100 else {
            throw .dataIntegrity("Data too long for column 'external_id' at row 1")
        }
        guard !loanTransactionExternalIds.contains(externalId) else {
            throw .invalid(
                "validation.msg.loan.transaction.externalId.value.must.be.unique",
                "The parameter `externalId` must be unique.", "externalId")
        }
    }
}
