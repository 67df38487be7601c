/// Hours of every day, over midnight too: `19:00-08:00`.
///
/// The first minute belongs to them, the last does not.
public struct DailyHours: Hashable, Sendable, CustomStringConvertible {
    private let startMinute: Int
    private let endMinute: Int

    /// From seven in the evening to eight in the morning.
    public static let night = DailyHours(startMinute: 19 * 60, endMinute: 8 * 60)

    /// The hours from `start` to `end`, or nil when both are the same.
    public init?(from start: TimeOfDay, to end: TimeOfDay) {
        guard start != end else { return nil }
        self.init(startMinute: start.minuteOfDay, endMinute: end.minuteOfDay)
    }

    /// The hours written `19:00-08:00`, or nil.
    public init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, let start = TimeOfDay(ends[0]), let end = TimeOfDay(ends[1]) else {
            return nil
        }
        self.init(from: start, to: end)
    }

    private init(startMinute: Int, endMinute: Int) {
        self.startMinute = startMinute
        self.endMinute = endMinute
    }

    /// Whether a clock that shows `time` is within.
    public func contains(_ time: TimeOfDay) -> Bool {
        let minute = time.minuteOfDay
        return startMinute < endMinute
            ? (startMinute..<endMinute).contains(minute)
            : minute >= startMinute || minute < endMinute
    }

    /// The hours that begin before midnight and end after it: what is within before midnight ends
    /// the next day.
    public func endsNextDay(from time: TimeOfDay) -> Bool {
        startMinute > endMinute && time.minuteOfDay >= startMinute
    }

    public var description: String { Self.clock(startMinute) + "-" + end }

    /// When they end: `08:00`.
    public var end: String { Self.clock(endMinute) }

    private static func clock(_ minute: Int) -> String {
        "\(padded(minute / 60, to: 2)):\(padded(minute % 60, to: 2))"
    }
}

extension TimeOfDay {
    fileprivate var minuteOfDay: Int { hour * 60 + minute }
}
