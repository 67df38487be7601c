/// TP-SCTS: a local time and its distance from UTC (3GPP TS 23.040 §9.2.3.11).
///
/// The same form carries the discharge time (TP-DT) and an absolute validity period (TP-VP).
/// Years have two digits; below 90 they belong to this century, as handsets read them.
public struct ServiceCentreTimeStamp: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int
    public let hour: Int
    public let minute: Int
    public let second: Int

    /// Local time minus UTC, in quarters of an hour.
    public let zoneQuarterHours: Int

    /// A moment that exists, from 1990 to 2089; `nil` for any other.
    public init?(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int,
        zoneQuarterHours: Int
    ) {
        guard (1990...2089).contains(year), (1...12).contains(month),
            (1...Calendar.days(in: month, of: year)).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (-79...79).contains(zoneQuarterHours)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.zoneQuarterHours = zoneQuarterHours
    }
}

extension ServiceCentreTimeStamp {
    /// The moment as a clock shows it in a zone; `nil` when its year is outside 1990 to 2089.
    public init?(secondsSince1970: Int64, zoneQuarterHours: Int) {
        // The bounds keep the arithmetic from overflowing; the years are checked below.
        guard (0...4_000_000_000).contains(secondsSince1970),
            (-79...79).contains(zoneQuarterHours)
        else { return nil }
        let local = Int(secondsSince1970) + zoneQuarterHours * 900
        guard local >= 0 else { return nil }
        let (days, second) = local.quotientAndRemainder(dividingBy: 86_400)
        let date = Calendar.date(daysSince1970: days)
        self.init(
            year: date.year, month: date.month, day: date.day,
            hour: second / 3600, minute: second / 60 % 60, second: second % 60,
            zoneQuarterHours: zoneQuarterHours)
    }

    public var secondsSince1970: Int64 {
        let days = Calendar.daysSince1970(year: year, month: month, day: day)
        let local = ((days * 24 + hour) * 60 + minute) * 60 + second
        return Int64(local - zoneQuarterHours * 900)
    }

    public var millisecondsSince1970: Int64 { secondsSince1970 * 1000 }

    /// ISO 8601 with the zone: `2026-11-23T10:00:00+03:00`.
    public var iso8601: String {
        let minutes = abs(zoneQuarterHours) * 15
        let sign = zoneQuarterHours < 0 ? "-" : "+"
        return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))"
            + "\(sign)\(two(minutes / 60)):\(two(minutes % 60))"
    }

    private func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

extension ServiceCentreTimeStamp: CustomStringConvertible {
    public var description: String { iso8601 }
}
