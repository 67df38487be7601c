internal import Accounting

/// When a reminder written now would leave.
struct ReminderDate {
    /// Today, as the branch's wall has it.
    let today: Day

    /// The day it leaves.
    let day: Day

    /// The hour it leaves; nil for at once.
    let hour: String?

    /// When today began.
    let startOfToday: Moment

    init(of now: Moment, _ rules: CounterRules) {
        let time = rules.calendar.civilTime(of: now)
        let quiet = rules.reminders.quiet
        let isQuiet = quiet.contains(time.timeOfDay)
        today = time.day
        day = quiet.endsNextDay(from: time.timeOfDay) ? time.day.advanced(byDays: 1) : time.day
        hour = isQuiet ? quiet.end : nil
        let seconds = time.hour * 3600 + time.minute * 60 + time.second
        startOfToday = now.advanced(bySeconds: Int64(-seconds))
    }

    /// When today is over.
    var endOfToday: Moment { startOfToday.advanced(bySeconds: 86_400) }
}
