internal import Accounting
internal import Synchronization

/// A clock that whoever plays the branch may move.
///
/// It runs as fast as the machine's, or stands still until it is moved. A class because everything in the branch goes by the same one.
final class PlayedClock: Sendable {
    private let ahead: Mutex<Int64>

    /// Where it stands; nil when it runs.
    private let standing: Moment?

    /// A clock that shows what the machine's does, or what another shows now.
    init(from other: PlayedClock? = nil, standsStill: Bool = false) {
        ahead = Mutex(other?.ahead.withLock(\.self) ?? 0)
        standing = other?.standing ?? (standsStill ? WallClock.machine() : nil)
    }

    var now: Moment {
        (standing ?? WallClock.machine()).advanced(bySeconds: ahead.withLock(\.self))
    }

    /// A second goes by.
    func tick() { ahead.withLock { $0 += 1 } }

    /// Moves to what is written, forwards or backwards: `18:00` of the same day, `+90m`, `+2h`,
    /// `+1d`, `2026-11-25`, `2026-11-25 09:00`.
    ///
    /// - Returns: Whether it says a time.
    func move(to written: String, in calendar: BranchCalendar) -> Bool {
        guard let seconds = Self.seconds(from: now, to: written, in: calendar) else { return false }
        ahead.withLock { $0 += seconds }
        return true
    }

    private static func seconds(
        from now: Moment, to written: String, in calendar: BranchCalendar
    ) -> Int64? {
        if written.hasPrefix("+") { return step(written.dropFirst()) }
        let civil = calendar.civilTime(of: now)
        let words = written.split(separator: " ").map(String.init)
        let day = words.first.flatMap(Day.init(iso:))
        let times = day == nil ? words : Array(words.dropFirst())
        let time = times.first.map(TimeOfDay.init) ?? civil.timeOfDay
        guard let time, times.count < 2, !words.isEmpty else { return nil }
        let days = (day ?? civil.day).daysSince1970 - civil.day.daysSince1970
        let minutes = (time.hour - civil.hour) * 60 + time.minute - civil.minute
        return Int64(days * 86_400 + minutes * 60 - civil.second)
    }

    private static func step(_ written: Substring) -> Int64? {
        guard let unit = written.last, let count = Int64(written.dropLast()), count >= 0,
            count < 100_000
        else { return nil }
        switch unit {
        case "m": return count * 60
        case "h": return count * 3600
        case "d": return count * 86_400
        default: return nil
        }
    }
}
