public import Accounting

/// A payment as it stands on a loan or savings account.
public struct FineractTransaction: FineractRow {
    public var id: Int64
    public var externalId: String?
    public var day: Day?

    /// As it is written.
    public var amount: JSON?
    public var receipt: String?

    /// Whether money was paid in: a repayment, a deposit.
    public var isPaidIn: Bool

    /// Whether money was paid out.
    public var isPaidOut: Bool

    /// Whether it was taken back.
    public var isReversed: Bool

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        externalId = value["externalId"]?.words
        day = value["date"]?.day
        amount = value["amount"]
        receipt = value["paymentDetailData"]?["receiptNumber"]?.words
        let type = value["type"] ?? value["transactionType"]
        isPaidIn = type?["repayment"]?.truth ?? type?["deposit"]?.truth ?? false
        isPaidOut = type?["withdrawal"]?.truth ?? false
        // What the server itself took back, to play it again after a back-dated one, has the day only.
        let isMarked = (value["manuallyReversed"] ?? value["reversed"])?.truth ?? false
        isReversed = isMarked || value["reversedOnDate"]?.day != nil
    }

    /// The transactions of an account that was read with them; nil where they were not.
    public static func all(of account: JSON) -> [FineractTransaction]? {
        account["transactions"]?.elements.compactMap(Self.init)
    }
}

extension FineractRequest {
    /// A loan with what was paid on it.
    public static func loanTransactions(_ id: Int64) -> Self {
        get("loans/\(id)", [.init("associations", "transactions")])
    }

    /// A savings account with what was paid in and out.
    public static func savingsTransactions(_ id: Int64) -> Self {
        get("savingsaccounts/\(id)", [.init("associations", "transactions")])
    }
}
