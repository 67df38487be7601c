public import Accounting

/// That a message reminds one client.
public struct Reminder: Hashable, Sendable {
    /// The client's number.
    public var client: String

    /// The day it is to reach her.
    public var day: Day

    /// The message in the outbox; several clients who share a phone share it.
    public var message: Int64

    /// Which instalments it speaks of.
    public var days: DueDays

    /// What is open of them.
    public var amount: Money

    public init(client: String, day: Day, message: Int64, days: DueDays, amount: Money) {
        self.client = client
        self.day = day
        self.message = message
        self.days = days
        self.amount = amount
    }
}
