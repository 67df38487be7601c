public import Accounting

/// What a client has to pay next on each loan.
public struct PaymentsDue: Hashable, Sendable {
    /// The next instalment of a loan, or what is still open of it.
    public struct Due: Hashable, Sendable {
        public var label: AccountLabel
        public var product: String?
        public var amount: Money
        public var day: Day
        public var isOverdue: Bool

        public init(
            label: AccountLabel, product: String?, amount: Money, day: Day, isOverdue: Bool
        ) {
            self.label = label
            self.product = product
            self.amount = amount
            self.day = day
            self.isOverdue = isOverdue
        }
    }

    public var name: String

    /// Whether she owes anything at all.
    public var hasLoans: Bool

    /// The earliest first.
    public var dues: [Due]

    /// When her group meets next; nil when the branch does not know.
    public var nextMeeting: Day?

    public init(name: String, hasLoans: Bool, dues: [Due], nextMeeting: Day? = nil) {
        self.name = name
        self.hasLoans = hasLoans
        self.dues = dues
        self.nextMeeting = nextMeeting
    }

    var wording: Wording {
        guard hasLoans else { return Wording("account.no-loans", ["name": .text(name)]) }
        let meeting = nextMeeting.map { Wording("account.meeting", ["day": .day($0)]) }
        guard let first = dues.first else {
            return Wording(
                "account.nothing-due", ["name": .text(name), "meeting": .wording(meeting)])
        }
        let total = dues.dropFirst().reduce(first.amount) { $0.adding($1.amount) ?? $0 }
        return Wording(
            dues.count == 1 ? "account.due" : "account.dues",
            [
                "name": .text(name), "dues": .list(dues.map(\.wording)), "total": .money(total),
                "meeting": .wording(meeting),
            ])
    }
}

extension PaymentsDue.Due {
    fileprivate var wording: Wording {
        Wording(
            isOverdue ? "account.overdue" : "account.next",
            [
                "loan": .text(product ?? label.text), "label": .text(label.text),
                "amount": .money(amount), "figure": .amount(amount), "day": .day(day),
            ])
    }
}
