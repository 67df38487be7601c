public import Accounting

/// What is said about how a payment was made; there is none without a payment type.
public struct PaymentDetail: Hashable, Sendable {
    public var id: Int
    public var typeId: Int
    public var accountNumber = ""
    public var checkNumber = ""
    public var routingCode = ""
    public var receiptNumber = ""
    public var bankNumber = ""
}

/// A transaction of a loan.
public struct LoanTransaction: Hashable, Sendable {
    public enum Kind: Int, Sendable {
        case disbursement = 1
        case repayment = 2
    }

    public var id: Int
    public var kind: Kind
    public var date: Day
    public var submittedOn: Day
    public var amount: Amount
    public var externalId: String?
    public var payment: PaymentDetail?
    public var note: String?
    public var submittedBy: String
    public var reversedOn: Day?
    /// Reversed by a person, not by the server when it replays later transactions.
    public var isManuallyReversed = false
    public var reversalExternalId: String?

    public var principal = Amount.zero
    public var interest = Amount.zero
    public var overpayment = Amount.zero
    public var outstanding = Amount.zero

    public var isReversed: Bool { reversedOn != nil }
}

/// A transaction of a savings account.
public struct SavingsTransaction: Hashable, Sendable {
    public enum Kind: Int, Sendable {
        case deposit = 1
        case withdrawal = 2
    }

    public var id: Int
    public var kind: Kind
    public var date: Day
    public var submittedOn: Day
    public var amount: Amount
    public var externalId: String?
    public var payment: PaymentDetail?
    public var note: String?
    public var submittedBy: String
    public var isReversed = false
    public var runningBalance = Amount.zero

    /// What it adds to the balance.
    var effect: Amount { kind == .deposit ? amount : .zero - amount }
}
