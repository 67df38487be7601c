internal import ATProtocol

/// What the driver remembers about how its modem does; times are those of its stopwatch.
struct Health {
    var readySince = Duration.zero
    var lastSweep = Duration.zero
    var unregisteredSince: Duration?
    var absentSince: Duration?
    var lastTold: Duration?

    /// Times in a row that a port could not be opened, or led to no modem that got ready.
    var failedOpenings = 0
    var lastTime: Duration?

    /// When what the modem refused while it was set up is asked for again, and how long after.
    var finishesAt: Duration?
    var finishPause = Duration.zero
    var looksForSIM = 0

    /// Storages that were nearly full when they were last read, and lost no message since.
    var crowded: Set<MessageStorage> = []

    /// Storages whose count of messages was wrong when they were last read place by place.
    var miscounted: Set<String> = []
}

/// A stopwatch that goes by `clock`, which may go faster than the machine's.
func stopwatch<C: Clock<Duration>>(_ clock: C) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
}
