/// A clock that goes ten times as fast: a deadline passes in a tenth of its time.
struct FastClock: Clock {
    typealias Instant = ContinuousClock.Instant

    private let origin = ContinuousClock.now

    var now: Instant { origin.advanced(by: (ContinuousClock.now - origin) * 10) }

    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(for: now.duration(to: deadline) / 10)
    }
}
