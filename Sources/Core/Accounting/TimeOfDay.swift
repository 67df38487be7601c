/// An hour on the branch's wall: `18:30`.
public struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let hour: Int
    public let minute: Int

    /// The time with these numbers, or nil when no clock shows it.
    public init?(hour: Int, minute: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// The time written `18:30`, or nil.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.map(\.count) == [2, 2],
            text.utf8.allSatisfy({ $0 == 58 || (48...57) ~= $0 }),
            let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    /// The full hour of the day, from 0 to 23.
    public static func onTheHour(_ hour: Int) -> Self {
        Self(checkedHour: min(max(hour, 0), 23))
    }

    private init(checkedHour hour: Int) {
        self.hour = hour
        minute = 0
    }

    public static func < (earlier: Self, later: Self) -> Bool {
        (earlier.hour, earlier.minute) < (later.hour, later.minute)
    }

    public var description: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }
}

extension CivilTime {
    public var timeOfDay: TimeOfDay { TimeOfDay(self) }
}

extension TimeOfDay {
    fileprivate init(_ time: CivilTime) {
        hour = time.hour
        minute = time.minute
    }
}
