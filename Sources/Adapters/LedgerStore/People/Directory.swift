public import Accounting
public import TextCommands

/// A loan officer.
public struct Officer: Hashable, Sendable {
    public var code: String
    public var name: String
    public var phone: PhoneNumber
    public var pin: PINHash?

    /// Whether he was given his PIN and has not chosen one of his own yet.
    public var pinIsIssued = true

    /// The language he is answered in, `sw`; nil for the branch's first.
    public var language: String?

    public init(
        code: String, name: String, phone: PhoneNumber, pin: PINHash? = nil,
        language: String? = nil
    ) {
        self.code = code
        self.name = name
        self.phone = phone
        self.pin = pin
        self.language = language
    }
}

/// Somebody else of the branch's staff.
public struct User: Hashable, Sendable {
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case manager
        case cashier
    }

    public var code: String
    public var name: String
    public var phone: PhoneNumber?
    public var role: Role
    public var pin: PINHash?

    /// Whether he was given his PIN and has not chosen one of his own yet.
    public var pinIsIssued = true

    /// The language he is answered in, `sw`; nil for the branch's first.
    public var language: String?

    public init(
        code: String, name: String, phone: PhoneNumber?, role: Role, pin: PINHash? = nil,
        language: String? = nil
    ) {
        self.code = code
        self.name = name
        self.phone = phone
        self.role = role
        self.pin = pin
        self.language = language
    }
}

/// A client of the branch.
public struct Client: Hashable, Sendable {
    /// Digits; zeros in front count.
    public var number: String
    public var name: String
    public var phone: PhoneNumber?

    /// The code of her group.
    public var group: String
    public var pin: PINHash?

    /// Whether she was given her PIN and has not chosen one of her own yet.
    public var pinIsIssued = true

    /// The language she is answered in, `sw`; nil for the branch's first.
    public var language: String?

    public init(
        number: String, name: String, phone: PhoneNumber?, group: String, pin: PINHash? = nil,
        language: String? = nil
    ) {
        self.number = number
        self.name = name
        self.phone = phone
        self.group = group
        self.pin = pin
        self.language = language
    }
}

/// Where groups meet.
public struct Centre: Hashable, Sendable {
    public var code: String
    public var name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// Clients who meet and vouch for each other.
public struct Group: Hashable, Sendable {
    public var code: String
    public var name: String

    /// The code of its centre.
    public var centre: String

    /// The code of the officer who holds its meetings.
    public var officer: String?

    /// When it meets; nil where its meetings follow from what its clients owe.
    public var meeting: MeetingSchedule?

    public init(
        code: String, name: String, centre: String, officer: String? = nil,
        meeting: MeetingSchedule? = nil
    ) {
        self.code = code
        self.name = name
        self.centre = centre
        self.officer = officer
        self.meeting = meeting
    }
}

/// A client's loan or savings account, and what head office last said about it.
public struct ClientAccount: Hashable, Sendable {
    public var account: Account

    /// The client's number.
    public var client: String
    public var currency: Currency

    /// The number printed on the client's papers.
    public var number: String?
    public var product: String?

    /// The day of head office's last figure.
    public var figureDay: Day?
    public var nextDue: Instalment?

    public init(
        account: Account, client: String, currency: Currency, number: String?, product: String?,
        figureDay: Day?, nextDue: Instalment?
    ) {
        self.account = account
        self.client = client
        self.currency = currency
        self.number = number
        self.product = product
        self.figureDay = figureDay
        self.nextDue = nextDue
    }
}

/// What is due next on a loan.
public struct Instalment: Hashable, Sendable {
    public var amount: Money
    public var day: Day

    public init(amount: Money, day: Day) {
        self.amount = amount
        self.day = day
    }
}
