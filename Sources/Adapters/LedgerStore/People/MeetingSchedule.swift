public import Accounting

/// When a group meets: on one day, or on a day and every so often after it.
public struct MeetingSchedule: Hashable, Sendable {
    /// How often a group meets.
    public enum Rhythm: String, Hashable, Sendable, CaseIterable {
        case week
        case fortnight
        case fourWeeks = "four-weeks"

        /// The same day of each month; the last one where a month is too short.
        case month
    }

    /// The first meeting, or any earlier one.
    public var first: Day

    /// Nil where `first` is the only meeting that is known.
    public var rhythm: Rhythm?

    public init(first: Day, rhythm: Rhythm?) {
        self.first = first
        self.rhythm = rhythm
    }

    /// Whether the group meets on that day.
    public func meets(on day: Day) -> Bool {
        guard day > first else { return day == first }
        switch rhythm {
        case nil: return false
        case .week: return isMultiple(of: 7, day)
        case .fortnight: return isMultiple(of: 14, day)
        case .fourWeeks: return isMultiple(of: 28, day)
        case .month:
            let isLastOfMonth = day.advanced(byDays: 1).month != day.month
            return day.dayOfMonth == first.dayOfMonth
                || isLastOfMonth && day.dayOfMonth < first.dayOfMonth
        }
    }

    /// The first meeting after a day; nil when none is known.
    public func next(after day: Day) -> Day? {
        if day < first { return first }
        return (1...Self.longestGap).lazy.map(day.advanced(byDays:)).first(where: meets)
    }

    /// In days: from one month's meeting to the next one's.
    private static let longestGap = 31

    private func isMultiple(of count: Int, _ day: Day) -> Bool {
        (day.daysSince1970 - first.daysSince1970) % count == 0
    }
}
