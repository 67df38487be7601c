/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
public struct Moment: Hashable, Comparable, Sendable {
    public var millisecondsSince1970: Int64

    public init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    /// The moment `seconds` after (or, negative, before) this one.
    public func advanced(bySeconds seconds: Int64) -> Moment {
        Moment(millisecondsSince1970: millisecondsSince1970 &+ seconds &* 1000)
    }

    public static func < (earlier: Moment, later: Moment) -> Bool {
        earlier.millisecondsSince1970 < later.millisecondsSince1970
    }
}

extension Moment {
    /// `2026-11-24T07:42:07.120Z` (ISO 8601, UTC).
    public var iso8601: String {
        let milliseconds = millisecondsSince1970 - secondsSince1970 * 1000
        let civil = CivilTime(self, utcOffsetSeconds: 0)
        return "\(civil.day.iso)T\(civil.clock).\(padded(Int(milliseconds), to: 3))Z"
    }

    /// Whole seconds since 1970, rounded towards the past.
    public var secondsSince1970: Int64 {
        let (quotient, remainder) = millisecondsSince1970.quotientAndRemainder(dividingBy: 1000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// `number` in decimal with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
