internal import Accounting

extension Recurrence {
    /// The days from `start` on that fall within `window`, in order.
    func days(from start: Day, within window: ClosedRange<Day>) -> [Day] {
        let last = until.map { min($0, window.upperBound) } ?? window.upperBound
        guard start <= last else { return [] }
        var days: [Day] = []
        var number = 0
        for offset in start.daysSince1970...last.daysSince1970 {
            let day = Day(daysSince1970: offset)
            guard happens(on: day, from: start) else { continue }
            number += 1
            if let count, number > count { break }
            if window.contains(day) { days.append(day) }
        }
        return days
    }

    private func happens(on day: Day, from start: Day) -> Bool {
        switch frequency {
        case .daily:
            return (day.daysSince1970 - start.daysSince1970) % interval == 0 && isNamed(day)
        case .weekly:
            let isNamed =
                weekdays.isEmpty
                ? day.weekday == start.weekday : weekdays.contains { $0.number == day.weekday }
            return isNamed && (day.week - start.week) % interval == 0
        case .monthly:
            let months = (day.year - start.year) * 12 + day.month - start.month
            return months % interval == 0 && isNamed(day, inMonthOf: start)
        case .yearly:
            return (day.year - start.year) % interval == 0 && day.month == start.month
                && isNamed(day, inMonthOf: start)
        }
    }

    private func isNamed(_ day: Day) -> Bool {
        weekdays.isEmpty || weekdays.contains { $0.number == day.weekday }
    }

    /// By day of the month, by weekday with its place, or as the first one was. A month that is too
    /// short has its last day, as Fineract counts.
    private func isNamed(_ day: Day, inMonthOf start: Day) -> Bool {
        let length = day.lengthOfMonth
        if !monthDays.isEmpty {
            return monthDays.contains { number in
                let wanted = number > 0 ? min(number, length) : length + 1 + number
                return day.dayOfMonth == wanted
            }
        }
        guard weekdays.isEmpty else { return weekdays.contains { isPlaced(day, $0) } }
        return day.dayOfMonth == min(start.dayOfMonth, length)
    }

    private func isPlaced(_ day: Day, _ weekday: Weekday) -> Bool {
        guard weekday.number == day.weekday else { return false }
        guard let place = weekday.place else { return true }
        if place > 0 { return (day.dayOfMonth - 1) / 7 + 1 == place }
        return (day.lengthOfMonth - day.dayOfMonth) / 7 + 1 == -place
    }
}

extension Day {
    /// Monday is 0. 1970-01-01 was a Thursday.
    var weekday: Int { (daysSince1970 % 7 + 7 + 3) % 7 }

    /// Weeks that begin on a Monday, counted from the one of 1970-01-01.
    fileprivate var week: Int {
        let shifted = daysSince1970 + 3
        return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
    }

    fileprivate var lengthOfMonth: Int {
        let isDecember = month == 12
        let next = Day(
            year: isDecember ? year + 1 : year, month: isDecember ? 1 : month + 1, dayOfMonth: 1)
        return next?.advanced(byDays: -1).dayOfMonth ?? 31
    }
}
