/// A clock that goes several times as fast: a deadline passes in a part of its time.
struct FastClock: Clock {
    typealias Instant = ContinuousClock.Instant

    private let speed: Int
    private let origin = ContinuousClock.now

    init(speed: Int = 10) { self.speed = speed }

    var now: Instant { origin.advanced(by: passed) }

    /// How much time has passed by this clock.
    var passed: Duration { (ContinuousClock.now - origin) * speed }

    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(for: now.duration(to: deadline) / speed)
    }
}
