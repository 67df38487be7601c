internal import Accounting

extension CentralView {
    func savings(_ endpoint: Endpoint) throws(FineractRefusal) -> JSONValue {
        switch endpoint {
        case .savingsAccounts: return try page(seenSavings) { .object(description($0)) }
        case .savings(let reference): return json(try savings(reference))
        case .savingsTransactionSearch(let reference):
            return try search(in: try savings(reference))
        case .savingsTransaction(let reference, let transaction):
            let account = try savings(reference)
            guard let found = account.transactions.first(where: { $0.isNamed(transaction) })
            else { throw .noSavingsTransaction(transaction) }
            return json(found, of: account)
        default: return .null
        }
    }

    private var seenSavings: [SavingsAccount] {
        books.savings.values.filter { account in
            sees(account.officeId)
                && (request.query["externalId"].map { $0 == account.externalId } ?? true)
        }.sorted { $0.id < $1.id }
    }

    private func savings(_ reference: ResourceIdentifier) throws(FineractRefusal) -> SavingsAccount
    {
        guard let account = books.savings(reference), sees(account.officeId) else {
            throw .noSavings(reference)
        }
        return account
    }

    private func json(_ account: SavingsAccount) -> JSONValue {
        var description = description(account)
        if request.asks(for: "transactions") {
            description["transactions"] = .array(
                account.transactions.sorted { ($1.date, $1.id) < ($0.date, $0.id) }
                    .map { json($0, of: account) })
        }
        return .object(description)
    }

    private func description(_ account: SavingsAccount) -> JSONObject {
        let counted = account.transactions.filter { !$0.isReversed }
        let deposits = counted.filter { $0.kind == .deposit }.map(\.amount).total
        let balance = JSONValue.amount(account.balance)
        return [
            "id": .number(account.id), "accountNo": .string(account.accountNumber),
            "externalId": .string(account.externalId),
            "depositType": .coded(100, "depositAccountType.savingsDeposit", "Savings"),
            "clientId": .number(account.clientId),
            "clientName": .string(books.clients[account.clientId]?.displayName),
            "savingsProductId": 1, "savingsProductName": "Savings",
            "status": account.status.coded,
            "timeline": [
                "submittedOnDate": .date(account.activatedOn),
                "activatedOnDate": .date(account.activatedOn),
            ],
            "currency": Self.currency,
            "summary": [
                "currency": Self.currency, "totalDeposits": .amount(deposits),
                "totalWithdrawals": .amount(deposits - account.balance),
                "accountBalance": balance, "availableBalance": balance,
            ],
        ]
    }

    func json(_ transaction: SavingsTransaction, of account: SavingsAccount) -> JSONValue {
        let isDeposit = transaction.kind == .deposit
        let name = isDeposit ? "deposit" : "withdrawal"
        return [
            "id": .number(transaction.id),
            "transactionType": [
                "id": .number(transaction.kind.rawValue),
                "code": .string("savingsAccountTransactionType.\(name)"),
                "value": .string(isDeposit ? "Deposit" : "Withdrawal"),
                "deposit": .bool(isDeposit), "withdrawal": .bool(!isDeposit),
            ],
            "accountId": .number(account.id), "accountNo": .string(account.accountNumber),
            "date": .date(transaction.date), "currency": Self.currency,
            "paymentDetailData": json(transaction.payment),
            "amount": .amount(transaction.amount),
            "runningBalance": .amount(transaction.runningBalance),
            "reversed": .bool(transaction.isReversed),
            "submittedOnDate": .date(transaction.submittedOn),
            "submittedByUsername": .string(transaction.submittedBy),
            "note": .string(transaction.note),
            "externalId": .string(transaction.externalId),
            "entryType": .string(isDeposit ? "CREDIT" : "DEBIT"),
        ]
    }
}
