public import Accounting

/// What a client is reminded of.
public struct ReminderText: Hashable, Sendable {
    public var name: String

    /// What is still open of it.
    public var amount: Money

    /// The day it is, or was, due.
    public var day: Day
    public var isLate: Bool

    /// When her group meets next, where that is known and she is late.
    public var meeting: Day?
    public var branch: String

    public init(
        name: String, amount: Money, day: Day, isLate: Bool, meeting: Day?, branch: String
    ) {
        self.name = name
        self.amount = amount
        self.day = day
        self.isLate = isLate
        self.meeting = meeting
        self.branch = branch
    }

    var wording: Wording {
        var values: [String: Wording.Value] = [
            "name": .text(name), "amount": .money(amount), "day": .day(day),
            "branch": .text(branch),
        ]
        guard isLate else { return Wording("reminder.due", values) }
        guard let meeting else { return Wording("reminder.was-due-undated", values) }
        values["meeting"] = .day(meeting)
        return Wording("reminder.was-due", values)
    }
}
