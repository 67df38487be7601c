public import Accounting

/// A loan with what is owed on it (`/loans`).
public struct FineractLoan: FineractRow {
    public var id: Int64
    public var accountNumber: String?
    public var externalId: String?

    /// 100 and 200 before it is paid out, 300 active, 600 closed, 601 written off, 602 rescheduled,
    /// 700 overpaid.
    public var status: Int64?

    /// Nil for a loan to a group.
    public var clientId: Int64?
    public var groupId: Int64?
    public var officeId: Int64?
    public var product: String?
    public var currencyCode: String?

    /// `totalOutstanding` as it is written.
    public var outstanding: String?

    /// `totalOverdue` as it is written.
    public var overdue: String?
    public var overdueSince: Day?

    /// The periods of its schedule in order; nil where they were not asked for.
    public var periods: [FineractPeriod]?

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        accountNumber = value["accountNo"]?.words
        externalId = value["externalId"]?.words
        status = value["status"]?.choice
        clientId = value["clientId"]?.integer
        groupId = value["group"]?["id"]?.integer ?? value["groupId"]?.integer
        officeId = value["clientOfficeId"]?.integer ?? value["officeId"]?.integer
        product = value["loanProductName"]?.words
        let summary = value["summary"]
        currencyCode = (value["currency"] ?? summary?["currency"])?["code"]?.words
        outstanding = summary?["totalOutstanding"]?.words
        overdue = summary?["totalOverdue"]?.words
        overdueSince = summary?["overdueSinceDate"]?.day
        periods = value["repaymentSchedule"]?["periods"]?.elements.compactMap(FineractPeriod.init)
    }

    /// Whether it is owed on: active, or on its way to another office.
    public var isActive: Bool { status == 300 || status == 303 || status == 304 }
}

/// One instalment of a loan's schedule.
public struct FineractPeriod: Hashable, Sendable {
    public var due: Day

    /// `totalOutstandingForPeriod` as it is written: what is still to be paid of it.
    public var outstanding: String?

    /// Nil for the row of the disbursement, which has no number or 0, and where it has no day.
    public init?(_ value: JSON) {
        guard let number = value["period"]?.integer, number > 0, let due = value["dueDate"]?.day
        else { return nil }
        self.due = due
        outstanding = value["totalOutstandingForPeriod"]?.words
    }
}

/// A savings account (`/savingsaccounts`).
public struct FineractSavingsAccount: FineractRow {
    public var id: Int64
    public var accountNumber: String?
    public var externalId: String?

    /// 100 and 200 before it is opened, 300 active, 600 closed.
    public var status: Int64?
    public var clientId: Int64?
    public var product: String?
    public var currencyCode: String?

    /// `accountBalance` as it is written.
    public var balance: String?

    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.id = id
        accountNumber = value["accountNo"]?.words
        externalId = value["externalId"]?.words
        status = value["status"]?.choice
        clientId = value["clientId"]?.integer
        product = value["savingsProductName"]?.words
        let summary = value["summary"]
        currencyCode = (value["currency"] ?? summary?["currency"])?["code"]?.words
        balance = summary?["accountBalance"]?.words
    }

    public var isActive: Bool { status == 300 || status == 303 || status == 304 }
}
