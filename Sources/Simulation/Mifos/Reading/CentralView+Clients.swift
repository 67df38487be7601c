internal import Accounting

extension CentralView {
    /// The clients a list names, by number.
    var seenClients: [CentralClient] {
        let query = request.query
        return books.clients.keys.sorted().compactMap { books.clients[$0] }.filter { client in
            sees(client.officeId) && isAsked(office: client.officeId)
                && isAsked(staff: client.staffId)
                && (query["externalId"].map { $0 == client.externalId } ?? true)
                && (query["status"].map { $0 == "\(client.status)" } ?? true)
                && (query["displayName"].map { client.displayName.contains($0) } ?? true)
                && (query["firstName"].map { client.firstName == $0 } ?? true)
                && (query["lastName"].map { client.lastName == $0 } ?? true)
        }
    }

    /// - Throws: 404 for a client who is not there or belongs to another branch.
    func client(_ reference: ResourceIdentifier) throws(FineractRefusal) -> CentralClient {
        guard let client = books.client(reference), sees(client.officeId) else {
            throw .notFound(
                "error.msg.client.id.invalid",
                "Client with identifier \(reference.words) does not exist", reference.words)
        }
        return client
    }

    func json(_ client: CentralClient) -> JSONValue {
        [
            "id": .number(client.id), "accountNo": .string(client.accountNumber),
            "externalId": .string(client.externalId), "status": client.status.coded,
            "active": .bool(client.status == .active),
            "activationDate": .date(client.activationDate),
            "firstname": .string(client.firstName), "lastname": .string(client.lastName),
            "displayName": .string(client.displayName), "mobileNo": .string(client.mobile),
            "officeId": .number(client.officeId),
            "officeName": .string(books.offices[client.officeId]?.name),
            "staffId": .number(client.staffId),
            "staffName": .string(books.staff[client.staffId]?.displayName),
            "timeline": ["activatedOnDate": .date(client.activationDate)],
            "groups": groups(of: client),
        ]
    }

    /// Only the answer about one client names her groups.
    private func groups(of client: CentralClient) -> JSONValue {
        guard case .client = Endpoint(request.path), let id = client.groupId,
            let group = books.groups[id]
        else { return .null }
        return [
            [
                "id": .number(group.id), "accountNo": .string(CentralClient.padded(group.id)),
                "name": .string(group.name), "externalId": .string(group.externalId),
            ]
        ]
    }

    func accounts(of client: CentralClient) -> JSONValue {
        accounts(
            loans: books.loans(ofClient: client.id), savings: books.savings(ofClient: client.id))
    }

    func accounts(
        loans: [Loan], savings: [SavingsAccount]
    ) -> JSONValue {
        [
            "loanAccounts": .array(loans.map { brief($0) }),
            "savingsAccounts": .array(savings.map { brief($0) }),
            "groupLoanIndividualMonitoringAccounts": [], "guarantorAccounts": [],
        ]
    }

    func brief(_ loan: Loan) -> JSONValue {
        [
            "id": .number(loan.id), "accountNo": .string(loan.accountNumber),
            "externalId": .string(loan.externalId), "productId": .number(loan.product.rawValue),
            "productName": .string(loan.product.name),
            "shortProductName": .string(loan.product.shortName), "status": loan.status.coded,
            "currency": Self.currency, "loanType": Self.loanType(loan), "loanCycle": 1,
            "timeline": timeline(loan),
            "inArrears": .bool(!loan.overdue(on: books.businessDate).isEmpty),
            "originalLoan": .amount(loan.principal),
            "loanBalance": .amount(loan.totalOutstanding),
            "amountPaid": .amount(loan.periods.map(\.totalPaid).total),
        ]
    }

    func brief(_ account: SavingsAccount) -> JSONValue {
        [
            "id": .number(account.id), "accountNo": .string(account.accountNumber),
            "externalId": .string(account.externalId), "productId": 1,
            "productName": "Savings", "shortProductName": "SAVE",
            "status": account.status.coded, "currency": Self.currency,
            "accountBalance": .amount(account.balance),
            "accountType": .coded(1, "accountType.individual", "Individual"),
            "timeline": ["activatedOnDate": .date(account.activatedOn)],
            "lastActiveTransactionDate": .date(account.transactions.map(\.date).max()),
            "depositType": .coded(100, "depositAccountType.savingsDeposit", "Savings"),
        ]
    }
}
