internal import Accounting
internal import Counter

extension SheetRules {
    /// `[sheets]`: when sheets are sent, for how many days they are made, and how late an answer may
    /// come.
    init(_ section: ConfigurationSection?) throws {
        self.init()
        guard let section else { return }
        try section.allow(["send_at", "days_ahead", "late_days"])
        if let text = try section.optionalString("send_at") {
            sendAt = TimeOfDay(text)
            guard sendAt != nil || text == "never" else {
                throw section.error(
                    "send_at", "\"\(text)\" is no hour. Write \"18:00\", say, or \"never\"")
            }
        }
        daysAhead = try section.number("days_ahead", 1...31) ?? daysAhead
        lateDays = try section.number("late_days", 0...31) ?? lateDays
    }
}
