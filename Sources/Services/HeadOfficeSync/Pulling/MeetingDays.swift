internal import Accounting
internal import LedgerStore

/// When a group meets in the weeks ahead, holidays and days without work reckoned with.
struct MeetingDays: Hashable, Sendable {
    /// A run of days on which nobody meets, and the day that stands in for them.
    struct Holiday: Hashable, Sendable {
        var days: ClosedRange<Day>
        var movedTo: Day?
    }

    /// What becomes of a meeting on a day without work (Fineract's `RepaymentRescheduleType`).
    enum OnDayOff: Int64, Hashable, Sendable {
        case stays = 1
        case nextWorkingDay = 2
        case fallsOut = 3
        case workingDayBefore = 4
    }

    /// Days of the week on which there is work, Monday 0.
    var workingDays: Set<Int> = Set(0...6)
    var onDayOff = OnDayOff.stays
    var holidays: [Holiday] = []

    /// The meetings of a calendar within some days.
    ///
    /// - Parameters:
    ///   - rule: As head office writes it; where it is not understood, `dates` is all there is.
    ///   - dates: The meetings head office counted out itself.
    func meetings(
        start: Day?, rule: String?, dates: [Day], within window: ClosedRange<Day>
    ) -> [Day] {
        let planned: [Day]
        if let start, let recurrence = rule.flatMap(Recurrence.init) {
            planned = recurrence.days(from: start, within: window)
        } else {
            planned = dates + (rule == nil ? [start].compactMap(\.self) : [])
        }
        return Set(planned.compactMap(held)).filter(window.contains).sorted()
    }

    /// The day on which a meeting planned for `day` is held; nil where it falls out.
    private func held(_ day: Day) -> Day? {
        if let holiday = holidays.first(where: { $0.days.contains(day) }) { return holiday.movedTo }
        guard !workingDays.contains(day.weekday), !workingDays.isEmpty else { return day }
        switch onDayOff {
        case .stays: return day
        case .fallsOut: return nil
        case .nextWorkingDay: return firstWorkingDay(from: day, by: 1)
        case .workingDayBefore: return firstWorkingDay(from: day, by: -1)
        }
    }

    private func firstWorkingDay(from day: Day, by step: Int) -> Day? {
        (1...14).lazy.map { day.advanced(byDays: $0 * step) }.first { day in
            workingDays.contains(day.weekday) && !holidays.contains { $0.days.contains(day) }
        }
    }

    /// The rule as the branch's own schedule, where it is one of the four it knows.
    static func schedule(start: Day?, rule: String?) -> MeetingSchedule? {
        guard let start, let rule else { return nil }
        guard let recurrence = Recurrence(rule), recurrence.count == nil, recurrence.until == nil
        else { return nil }
        let window = start...start.advanced(byDays: 62)
        guard let first = recurrence.days(from: start, within: window).first else { return nil }
        switch (recurrence.frequency, recurrence.interval, recurrence.weekdays.count) {
        case (.weekly, 1, 0...1): return MeetingSchedule(first: first, rhythm: .week)
        case (.weekly, 2, 0...1): return MeetingSchedule(first: first, rhythm: .fortnight)
        case (.weekly, 4, 0...1): return MeetingSchedule(first: first, rhythm: .fourWeeks)
        case (.monthly, 1, 0) where recurrence.monthDays.count <= 1 && !recurrence.isFromEnd:
            return MeetingSchedule(first: first, rhythm: .month)
        default: return nil
        }
    }
}

extension Recurrence {
    fileprivate var isFromEnd: Bool { monthDays.contains { $0 < 0 } }
}
