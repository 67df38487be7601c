public import Accounting

/// A transaction that head office's books hold, as a test adds them up.
public struct LedgerEntry: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case repayment, deposit, withdrawal
    }

    public var kind: Kind
    /// The loan's or the savings account's number.
    public var accountId: Int
    public var accountNumber: String
    public var transactionId: Int
    public var date: Day
    public var amount: Amount
    public var externalId: String?
    public var receiptNumber: String?
    public var isReversed: Bool
    public var submittedBy: String

    var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "accountId": .number(accountId),
            "accountNo": .string(accountNumber), "transactionId": .number(transactionId),
            "date": .string(date.iso), "amount": .string(amount.text),
            "externalId": .string(externalId), "receiptNumber": .string(receiptNumber),
            "reversed": .bool(isReversed), "submittedBy": .string(submittedBy),
        ]
    }
}

extension CentralSystem {
    /// Every repayment, deposit and withdrawal, reversed ones too, by their numbers.
    public var ledger: [LedgerEntry] {
        let repayments = books.loans.values.flatMap { loan in
            loan.transactions.filter { $0.kind == .repayment }.map { LedgerEntry($0, of: loan) }
        }
        let movements = books.savings.values.flatMap { account in
            account.transactions.map { LedgerEntry($0, of: account) }
        }
        return (repayments + movements).sorted { $0.transactionId < $1.transactionId }
    }
}

extension LedgerEntry {
    fileprivate init(_ transaction: LoanTransaction, of loan: Loan) {
        self.init(
            kind: .repayment, accountId: loan.id, accountNumber: loan.accountNumber,
            transactionId: transaction.id, date: transaction.date, amount: transaction.amount,
            externalId: transaction.externalId,
            receiptNumber: transaction.payment?.receiptNumber,
            isReversed: transaction.isReversed, submittedBy: transaction.submittedBy)
    }

    fileprivate init(_ transaction: SavingsTransaction, of account: SavingsAccount) {
        self.init(
            kind: transaction.kind == .deposit ? .deposit : .withdrawal, accountId: account.id,
            accountNumber: account.accountNumber, transactionId: transaction.id,
            date: transaction.date, amount: transaction.amount,
            externalId: transaction.externalId,
            receiptNumber: transaction.payment?.receiptNumber,
            isReversed: transaction.isReversed, submittedBy: transaction.submittedBy)
    }
}
