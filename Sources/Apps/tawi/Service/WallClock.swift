internal import Accounting
internal import Foundation

/// The clock everything in this program goes by.
///
/// A branch that is played has one that can be moved; it is bound to the task that plays, and
/// everything done in it goes by that clock.
enum WallClock {
    @TaskLocal static var current = Clock(now: machine)

    /// A struct around the function: an optimised build of Swift 6.3 crashes where a function by
    /// itself is bound to a task.
    struct Clock: Sendable {
        let now: @Sendable () -> Moment
    }

    /// What the machine's clock says.
    static let machine: @Sendable () -> Moment = {
        Moment(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
    }
}

extension Moment {
    /// What the clock on the wall says.
    static let now: @Sendable () -> Moment = { WallClock.current.now() }
}
