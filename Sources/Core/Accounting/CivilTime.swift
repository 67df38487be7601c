/// A moment as a clock on the wall shows it.
public struct CivilTime: Hashable, Sendable {
    public let day: Day
    public let hour: Int
    public let minute: Int
    public let second: Int

    /// `moment` where clocks are `utcOffsetSeconds` ahead of UTC.
    public init(_ moment: Moment, utcOffsetSeconds: Int) {
        let seconds = Int(moment.secondsSince1970) + utcOffsetSeconds
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let secondOfDay = seconds - days * 86_400
        day = Day(daysSince1970: days)
        hour = secondOfDay / 3600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
    }

    /// `10:42`
    public var hourAndMinute: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }

    /// `10:42:07`
    public var clock: String { "\(hourAndMinute):\(padded(second, to: 2))" }
}

/// The branch's wall clock and calendar.
public struct BranchCalendar: Sendable {
    /// How far local clocks are ahead of UTC at a moment, in seconds.
    private let utcOffsetSeconds: @Sendable (Moment) -> Int

    /// A calendar whose offset from UTC is given by `utcOffsetSeconds`.
    public init(utcOffsetSeconds: @escaping @Sendable (Moment) -> Int) {
        self.utcOffsetSeconds = utcOffsetSeconds
    }

    /// `moment` on the branch's wall.
    public func civilTime(of moment: Moment) -> CivilTime {
        CivilTime(moment, utcOffsetSeconds: utcOffsetSeconds(moment))
    }

    /// The business day `moment` falls on.
    public func day(of moment: Moment) -> Day { civilTime(of: moment).day }
}
