public import Accounting

/// A savings account with its transactions.
public struct SavingsAccount: Hashable, Sendable {
    public var id: Int
    public var accountNumber: String
    public var externalId: String
    public var clientId: Int
    public var officeId: Int
    public var status = SavingsStatus.active
    public var activatedOn: Day
    /// What she is to save at each meeting.
    public var dueAmount: Amount
    public var transactions: [SavingsTransaction] = []

    public var balance: Amount {
        transactions.filter { !$0.isReversed }.map(\.effect).total
    }

    /// The transactions that count, in the order of their days.
    private var counted: [Int] {
        transactions.indices.filter { !transactions[$0].isReversed }.sorted {
            let (one, other) = (transactions[$0], transactions[$1])
            return (one.date, one.id) < (other.date, other.id)
        }
    }

    /// Writes the balance after each transaction anew.
    mutating func runBalance() {
        var balance = Amount.zero
        for index in counted {
            balance += transactions[index].effect
            transactions[index].runningBalance = balance
        }
    }

    /// The least the balance was after any transaction.
    var leastBalance: Amount {
        counted.map { transactions[$0].runningBalance }.min() ?? .zero
    }

    func transaction(_ id: Int) -> SavingsTransaction? { transactions.first { $0.id == id } }
}

/// Where a savings account stands (`savingsAccountStatusType`).
public enum SavingsStatus: Int, Sendable {
    case submitted = 100
    case active = 300
    case closed = 600

    public init?(named name: String) {
        switch name {
        case "submitted": self = .submitted
        case "active": self = .active
        case "closed": self = .closed
        default: return nil
        }
    }

    var coded: JSONValue {
        let words =
            switch self {
            case .submitted:
                ("submitted.and.pending.approval", "Submitted and pending approval")
            case .active: ("active", "Active")
            case .closed: ("closed", "Closed")
            }
        return [
            "id": .number(rawValue), "code": .string("savingsAccountStatusType.\(words.0)"),
            "value": .string(words.1), "submittedAndPendingApproval": .bool(self == .submitted),
            "active": .bool(self == .active), "closed": .bool(self == .closed),
        ]
    }
}
