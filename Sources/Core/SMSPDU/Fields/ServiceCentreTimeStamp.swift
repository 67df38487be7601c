/// TP-SCTS: a local time and its distance from UTC (3GPP TS 23.040 §9.2.3.11).
///
/// The same form carries the discharge time (TP-DT, §9.2.3.13) and an absolute validity period
/// (TP-VP, §9.2.3.12.2). Years have two digits; below 90 they belong to this century, as handsets
/// read them.
public struct ServiceCentreTimeStamp: Hashable, Sendable {
    /// The seven octets as they were sent, the first lowest: year, month, day, hour, minute,
    /// second and zone, each two decimal digits with the tens in the lower semi-octet.
    let packed: UInt64

    /// The sign of the zone, in its tens.
    static let westOfGreenwich: UInt64 = 1 << 51

    /// A moment that exists, from 1990 to 2089, by a clock that is up to 79 quarters of an hour
    /// from UTC; `nil` for any other.
    public init?(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int,
        zoneQuarterHours: Int
    ) {
        guard (1990...2089).contains(year), (-79...79).contains(zoneQuarterHours),
            Calendar.exists(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        let numbers = [year % 100, month, day, hour, minute, second, abs(zoneQuarterHours)]
        let packed = numbers.reversed().reduce(UInt64(0)) { packed, number in
            packed << 8 | UInt64(number % 10) << 4 | UInt64(number / 10)
        }
        self.packed = zoneQuarterHours < 0 ? packed | Self.westOfGreenwich : packed
    }

    init(packed: UInt64) {
        self.packed = packed
    }

    /// The year, 1990 to 2089.
    public var year: Int { number(at: 0) < 90 ? 2000 + number(at: 0) : 1900 + number(at: 0) }

    /// The month, 1 to 12.
    public var month: Int { number(at: 1) }

    /// The day of the month, from 1.
    public var day: Int { number(at: 2) }

    /// The hour, 0 to 23.
    public var hour: Int { number(at: 3) }

    /// The minute, 0 to 59.
    public var minute: Int { number(at: 4) }

    /// The second, 0 to 59.
    public var second: Int { number(at: 5) }

    /// Local time minus UTC, in quarters of an hour.
    public var zoneQuarterHours: Int {
        packed & Self.westOfGreenwich == 0 ? number(at: 6) : -number(at: 6)
    }

    /// The two digits of an octet, the sign of the zone left out.
    private func number(at octet: Int) -> Int {
        let digits = Int(truncatingIfNeeded: (packed & ~Self.westOfGreenwich) >> UInt64(8 * octet))
        return (digits & 0x0F) * 10 + digits >> 4 & 0x0F
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

    /// The moment in seconds since 1 January 1970 in UTC, leap seconds not counted.
    public var secondsSince1970: Int64 {
        let days = Calendar.daysSince1970(year: year, month: month, day: day)
        let local = ((days * 24 + hour) * 60 + minute) * 60 + second
        return Int64(local - zoneQuarterHours * 900)
    }

    /// The moment in milliseconds since 1 January 1970 in UTC.
    public var millisecondsSince1970: Int64 { secondsSince1970 * 1000 }
}

extension ServiceCentreTimeStamp: CustomStringConvertible {
    /// ISO 8601 with the zone.
    public var description: String { iso8601 }
}
