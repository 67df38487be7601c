internal import Accounting
internal import Counter
internal import LedgerStore

extension Configuration {
    /// The sections `[reminders]` and `[costs]`.
    static func reminders(
        _ section: ConfigurationSection?, costs: ConfigurationSection?, in branch: Branch
    ) throws -> ReminderRules {
        var rules = ReminderRules()
        if let costs { rules.tariff = try Tariff(costs, branch.currency) }
        guard let section else { return rules }
        try section.allow([
            "quiet", "day_before", "late", "late_days", "groups", "officers", "most_per_day",
        ])
        rules.quiet = try hours(section, "quiet") ?? rules.quiet
        rules.dayBefore = try time(section, "day_before", outside: rules.quiet)
        rules.late = try time(section, "late", outside: rules.quiet)
        let days = try section.numbers("late_days", 1...365)
        if !days.isEmpty { rules.lateDays = days }
        rules.groups = try section.strings("groups")
        rules.officers = try section.strings("officers")
        rules.mostPerDay = try section.number("most_per_day", 1...100_000) ?? rules.mostPerDay
        return rules
    }

    private static func hours(
        _ section: ConfigurationSection, _ key: String
    ) throws -> DailyHours? {
        guard let text = try section.optionalString(key) else { return nil }
        guard let hours = DailyHours(text) else {
            throw section.error(key, "\"\(text)\" names no hours. Write 19:00-08:00, say")
        }
        return hours
    }

    private static func time(
        _ section: ConfigurationSection, _ key: String, outside quiet: DailyHours
    ) throws -> TimeOfDay? {
        guard let text = try section.optionalString(key) else { return nil }
        guard let time = TimeOfDay(text) else {
            throw section.error(key, "\"\(text)\" is no time of day. Write 16:00, say")
        }
        guard !quiet.contains(time) else {
            throw section.error(
                key, "\(time) is within the quiet hours \(quiet). Write an hour outside of them")
        }
        return time
    }
}

extension Tariff {
    /// The section `[costs]`.
    fileprivate init(_ section: ConfigurationSection, _ currency: Currency) throws {
        try section.allow(["sms", "by_prefix"])
        let price = try section.optionalString("sms").map { text in
            try Self.price(text, section, "sms", currency)
        }
        let exceptions = try section.strings("by_prefix").map { text in
            let sides = text.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, sides[0].hasPrefix("+"), sides[0].count > 1,
                sides[0].dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
            else {
                throw section.error(
                    "by_prefix", "\"\(text)\" is no prefix with a price. Write \"+25473=2.00\"")
            }
            let price = try Self.price(String(sides[1]), section, "by_prefix", currency)
            return Exception(prefix: String(sides[0]), price: price)
        }
        self.init(price: price, exceptions: exceptions)
    }

    private static func price(
        _ text: String, _ section: ConfigurationSection, _ key: String, _ currency: Currency
    ) throws -> Money {
        guard let price = Money(decimal: text, currency: currency), !price.isNegative else {
            throw section.error(
                key, "\"\(text)\" is no price in \(currency.code). Write \"1.00\", say")
        }
        return price
    }
}
