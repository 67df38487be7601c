public import Accounting

/// What a client has not paid of what is due on some days.
public struct ClientDue: Hashable, Sendable {
    public var client: Client

    /// Of all her loans together.
    public var amount: Money

    /// The day the first of it is due.
    public var day: Day

    public init(client: Client, amount: Money, day: Day) {
        self.client = client
        self.amount = amount
        self.day = day
    }
}

/// Whose dues are looked at.
public enum DueScope: Hashable, Sendable {
    case everybody

    /// Clients of the group with this code.
    case group(String)

    /// Clients of the groups of the officer with this code. A group without an officer is nobody's.
    case officer(String)
}

/// The days whose instalments are meant.
public struct DueDays: Hashable, Sendable {
    public var first: Day
    public var last: Day

    /// Everything that was due before a day.
    public static func before(_ day: Day) -> DueDays {
        DueDays(first: Day(daysSince1970: 0), last: day.advanced(byDays: -1))
    }

    /// What is due on a day.
    public static func on(_ day: Day) -> DueDays { DueDays(first: day, last: day) }
}
