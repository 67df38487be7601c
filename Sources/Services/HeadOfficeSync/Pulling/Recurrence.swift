internal import Accounting

/// On which days something happens again and again (RFC 5545 §3.3.10), as far as calendars of
/// branches use it: by the day, the week and the month.
struct Recurrence: Hashable, Sendable {
    enum Frequency: String, Hashable, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    var frequency: Frequency

    /// Every so many days, weeks, months or years.
    var interval: Int

    /// Days of the week, Monday 0, each with its place in the month where it has one: 1 the first,
    /// -1 the last.
    var weekdays: [Weekday]

    /// Days of the month; negative ones count from its end.
    var monthDays: [Int]
    var until: Day?
    var count: Int?

    struct Weekday: Hashable, Sendable {
        /// Monday is 0.
        var number: Int
        var place: Int?
    }

    private static let weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// Reads a rule; nil where a part of it is not understood, so that no meeting is invented.
    init?(_ text: String) {
        var parts: [String: String] = [:]
        for part in text.uppercased().split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
            let part = part.hasPrefix("RRULE:") ? part.dropFirst(6) : part
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { return nil }
            parts[sides[0]] = sides[1]
        }
        guard let frequency = parts.removeValue(forKey: "FREQ").flatMap(Frequency.init) else {
            return nil
        }
        self.frequency = frequency
        interval = 1
        weekdays = []
        monthDays = []
        parts["WKST"] = nil
        guard take(&parts), parts.isEmpty, (1...99).contains(interval) else { return nil }
    }

    /// Takes the parts that are understood out of `parts`; false where one makes no sense.
    private mutating func take(_ parts: inout [String: String]) -> Bool {
        if let text = parts.removeValue(forKey: "INTERVAL") {
            guard let number = Int(text) else { return false }
            interval = number
        }
        if let text = parts.removeValue(forKey: "COUNT") {
            guard let number = Int(text), number > 0 else { return false }
            count = number
        }
        if let text = parts.removeValue(forKey: "UNTIL") {
            guard let day = Self.day(text) else { return false }
            until = day
        }
        if let text = parts.removeValue(forKey: "BYMONTHDAY") {
            monthDays = text.split(separator: ",").compactMap { Int($0) }
            guard monthDays.count == text.split(separator: ",").count else { return false }
        }
        return takeWeekdays(&parts)
    }

    private mutating func takeWeekdays(_ parts: inout [String: String]) -> Bool {
        let places = parts.removeValue(forKey: "BYSETPOS").map { Int($0) }
        if let places, places == nil { return false }
        guard let text = parts.removeValue(forKey: "BYDAY") else { return places == nil }
        for name in text.split(separator: ",") {
            guard let number = Self.weekdayNames.firstIndex(of: String(name.suffix(2))) else {
                return false
            }
            let written = name.dropLast(2)
            guard written.isEmpty || Int(written) != nil else { return false }
            weekdays.append(Weekday(number: number, place: Int(written) ?? places ?? nil))
        }
        // A place in the set of several weekdays is another thing than one of each.
        return places == nil || weekdays.count == 1
    }

    /// `20261231` or `20261231T000000Z`.
    private static func day(_ text: String) -> Day? {
        let digits = Array(text.prefix(8))
        guard digits.count == 8 else { return nil }
        return Day(
            iso: "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))")
    }
}
