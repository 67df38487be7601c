internal import Accounting
internal import SMSPDU

/// The clock everything in a soak waits by: many times as fast as the machine's.
struct SoakClock: Clock {
    typealias Instant = ContinuousClock.Instant

    let speed: Int
    private let origin = ContinuousClock.now

    init(speed: Int) { self.speed = speed }

    var now: Instant { origin.advanced(by: passed) }

    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(for: now.duration(to: deadline) / speed)
    }

    /// How much time has passed by this clock.
    var passed: Duration { (ContinuousClock.now - origin) * speed }

    /// The branch's time: it began on Monday, 23 November 2026 at 10:00 in Nairobi.
    var moment: Moment { Self.start.advanced(bySeconds: passed.components.seconds) }

    static let start = Moment(millisecondsSince1970: 1_795_417_200_000)

    /// The service centre's time, in Nairobi's zone.
    var serviceCentreTime: ServiceCentreTimeStamp {
        let seconds = moment.millisecondsSince1970 / 1000
        guard let stamp = ServiceCentreTimeStamp(secondsSince1970: seconds, zoneQuarterHours: 12)
        else { preconditionFailure("a soak ran into the year 2090") }
        return stamp
    }
}
