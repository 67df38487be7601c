internal import ATProtocol
internal import Logging
internal import SerialLine

extension Modem {
    /// Keeps the modem well until the task is cancelled. It never gives up.
    public func run() async throws {
        while !Task.isCancelled {
            do {
                try await serve(try await connection.open())
            } catch is CancellationError {
                break
            } catch {
                await noteAbsence(error)
            }
        }
        finishAnnouncing()
    }

    /// Keeps the line until it is hung up.
    private func serve(_ line: any ByteLine) async throws {
        self.line = line
        session = ATSession()
        moves.forget()
        isOutOfStep = false
        health.absentSince = nil
        defer { hangUp() }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                await withTaskCancellationHandler {
                    for await bytes in line.incoming { await self.receive(bytes) }
                } onCancel: {
                    line.close()
                }
                await self.hangUp()
            }
            defer { tasks.cancelAll() }
            try await keepWell()
        }
    }

    /// Sets the modem up and looks after it, again and again while the line holds.
    private func keepWell() async throws {
        while true {
            do {
                condition.state = .settingUp
                try await alone { try await setUp() }
                becomeReady()
                try await watch()
            } catch {
                isReady = false
                try Task.checkCancellation()
                guard line != nil else { throw error }
                try await recover(from: error)
            }
        }
    }

    private func becomeReady() {
        isReady = true
        signals.forget()
        condition.state = .ready
        condition.trouble = nil
        condition.failure = nil
        health.readySince = now
        health.finishesAt = nil
        health.failedOpenings = 0
        health.lastSweep = now
        announce(.alarmOver(.deaf))
        announce(.ready)
        logger.info("modem ready", metadata: condition.facts)
    }

    private func hangUp() {
        line?.close()
        line = nil
        isReady = false
        storages.selected = nil
        session.abandon()
        moves.add(.failure(ModemError.notConnected))
        signals.add(.success(.fault(.deaf)))
    }

    /// Seconds since some moment, by the clock that deadlines go by.
    var now: Duration { elapsed() }
}

extension Modem {
    /// There is no port to open, or it was hung up: a person is told after a while, and power is
    /// cycled where something can.
    private func noteAbsence(_ error: any Error) async {
        isReady = false
        condition.state = .absent
        if condition.trouble != "\(error)" {
            logger.warning("modem lost", metadata: ["reason": "\(error)"])
        }
        condition.trouble = "\(error)"
        let since = health.absentSince ?? now
        health.absentSince = since
        let absence = now - since
        if absence > Self.absencePatience, isTimeToTell {
            health.lastTold = now
            announce(.alarm(ModemAlarm(.deaf, "The modem is gone: \(error)")))
            do {
                try await connection.cyclePower?()
            } catch {
                logger.error("cannot cycle the power", metadata: ["reason": "\(error)"])
            }
        }
        health.failedOpenings += 1
        await connection.waitForChange(Self.pause(afterFailures: health.failedOpenings))
    }

    /// From a quarter of a second to two: a port that comes back is noticed at once, one that
    /// opens and fails is not hammered at.
    private static func pause(afterFailures count: Int) -> Duration {
        .milliseconds(min(2000, 125 << min(count, 5)))
    }

    /// Power is not cycled more often than every ten minutes.
    private var isTimeToTell: Bool {
        health.lastTold.map { now - $0 > RecoveryLadder.longestPause } ?? true
    }

    /// How long a modem may be unplugged before anybody is told.
    private static let absencePatience = Duration.seconds(60)
}
