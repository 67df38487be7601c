public import Accounting

/// What Fineract has of something that was posted.
public enum Finding: Hashable, Sendable {
    /// It stands there; `isReversed` where somebody took it back since.
    case stands(resource: Int64, isReversed: Bool)

    /// Fineract knows the account and has no such transaction.
    case absent

    /// Nobody could say: later.
    case unknown

    /// Nothing can be asked until somebody has put it right.
    case halt(PostingAnswer.Halt)

    /// What a reply that is no answer to the question means.
    init(noAnswer answer: PostingAnswer) {
        if case .halt(let halt) = answer { self = .halt(halt) } else { self = .unknown }
    }
}

/// A question whether something stands at head office.
public enum PostingQuestion: Hashable, Sendable {
    /// By its external id, which stays when Fineract replays the loan and gives new numbers.
    case repayment(loan: Int64, externalID: String)

    /// On servers that know external ids of savings.
    case savings(savings: Int64, externalID: String)

    /// By account, days, amount, direction and receipt number: others have no name for it.
    case savingsSearch(SavingsSearch)

    /// By its number, which stays.
    case savingsTransaction(savings: Int64, transaction: Int64)

    /// What is looked for among the transactions of a savings account.
    public struct SavingsSearch: Hashable, Sendable {
        public var savings: Int64
        public var isDeposit: Bool
        public var amount: Money
        public var receiptNumber: String
        public var days: ClosedRange<Day>

        public init(
            savings: Int64, isDeposit: Bool, amount: Money, receiptNumber: String,
            days: ClosedRange<Day>
        ) {
            self.savings = savings
            self.isDeposit = isDeposit
            self.amount = amount
            self.receiptNumber = receiptNumber
            self.days = days
        }
    }
}

extension PostingQuestion {
    public var request: FineractRequest {
        switch self {
        case .repayment(let loan, let externalID):
            .get("loans/\(loan)/transactions/external-id/\(externalID)")
        case .savings(let savings, let externalID):
            .get("savingsaccounts/\(savings)/transactions/external-id/\(externalID)")
        case .savingsTransaction(let savings, let transaction):
            .get("savingsaccounts/\(savings)/transactions/\(transaction)")
        case .savingsSearch(let search): search.request
        }
    }

    /// What a reply to the question says.
    public func finding(_ reply: FineractReply) -> Finding {
        guard case .answered(let answer) = reply else { return .unknown }
        switch answer.status {
        case 200: return finding(answer.json)
        case 404 where FineractErrorBody(answer.json) != nil: return .absent
        default: return Finding(noAnswer: PostingAnswer(answer))
        }
    }

    private func finding(_ json: JSON?) -> Finding {
        guard let json, case .object = json else { return .unknown }
        if case .savingsSearch(let search) = self { return search.finding(in: json) }
        guard let id = json["id"]?.integer else { return .unknown }
        return .stands(resource: id, isReversed: json.isReversedTransaction)
    }
}

extension PostingQuestion.SavingsSearch {
    /// More of one amount on one account in a few days there are not.
    private static let mostHits = 50

    fileprivate var request: FineractRequest {
        .get(
            "savingsaccounts/\(savings)/transactions/search",
            [
                .init("fromDate", days.lowerBound.iso), .init("toDate", days.upperBound.iso),
                .init("fromAmount", amount.decimal), .init("toAmount", amount.decimal),
                .init("types", isDeposit ? "1" : "2"),
                .init(isDeposit ? "credit" : "debit", "true"),
                .init("limit", String(Self.mostHits)), .init("orderBy", "id"),
                .init("sortOrder", "DESC"), .init("dateFormat", "yyyy-MM-dd"),
                .init("locale", "en"),
            ])
    }

    /// The one that still stands, where one of several was taken back.
    fileprivate func finding(in json: JSON) -> Finding {
        guard case .list(let hits)? = json["content"] else { return .unknown }
        let same = hits.filter(isMeant).sorted {
            !$0.isReversedTransaction && $1.isReversedTransaction
        }
        guard let hit = same.first else { return .absent }
        guard let id = hit["id"]?.integer else { return .unknown }
        return .stands(resource: id, isReversed: hit.isReversedTransaction)
    }

    /// Servers differ in what they filter by: every term is looked at again.
    private func isMeant(_ hit: JSON) -> Bool {
        let type = hit["transactionType"]
        let isSameType =
            type?[isDeposit ? "deposit" : "withdrawal"]?.truth == true
            || type?["id"]?.integer == (isDeposit ? 1 : 2)
        return isSameType && hit["amount"]?.money(in: amount.currency) == amount
            && hit["paymentDetailData"]?["receiptNumber"]?.string == receiptNumber
            && (hit["date"]?.day.map(days.contains) ?? true)
    }
}

extension JSON {
    /// Whether a transaction was taken back: loans and savings say it in different words.
    fileprivate var isReversedTransaction: Bool {
        self["manuallyReversed"]?.truth == true || self["reversed"]?.truth == true
            || self["reversedOnDate"]?.day != nil
    }
}
