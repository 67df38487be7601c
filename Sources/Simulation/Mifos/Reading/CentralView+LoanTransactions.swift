internal import Accounting

extension CentralView {
    /// `GET /v1/loans/{id}/transactions?page=&size=`: a page as Spring makes them.
    func transactions(of loan: Loan) throws(FineractRefusal) -> JSONValue {
        let all = loan.transactions.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
        let size = max(1, request.number("size") ?? 20)
        let page = request.number("page") ?? 0
        return [
            "totalElements": .number(all.count), "size": .number(size), "number": .number(page),
            "totalPages": .number((all.count + size - 1) / size),
            "content": .array(
                all.dropFirst(page * size).prefix(size).map { json($0, of: loan) }),
        ]
    }

    /// What is due next, as a screen would fill it in.
    func template(of loan: Loan) throws(FineractRefusal) -> JSONValue {
        let command = request.query["command"] ?? "repayment"
        guard ["repayment", "prepayLoan"].contains(command) else {
            throw .badQuery("command", command)
        }
        let overdue = loan.overdue(on: books.businessDate).map(\.outstanding).total
        let next = loan.periods.first { $0.due >= books.businessDate && !$0.isComplete }
        let amount =
            command == "prepayLoan"
            ? loan.totalOutstanding : overdue > .zero ? overdue : next?.outstanding ?? .zero
        return [
            "type": Self.type(.repayment), "date": .date(next?.due ?? books.businessDate),
            "currency": Self.currency, "amount": .amount(amount),
            "paymentTypeOptions": paymentTypeOptions,
        ]
    }

    var paymentTypeOptions: JSONValue {
        .array(
            books.paymentTypes.values.sorted { $0.id < $1.id }.map {
                [
                    "id": .number($0.id), "name": .string($0.name), "position": .number($0.id),
                    "description": .string($0.name),
                ]
            })
    }

    func json(_ transaction: LoanTransaction, of loan: Loan) -> JSONValue {
        let none = JSONValue.amount(.zero)
        return [
            "id": .number(transaction.id), "loanId": .number(loan.id),
            "officeId": .number(loan.officeId),
            "officeName": .string(books.offices[loan.officeId]?.name),
            "type": Self.type(transaction.kind), "date": .date(transaction.date),
            "currency": Self.currency, "paymentDetailData": json(transaction.payment),
            "amount": .amount(transaction.amount),
            "principalPortion": .amount(transaction.principal),
            "interestPortion": .amount(transaction.interest), "feeChargesPortion": none,
            "penaltyChargesPortion": none,
            "overpaymentPortion": .amount(transaction.overpayment),
            "unrecognizedIncomePortion": none,
            "outstandingLoanBalance": .amount(transaction.outstanding),
            "externalId": .string(transaction.externalId),
            "submittedOnDate": .date(transaction.submittedOn),
            "submittedByUsername": .string(transaction.submittedBy),
            "note": .string(transaction.note),
            "manuallyReversed": .bool(transaction.isManuallyReversed),
            "reversalExternalId": .string(transaction.reversalExternalId),
            "reversedOnDate": .date(transaction.reversedOn), "transactionRelations": [],
        ]
    }

    func json(_ payment: PaymentDetail?) -> JSONValue {
        guard let payment else { return .null }
        return [
            "id": .number(payment.id),
            "paymentType": [
                "id": .number(payment.typeId),
                "name": .string(books.paymentTypes[payment.typeId]?.name),
            ],
            "accountNumber": .string(payment.accountNumber),
            "checkNumber": .string(payment.checkNumber),
            "routingCode": .string(payment.routingCode),
            "receiptNumber": .string(payment.receiptNumber),
            "bankNumber": .string(payment.bankNumber),
        ]
    }

    private static func type(_ kind: LoanTransaction.Kind) -> JSONValue {
        let isRepayment = kind == .repayment
        return [
            "id": .number(kind.rawValue),
            "code": .string("loanTransactionType.\(isRepayment ? "repayment" : "disbursement")"),
            "value": .string(isRepayment ? "Repayment" : "Disbursement"),
            "disbursement": .bool(!isRepayment), "repayment": .bool(isRepayment),
            "repaymentAtDisbursement": false, "contra": false, "waiveInterest": false,
            "waiveCharges": false, "accrual": false, "writeOff": false, "recoveryRepayment": false,
            "chargePayment": false, "refund": false, "refundForActiveLoans": false,
        ]
    }
}
