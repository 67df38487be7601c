internal import Accounting
internal import LedgerStore

/// How the cells that say when a group meets are read.
enum MeetingCells {
    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// 1970-01-05, a Monday.
    private static let firstMonday = Day(daysSince1970: 4)

    private static let dayForm =
        "a weekday or the day of the next meeting; write Tuesday or 2026-11-24"
    private static let rhythmForm = "7, 14, 28, week, fortnight or month"

    /// `meeting_day` and `meeting_every` of a group; nil where neither is given.
    ///
    /// A weekday alone means every week. A fortnight or a month needs a day to be counted from.
    static func schedule(_ row: CSVRow) throws(ImportError) -> MeetingSchedule? {
        let rhythm = try row.optionallyParsed("meeting_every", rhythmForm, rhythm)
        guard let text = row.optional("meeting_day") else {
            guard rhythm == nil else {
                throw row.error("meeting_day", "it is empty, and meeting_every is not")
            }
            return nil
        }
        if let day = Day(iso: text) { return MeetingSchedule(first: day, rhythm: rhythm) }
        guard let first = day(ofWeekday: text) else {
            throw row.error("meeting_day", "\"\(text)\" is not \(dayForm)")
        }
        guard rhythm == nil || rhythm == .week else {
            throw row.error(
                "meeting_day",
                "with meeting_every it must be the day of the next meeting; write it like 2026-11-24"
            )
        }
        return MeetingSchedule(first: first, rhythm: .week)
    }

    private static func day(ofWeekday text: String) -> Day? {
        weekdays.firstIndex(of: text.lowercased()).map(firstMonday.advanced(byDays:))
    }

    private static func rhythm(_ text: String) -> MeetingSchedule.Rhythm? {
        switch text.lowercased() {
        case "7", "week": .week
        case "14", "fortnight": .fortnight
        case "28": .fourWeeks
        case "month": .month
        default: nil
        }
    }
}
