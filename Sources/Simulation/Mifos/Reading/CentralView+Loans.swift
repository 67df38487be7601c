internal import Accounting

extension CentralView {
    func loans(_ endpoint: Endpoint) throws(FineractRefusal) -> JSONValue {
        switch endpoint {
        case .loans: return try page(seenLoans) { .object(description($0)) }
        case .loan(let reference): return json(try loan(reference))
        case .loanTransactions(let reference): return try transactions(of: try loan(reference))
        case .loanTransactionTemplate(let reference):
            return try template(of: try loan(reference))
        case .loanTransaction(let reference, let transaction):
            let loan = try loan(reference)
            guard let found = loan.transactions.first(where: { $0.isNamed(transaction) }) else {
                throw .noLoanTransaction(transaction)
            }
            return json(found, of: loan)
        default: return .null
        }
    }

    private var seenLoans: [Loan] {
        let query = request.query
        return books.loanNumbers.compactMap { books.loans[$0] }.filter { loan in
            sees(loan.officeId)
                && (request.number("status").map { $0 == loan.status.rawValue } ?? true)
                && (request.number("clientId").map { $0 == loan.clientId } ?? true)
                && (query["externalId"].map { $0 == loan.externalId } ?? true)
                && (query["accountNo"].map { $0 == loan.accountNumber } ?? true)
        }
    }

    /// - Throws: 404 for a loan that is not there or belongs to another branch.
    func loan(_ reference: ResourceIdentifier) throws(FineractRefusal) -> Loan {
        guard let loan = books.loan(reference), sees(loan.officeId) else {
            throw .noLoan(reference)
        }
        return loan
    }

    private func json(_ loan: Loan) -> JSONValue {
        var description = description(loan)
        if request.asks(for: "repaymentSchedule") {
            description["repaymentSchedule"] = schedule(loan)
        }
        if request.asks(for: "transactions") {
            description["transactions"] = .array(
                loan.transactions.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
                    .map { json($0, of: loan) })
        }
        return .object(description)
    }

    private func description(_ loan: Loan) -> JSONObject {
        let client = loan.clientId.flatMap { books.clients[$0] }
        return [
            "id": .number(loan.id), "accountNo": .string(loan.accountNumber),
            "externalId": .string(loan.externalId), "status": loan.status.coded,
            "clientId": .number(loan.clientId),
            "clientAccountNo": .string(client?.accountNumber),
            "clientName": .string(client?.displayName),
            "clientOfficeId": .number(loan.officeId), "group": group(of: loan),
            "loanProductId": .number(loan.product.rawValue),
            "loanProductName": .string(loan.product.name),
            "loanOfficerId": .number(loan.officerId),
            "loanOfficerName": .string(books.staff[loan.officerId]?.displayName),
            "loanType": Self.loanType(loan), "currency": Self.currency,
            "principal": .amount(loan.principal), "approvedPrincipal": .amount(loan.principal),
            "numberOfRepayments": .number(loan.periods.count), "repaymentEvery": 1,
            "repaymentFrequencyType": .coded(
                1, "repaymentFrequency.periodFrequencyType.weeks", "Weeks"),
            "timeline": timeline(loan), "summary": summary(ofBalance: loan),
            "delinquent": delinquency(of: loan),
            "inArrears": .bool(!loan.overdue(on: books.businessDate).isEmpty), "isNPA": false,
        ]
    }

    private func group(of loan: Loan) -> JSONValue {
        guard let group = loan.groupId.flatMap({ books.groups[$0] }) else { return .null }
        return [
            "id": .number(group.id), "accountNo": .string(CentralClient.padded(group.id)),
            "name": .string(group.name), "externalId": .string(group.externalId),
            "officeId": .number(group.officeId), "centerId": .number(group.centreId),
        ]
    }

    static func loanType(_ loan: Loan) -> JSONValue {
        guard loan.clientId != nil else { return .coded(2, "accountType.group", "Group") }
        return loan.groupId == nil
            ? .coded(1, "accountType.individual", "Individual")
            : .coded(3, "accountType.jlg", "JLG")
    }

    func timeline(_ loan: Loan) -> JSONValue {
        let isApproved = ![.submitted, .rejected, .withdrawn].contains(loan.status)
        let isDisbursed = isApproved && loan.status != .approved
        return [
            "submittedOnDate": .date(loan.submittedOn),
            "approvedOnDate": .date(isApproved ? loan.submittedOn : nil),
            "expectedDisbursementDate": .date(loan.disbursedOn),
            "actualDisbursementDate": .date(isDisbursed ? loan.disbursedOn : nil),
            "expectedMaturityDate": .date(loan.periods.last?.due),
        ]
    }
}
