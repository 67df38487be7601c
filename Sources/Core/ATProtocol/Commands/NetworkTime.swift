/// A time as a modem tells it, and how far it can be taken for what it says.
public struct NetworkTime: Hashable, Sendable {
    /// Which clock shows the time.
    public enum Basis: Hashable, Sendable {
        /// The clock on the wall.
        case local

        /// UTC; the zone is what the wall differs by.
        case universal

        /// Makers disagree: compare it with the time stamp of a message.
        case uncertain
    }

    /// From 1970 to 2099.
    public var year: Int

    /// 1 to 12.
    public var month: Int

    /// From 1.
    public var day: Int

    /// 0 to 23.
    public var hour: Int

    /// 0 to 59.
    public var minute: Int

    /// 0 to 59.
    public var second: Int

    /// Local time minus UTC in quarters of an hour, daylight saving included; nil when not told.
    public var zoneQuarterHours: Int?

    /// Which clock shows it.
    public var basis: Basis

    /// Whether the modem can know: clocks that were never set start in 1970, 1980, 2000 or 2004.
    public var isPlausible: Bool { (2024..<2090).contains(year) }

    /// Seconds since 1 January 1970 in UTC; nil when the basis or the zone leaves it open.
    public var secondsSince1970: Int64? {
        switch basis {
        case .local: secondsSince1970(takenAs: .local)
        case .universal: secondsSince1970(takenAs: .universal)
        case .uncertain: nil
        }
    }

    /// The same when the clock is taken for one of the two; nil when the zone is needed and
    /// missing.
    public func secondsSince1970(takenAs basis: Basis) -> Int64? {
        let shown = ((daysSince1970 * 24 + hour) * 60 + minute) * 60 + second
        switch basis {
        case .universal: return Int64(shown)
        case .local: return zoneQuarterHours.map { Int64(shown - $0 * 900) }
        case .uncertain: return nil
        }
    }

    /// Leap days are counted from March, so that they fall to the end of their year.
    private var daysSince1970: Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return marchYear * 365 + leapDays + (marchMonth * 153 + 2) / 5 + day - 1 - 719_468
    }
}

extension NetworkTime {
    /// Reads six numbers and a signed zone, however they are set apart; nil when they are no time.
    ///
    /// `24/11/26,10:00:00+12`, `2024/11/26,10:00:00+12,0`, `2024,11,26,10,0,0,"+12",0`.
    init?(_ text: String, basis: Basis) {
        var numbers: [Int] = []
        var zone: Int?
        for part in Self.numbers(in: text) {
            if numbers.count < 6 {
                guard !part.isSigned || numbers.isEmpty else { return nil }
                numbers.append(part.value)
            } else if part.isSigned, zone == nil {
                zone = part.value
            }
        }
        guard numbers.count == 6 else { return nil }
        self.init(numbers, zoneQuarterHours: zone, basis: basis)
    }

    private init?(_ numbers: [Int], zoneQuarterHours: Int?, basis: Basis) {
        year = numbers[0] >= 100 ? numbers[0] : numbers[0] + (numbers[0] < 70 ? 2000 : 1900)
        (month, day) = (numbers[1], numbers[2])
        (hour, minute, second) = (numbers[3], numbers[4], numbers[5])
        self.zoneQuarterHours = zoneQuarterHours
        self.basis = basis
        let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1970...2099).contains(year), (1...12).contains(month),
            (1...lengths[month - 1]).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...59).contains(second),
            (-96...96).contains(zoneQuarterHours ?? 0)
        else { return nil }
    }

    private struct Number {
        var value: Int
        var isSigned: Bool
    }

    /// The numbers of a text, of four digits at most, with a sign directly before them or none.
    private static func numbers(in text: String) -> [Number] {
        var numbers: [Number] = []
        var rest = text[...]
        while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
            let sign = rest[..<start].last
            let digits = rest[start...].prefix { $0.isASCII && $0.isNumber }
            rest = rest[digits.endIndex...]
            guard digits.count <= 4, let value = Int(digits) else { continue }
            numbers.append(
                Number(
                    value: sign == "-" ? -value : value, isSigned: sign == "-" || sign == "+"))
        }
        return numbers
    }
}
