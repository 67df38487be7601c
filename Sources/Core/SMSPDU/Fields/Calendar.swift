/// The Gregorian calendar, as far as a time stamp needs it.
enum Calendar {
    static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func exists(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
    ) -> Bool {
        (1...12).contains(month) && (1...days(in: month, of: year)).contains(day)
            && (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
    }

    /// Days from 1 January 1970 to a date at or after it.
    static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let years = (1970..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
        let months = (1..<month).reduce(0) { $0 + days(in: $1, of: year) }
        return years + months + day - 1
    }

    static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        var (year, month, left) = (1970, 1, days)
        while left >= (isLeap(year) ? 366 : 365) {
            left -= isLeap(year) ? 366 : 365
            year += 1
        }
        while left >= self.days(in: month, of: year) {
            left -= self.days(in: month, of: year)
            month += 1
        }
        return (year, month, left + 1)
    }
}
