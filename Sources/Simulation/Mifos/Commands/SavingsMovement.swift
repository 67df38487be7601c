internal import Accounting

/// What a deposit or a withdrawal says.
struct SavingsPayment: Sendable {
    var date: Day
    var amount: Amount
    var externalId: String?
    var note: String?
    var fields: PaymentFields

    private static let names: Set<String> = PaymentFields.names.union([
        "locale", "dateFormat", "transactionDate", "transactionAmount", "note", "retailEntries",
        "childAccountId",
    ])

    init(_ body: JSONObject, _ settings: CentralSettings) throws(FineractRefusal) {
        let more: Set<String> = settings.takesSavingsExternalIds ? ["externalId"] : []
        var reader = try ParameterReader(
            body, of: "savingsaccount.transaction", allowing: Self.names.union(more))
        let date = try reader.date("transactionDate")
        let amount = try reader.amount("transactionAmount")
        fields = PaymentFields(&reader, typeIsMandatory: true)
        note = reader.text("note", atMost: 1_000)
        externalId = reader.text("externalId", atMost: .max)
        try reader.finish()
        guard let date, let amount else { throw .invalid(reader.faults) }
        self.date = date
        self.amount = amount.rounded
    }
}

extension CentralBooks {
    mutating func move(
        _ order: CommandOrder, _ kind: SavingsTransaction.Kind
    ) throws(FineractRefusal) -> CommandOutcome {
        let payment = try SavingsPayment(order.body, order.settings)
        var account = try savings(of: order)
        try check(payment, against: account)
        let id = try append(payment, kind, to: &account, by: order.user)
        put(account)
        return CommandOutcome(
            of: account, resourceId: id, externalId: payment.externalId,
            changes: JSONObject(order.repeated(["note", "externalId"]) + payment.fields.changes))
    }

    func check(
        _ payment: SavingsPayment, against account: SavingsAccount
    ) throws(FineractRefusal) {
        if clients[account.clientId]?.status != .active {
            throw .domainRule(
                "error.msg.client.not.active.exception",
                "The Client with id `\(account.clientId)` is not active",
                [.number(account.clientId)])
        }
        let prefix = "error.msg.savingsaccount.transaction"
        guard account.status == .active else {
            throw .invalid(
                "\(prefix).account.is.not.active",
                "Transaction is not allowed. Account is not active.", "transactionDate")
        }
        guard payment.date <= businessDate else {
            throw .invalid(
                "\(prefix).in.the.future", "Transaction date cannot be in the future.",
                "transactionDate")
        }
        guard payment.date >= account.activatedOn else {
            throw .invalid(
                "\(prefix).before.activation.date",
                "Transaction date cannot be before account activation date.", "transactionDate")
        }
    }

    mutating func append(
        _ payment: SavingsPayment, _ kind: SavingsTransaction.Kind,
        to account: inout SavingsAccount, by user: AppUser
    ) throws(FineractRefusal) -> Int {
        if let externalId = payment.externalId {
            guard externalId.count <= 100, !savingsTransactionExternalIds.contains(externalId)
            else { throw .dataIntegrity("Duplicate entry '\(externalId)' for key 'external_id'") }
        }
        let detail = try payment.fields.detail(in: &self)
        account.transactions.append(
            SavingsTransaction(
                id: newTransactionId(), kind: kind, date: payment.date, submittedOn: businessDate,
                amount: payment.amount, externalId: payment.externalId, payment: detail,
                note: payment.note, submittedBy: user.name))
        account.runBalance()
        guard kind == .deposit || account.leastBalance >= .zero else {
            throw .domainRule(
                "error.msg.savingsaccount.transaction.insufficient.account.balance",
                "Insufficient account balance.")
        }
        if let externalId = payment.externalId {
            claimSavingsTransaction(externalId: externalId)
        }
        return account.transactions.last?.id ?? 0
    }
}
