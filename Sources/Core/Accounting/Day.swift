/// A day of the proleptic Gregorian calendar, as it stands in the books.
public struct Day: Hashable, Comparable, Sendable {
    public let year: Int
    public let month: Int
    public let dayOfMonth: Int

    /// The day with these numbers, or nil when the calendar has none.
    public init?(year: Int, month: Int, dayOfMonth: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(dayOfMonth)
        else { return nil }
        self.init(checkedYear: year, month: month, dayOfMonth: dayOfMonth)
    }

    /// The day written `2026-11-24` (ISO 8601), or nil.
    public init?(iso: String) {
        let marks = Array(iso.utf8)
        let dash = UInt8(ascii: "-")
        guard marks.count == 10, marks[4] == dash, marks[7] == dash,
            let year = Self.number(marks[..<4]), let month = Self.number(marks[5..<7]),
            let day = Self.number(marks[8...])
        else { return nil }
        self.init(year: year, month: month, dayOfMonth: day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(0 as Int?) { number, digit in
            guard let number, (48...57) ~= digit else { return nil }
            return number * 10 + Int(digit - 48)
        }
    }

    /// The day that begins `count` days after 1970-01-01.
    public init(daysSince1970 count: Int) {
        // The civil calendar is counted in eras of 400 years that begin on 1 March.
        let shifted = count + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        self.init(
            checkedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            dayOfMonth: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private init(checkedYear: Int, month: Int, dayOfMonth: Int) {
        self.year = checkedYear
        self.month = month
        self.dayOfMonth = dayOfMonth
    }

    public static func < (earlier: Day, later: Day) -> Bool {
        earlier.daysSince1970 < later.daysSince1970
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day {
    /// Days since 1970-01-01.
    public var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + dayOfMonth - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day `count` days later.
    public func advanced(byDays count: Int) -> Day { Day(daysSince1970: daysSince1970 + count) }

    /// `2026-11-24` (ISO 8601).
    public var iso: String {
        "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(dayOfMonth, to: 2))"
    }
}
