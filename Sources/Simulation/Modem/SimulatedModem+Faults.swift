extension SimulatedModem {
    /// From now on faults strike by a plan; nil ends it.
    public func follow(_ plan: FaultPlan?) { self.plan = plan }

    /// From now on one fault strikes every so many messages on average, by this modem's seed; 0
    /// ends it.
    public func follow(every: Int) {
        plan = every > 0 ? FaultPlan(every: every, seed: dice.next()) : nil
    }

    /// How often the plan dealt each fault.
    public var dealtFaults: [ModemFault: Int] { plan?.dealt ?? [:] }

    /// Calls `observer` with each fault as it strikes, and with how many messages the network had
    /// taken by then.
    public func observeStrikes(_ observer: (@Sendable (ModemFault, Int) -> Void)?) {
        strikeObserver = observer
    }

    /// A fault that is pending less often than before has struck.
    func tellStrikes(since before: ModemFaults) {
        guard let strikeObserver, before.pending != faults.pending else { return }
        for (fault, count) in before.pending where faults[fault] < count {
            strikeObserver(fault, taken.count)
        }
    }

    /// A message is on its way, in or out.
    func countForPlan() {
        if let fault = plan?.next() { faults[fault] += 1 }
    }

    /// Lets the faults strike that need no command of their own.
    func strikeConditions() {
        for fault in ModemFault.allCases where fault.isCondition && faults.take(fault) {
            strike(fault)
        }
    }

    private func strike(_ fault: ModemFault) {
        let absence = faults.absence
        switch fault {
        case .hang: condition.deafness = .untilReset
        case .dead: condition.deafness = .untilPowered
        case .reboot: restart()
        case .unplug where openAnew != nil: unplug(for: absence)
        case .simFull:
            sealStorages(true)
            inAnyCase(after: absence) { $0.sealStorages(false) }
        case .simRemoved:
            removeSIM()
            inAnyCase(after: absence) { $0.insertSIM() }
        case .registrationLost:
            let before = condition.coverage
            cover(.searching)
            inAnyCase(after: absence) { $0.cover(before == .searching ? .home : before) }
        default: break
        }
    }

    private func sealStorages(_ isSealed: Bool) {
        sim.messages.isSealed = isSealed
        equipmentMessages.isSealed = isSealed
        reportMessages.isSealed = isSealed
        if isSealed { sayFull(settings.receivingMemory) } else { deliverHeld() }
    }
}
