public import Accounting

/// One thing to be posted, in Fineract's terms.
public struct PostingCommand: Hashable, Sendable {
    public var act: Act

    /// The name it bears on both sides, for ever; at most 100 of `[A-Za-z0-9_-]`.
    public var externalID: String

    /// The key of this try; at most 50 octets.
    public var key: String

    /// The day it counts for, not after the tenant's business date.
    public var day: Day

    /// The payment type: without one Fineract keeps no receipt number.
    public var paymentType: Int64

    /// At most 50 characters.
    public var receiptNumber: String

    /// At most 1000 characters.
    public var note: String

    /// What is done to which account.
    public enum Act: Hashable, Sendable {
        case repayment(loan: Int64, Money)

        /// - Parameter hasExternalID: Whether the server knows external ids of savings.
        case deposit(savings: Int64, Money, hasExternalID: Bool)
        case withdrawal(savings: Int64, Money, hasExternalID: Bool)

        /// By the external id of what is undone: its number changes when Fineract replays a loan.
        case undoRepayment(loan: Int64, externalID: String)
        case undoSavings(savings: Int64, transaction: Int64)
    }

    public init(
        _ act: Act, externalID: String, key: String, day: Day, paymentType: Int64,
        receiptNumber: String, note: String
    ) {
        self.act = act
        self.externalID = externalID
        self.key = key
        self.day = day
        self.paymentType = paymentType
        self.receiptNumber = receiptNumber
        self.note = note
    }
}

extension PostingCommand {
    /// The request that does it.
    public var request: FineractRequest {
        var request = FineractRequest.post(path, query, body: .object(fields), key: key)
        // The server waits and tries again by itself before it says 425 or 409.
        request.serverTime = .seconds(10)
        return request
    }

    /// Whether the batch interface knows the command. The way by a loan's number and a
    /// transaction's external id it does not.
    public var fitsBatch: Bool {
        if case .undoRepayment = act { false } else { true }
    }

    private var path: String {
        switch act {
        case .repayment(let loan, _): "loans/\(loan)/transactions"
        case .deposit(let savings, _, _), .withdrawal(let savings, _, _):
            "savingsaccounts/\(savings)/transactions"
        case .undoRepayment(let loan, let externalID):
            "loans/\(loan)/transactions/external-id/\(externalID)"
        case .undoSavings(let savings, let transaction):
            "savingsaccounts/\(savings)/transactions/\(transaction)"
        }
    }

    private var query: [FineractRequest.Parameter] {
        switch act {
        case .repayment: [.init("command", "repayment")]
        case .deposit: [.init("command", "deposit")]
        case .withdrawal: [.init("command", "withdrawal")]
        case .undoRepayment, .undoSavings: [.init("command", "undo")]
        }
    }

    /// The fields of the body; Fineract refuses every other one (facts/fineract.md §4.1, §4.2).
    private var fields: [String: JSON] {
        switch act {
        case .repayment(_, let money):
            return transaction(.amount(money)).merging(["externalId": .text(externalID)]) { $1 }
        case .deposit(_, let money, let hasExternalID),
            .withdrawal(_, let money, let hasExternalID):
            let fields = transaction(.amount(money))
            guard hasExternalID else { return fields }
            return fields.merging(["externalId": .text(externalID)]) { $1 }
        case .undoRepayment:
            return dated.merging([
                "transactionAmount": .integer(0), "reversalExternalId": .text(externalID),
                "note": .text(note),
            ]) { $1 }
        case .undoSavings: return [:]
        }
    }

    private func transaction(_ amount: JSON) -> [String: JSON] {
        dated.merging([
            "transactionAmount": amount, "paymentTypeId": .integer(paymentType),
            "receiptNumber": .text(receiptNumber), "note": .text(note),
        ]) { $1 }
    }

    private var dated: [String: JSON] {
        [
            "transactionDate": .day(day), "dateFormat": .text("yyyy-MM-dd"),
            "locale": .text("en"),
        ]
    }
}
