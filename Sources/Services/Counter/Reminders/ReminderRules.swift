public import Accounting
public import LedgerStore

/// What the MFI has settled about reminders.
public struct ReminderRules: Sendable {
    /// When none is sent.
    public var quiet = DailyHours.night

    /// When clients are reminded of what is due the next day; nil when they are not.
    public var dayBefore: TimeOfDay?

    /// When clients are reminded of what they have not paid; nil when only officers do it.
    public var late: TimeOfDay?

    /// How many days after the day it was due.
    public var lateDays = [1, 3, 7]

    /// Names or codes of the groups that are reminded by the clock; none means all.
    public var groups: [String] = []

    /// Codes of the officers whose groups are reminded by the clock; none means all.
    public var officers: [String] = []

    /// How many reminders may be written for a day.
    public var mostPerDay = 300

    public var tariff = Tariff()

    public init() {}
}

extension CounterRules {
    /// What is not sent at this hour of the branch's day.
    public func held(at moment: Moment) -> Set<MessageClass> {
        reminders.quiet.contains(calendar.civilTime(of: moment).timeOfDay) ? [.reminder] : []
    }
}
