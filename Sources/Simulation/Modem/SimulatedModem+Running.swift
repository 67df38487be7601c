internal import SerialLine

extension SimulatedModem {
    /// Serves the line until it is hung up from outside, and each line it is plugged into anew.
    public func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.runTimers() }
            startChatter()
            await serveLines()
            group.cancelAll()
        }
        network.finish()
        uplink?.finish()
    }

    private func serveLines() async {
        var lines = plugs.makeAsyncIterator()
        while true {
            for await bytes in line.incoming {
                for byte in bytes { receive(byte) }
            }
            guard !isPlugged, let next = await lines.next(isolation: #isolation) else { return }
            line = next
            isPlugged = true
            start()
        }
    }

    private func runTimers() async {
        await withDiscardingTaskGroup { group in
            for await timer in timers {
                group.addTask { await self.wait(for: timer) }
            }
            group.cancelAll()
        }
    }

    private func wait(for timer: ModemTimer) async {
        do {
            try await clock.sleep(for: timer.delay)
            timer.action(self)
        } catch {
            // The modem stopped running before.
        }
    }

    /// Does something later, unless the modem starts anew before.
    func later(
        _ delay: Duration, _ action: @escaping @Sendable (isolated SimulatedModem) -> Void
    ) {
        let starts = condition.starts
        schedule.yield(
            ModemTimer(delay: delay) { modem in
                if modem.condition.starts == starts { action(modem) }
            })
    }

    /// Does something later, whatever happens to the modem meanwhile.
    func inAnyCase(
        after delay: Duration, _ action: @escaping @Sendable (isolated SimulatedModem) -> Void
    ) {
        schedule.yield(ModemTimer(delay: delay, action: action))
    }

    private func startChatter() {
        guard !profile.chatter.isEmpty else { return }
        inAnyCase(after: profile.chatterPeriod) { $0.chatter(0) }
    }

    private func chatter(_ turn: Int) {
        if condition.deafness == .none, !condition.isBooting {
            say(profile.chatter[turn % profile.chatter.count])
        }
        inAnyCase(after: profile.chatterPeriod) { $0.chatter(turn + 1) }
    }
}

extension SimulatedModem {
    /// Starts as if it had been switched on: everything set is forgotten, it talks and is deaf.
    func start() {
        condition.starts += 1
        condition.isBooting = true
        condition.deafness = .none
        condition.heldBack = nil
        condition.unsaid = []
        condition.functionality = 1
        condition.caller = nil
        settings = ModemSettings(profile)
        sim.lock.loseVerification()
        ussd.cancel()
        textEntry = nil
        commandLine = []
        trickle = Trickle()
        if let message = unacknowledged {
            sim.held.insert(message, at: 0)
            unacknowledged = nil
        }
        for talk in profile.bootTalk {
            later(talk.after) { $0.say(talk.text) }
        }
        later(profile.bootTime) { modem in
            modem.condition.isBooting = false
            modem.deliverHeld()
        }
    }

    /// Starts anew by its own doing or by `+CFUN=1,1`.
    func restart() {
        if profile.leavesTheLine, openAnew != nil {
            unplug(for: profile.bootTime)
        } else {
            start()
        }
    }

    /// Pulls it out: the program on the other side sees a hang-up.
    ///
    /// - Parameter absence: When it is plugged in again by itself; nil for never.
    public func unplug(for absence: Duration? = nil) {
        guard isPlugged else { return }
        isPlugged = false
        condition.starts += 1
        line.close()
        if let absence { inAnyCase(after: absence) { $0.replug() } }
    }

    /// Plugs it in again, on a new line; nothing happens where it is plugged in or has none.
    public func replug() {
        guard !isPlugged, let openAnew, let line = try? openAnew() else { return }
        plug.yield(line)
    }

    /// Takes its power away and gives it back: unlike a reset this ends every deafness.
    public func powerCycle() {
        if openAnew != nil { unplug(for: .zero) } else { start() }
    }
}
