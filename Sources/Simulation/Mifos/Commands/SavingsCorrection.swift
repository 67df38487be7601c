internal import Accounting

extension CentralBooks {
    mutating func undoSavings(_ order: CommandOrder) throws(FineractRefusal) -> CommandOutcome {
        var account = try savings(of: order)
        let index = try transaction(of: order, in: account)
        try reverse(index, of: &account)
        put(account)
        return CommandOutcome(
            of: account, resourceId: account.transactions[index].id, externalId: nil,
            changes: JSONObject())
    }

    mutating func modifySavings(_ order: CommandOrder) throws(FineractRefusal) -> CommandOutcome {
        let payment = try SavingsPayment(order.body, order.settings)
        var account = try savings(of: order)
        let index = try transaction(of: order, in: account)
        try check(payment, against: account)
        let kind = account.transactions[index].kind
        account.transactions[index].isReversed = true
        let id = try append(payment, kind, to: &account, by: order.user)
        put(account)
        return CommandOutcome(
            of: account, resourceId: id, externalId: payment.externalId,
            changes: JSONObject(order.repeated(["note", "externalId"]) + payment.fields.changes))
    }

    /// - Throws: the refusal of what would leave the balance below zero.
    func reverse(_ index: Int, of account: inout SavingsAccount) throws(FineractRefusal) {
        account.transactions[index].isReversed = true
        account.runBalance()
        guard account.leastBalance >= .zero else {
            throw .domainRule(
                "error.msg.savingsaccount.transaction.insufficient.account.balance",
                "Insufficient account balance.")
        }
    }

    private func transaction(
        of order: CommandOrder, in account: SavingsAccount
    ) throws(FineractRefusal) -> Int {
        guard let reference = order.operation.transaction else { throw .noSavings(nil) }
        guard let index = account.transactions.firstIndex(where: { $0.isNamed(reference) }) else {
            throw .noSavingsTransaction(reference)
        }
        guard !account.transactions[index].isReversed else {
            throw .invalid(
                "error.msg.savingsaccount.transaction.is.already.reversed",
                "The transaction is already reversed.", "transactionId")
        }
        return index
    }
}

extension SavingsTransaction {
    func isNamed(_ reference: ResourceIdentifier) -> Bool {
        switch reference {
        case .id(let id): self.id == id
        case .externalId(let text): externalId == text
        }
    }
}
