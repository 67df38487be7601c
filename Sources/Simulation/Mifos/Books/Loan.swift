public import Accounting

/// A loan with its schedule and its transactions.
public struct Loan: Hashable, Sendable {
    public var id: Int
    public var accountNumber: String
    public var externalId: String
    /// Nobody for a loan to a group as a whole.
    public var clientId: Int?
    public var groupId: Int?
    public var officeId: Int
    public var officerId: Int
    public var product: LoanProduct
    public var status = LoanStatus.active
    public var submittedOn: Day
    public var disbursedOn: Day
    public var principal: Amount
    public var periods: [LoanPeriod]
    public var transactions: [LoanTransaction] = []
    /// The close-of-business job holds it.
    public var isLocked = false
}

/// A loan product.
public enum LoanProduct: Int, CaseIterable, Sendable {
    case business = 1
    case school = 2
    case group = 3

    var name: String {
        switch self {
        case .business: "Biashara loan"
        case .school: "School loan"
        case .group: "Group loan"
        }
    }

    var shortName: String {
        switch self {
        case .business: "BIAS"
        case .school: "SCHL"
        case .group: "GRUP"
        }
    }
}

/// An instalment.
public struct LoanPeriod: Hashable, Sendable {
    public var number: Int
    public var from: Day
    public var due: Day
    public var principal: Amount
    public var interest: Amount
    public var principalPaid = Amount.zero
    public var interestPaid = Amount.zero
    public var completedOn: Day?

    var totalDue: Amount { principal + interest }
    var totalPaid: Amount { principalPaid + interestPaid }
    var outstanding: Amount { totalDue - totalPaid }
    var isComplete: Bool { outstanding == .zero }
}

/// Where a loan stands (`loanStatusType`).
public enum LoanStatus: Int, Sendable {
    case submitted = 100
    case approved = 200
    case active = 300
    case withdrawn = 400
    case rejected = 500
    case closed = 600
    case writtenOff = 601
    case overpaid = 700

    public init?(named name: String) {
        switch name {
        case "submitted": self = .submitted
        case "approved": self = .approved
        case "active": self = .active
        case "withdrawn": self = .withdrawn
        case "rejected": self = .rejected
        case "closed": self = .closed
        case "written-off": self = .writtenOff
        case "overpaid": self = .overpaid
        default: return nil
        }
    }

    /// Whether it takes repayments.
    var takesRepayments: Bool { [.active, .closed, .overpaid].contains(self) }

    private var words: (code: String, value: String) {
        switch self {
        case .submitted: ("submitted.and.pending.approval", "Submitted and pending approval")
        case .approved: ("approved", "Approved")
        case .active: ("active", "Active")
        case .withdrawn: ("withdrawn.by.client", "Withdrawn by applicant")
        case .rejected: ("rejected", "Rejected")
        case .closed: ("closed.obligations.met", "Closed (obligations met)")
        case .writtenOff: ("closed.written.off", "Closed (written off)")
        case .overpaid: ("overpaid", "Overpaid")
        }
    }

    var coded: JSONValue {
        let words = words
        return [
            "id": .number(rawValue), "code": .string("loanStatusType.\(words.code)"),
            "value": .string(words.value), "pendingApproval": .bool(self == .submitted),
            "waitingForDisbursal": .bool(self == .approved), "active": .bool(self == .active),
            "closedObligationsMet": .bool(self == .closed),
            "closedWrittenOff": .bool(self == .writtenOff), "closedRescheduled": false,
            "closed": .bool([.closed, .writtenOff].contains(self)),
            "overpaid": .bool(self == .overpaid),
        ]
    }
}
