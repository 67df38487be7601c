internal import Accounting

/// A day as somebody types it.
enum BranchDay {
    /// The day written `2026-11-24`; today where nothing is written.
    ///
    /// - Throws: `Refused` where it is no day.
    static func read(_ written: String?, _ calendar: BranchCalendar) throws -> Day {
        guard let written else { return calendar.day(of: Moment.now()) }
        guard let day = Day(iso: written) else {
            throw Refused("\"\(written)\" is no day. Write it as 2026-11-24.")
        }
        return day
    }
}
