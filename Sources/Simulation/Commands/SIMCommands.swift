/// The SIM's lock (3GPP TS 27.007 §8.3, §7.4, §8.65, and what makers have for the attempts).
extension SimulatedModem {
    func simCard(_ command: ExtendedCommand) -> CommandOutcome? {
        switch command.name {
        case "+CPIN": pin(command)
        case "+CLCK": lock(command)
        default: attempts(command)
        }
    }

    private func pin(_ command: ExtendedCommand) -> CommandOutcome {
        if command.isTest { return .ok }
        guard isSIMInserted else { return .refused(.simNotInserted) }
        if faults.take(.simBusy) { return .refused(.simBusy) }
        if command.form == .read { return .done("+CPIN: \(sim.lock.state.rawValue)") }
        guard let code = command.text(0) else { return .refused(.incorrectParameters) }
        let isRight: Bool
        switch (sim.lock.state, command.text(1)) {
        case (.ready, _): return .refused(.notAllowed)
        case (.pin, _): isRight = sim.lock.verify(code)
        case (.puk, let newPIN?): isRight = sim.lock.unblock(code, newPIN: newPIN)
        case (.puk, nil): return .refused(.simPUKRequired)
        }
        guard isRight else {
            return .refused(sim.lock.state == .puk ? .simPUKRequired : .incorrectPassword)
        }
        later(.milliseconds(50)) { modem in
            modem.announceRegistration()
            modem.deliverHeld()
        }
        return .ok
    }

    private func lock(_ command: ExtendedCommand) -> CommandOutcome {
        if command.isTest { return .done("+CLCK: (\"SC\")") }
        guard command.text(0) == "SC", let mode = command.number(1), (0...2).contains(mode) else {
            return .refused(.notSupported)
        }
        guard isSIMInserted else { return .refused(.simNotInserted) }
        if mode == 2 { return .done("+CLCK: \(sim.lock.pin == nil ? 0 : 1)") }
        guard let code = command.text(2), sim.lock.enable(mode == 1, code) else {
            return .refused(.incorrectPassword)
        }
        return .ok
    }

    /// How many attempts are left, as each maker tells it.
    private func attempts(_ command: ExtendedCommand) -> CommandOutcome? {
        let pins = sim.lock.attempts
        let puks = sim.lock.unblockingAttempts
        let answer: [String]
        switch (profile.pinAttemptsQuery, command.name, command.form) {
        case (.huawei, "^CPIN", .read):
            let state = sim.lock.state
            let now = state == .pin ? "\(pins)" : state == .puk ? "\(puks)" : ""
            answer = ["^CPIN: \(state.rawValue),\(now),\(puks),\(pins),10,3"]
        case (.simcom, "+SPIC", .execute): answer = ["+SPIC: \(pins),\(puks),3,10"]
        case (.quectel, "+QPINC", .read), (.quectel, "+QPINC", .set):
            answer = ["+QPINC: \"SC\",\(pins),\(puks)", "+QPINC: \"P2\",3,10"]
        case (.zte, "+ZPINPUK", .test): answer = ["+ZPINPUK: \(pins),\(puks)"]
        case (.standard, "+CPINR", .execute), (.standard, "+CPINR", .set):
            answer = ["+CPINR: SIM PIN,\(pins),3", "+CPINR: SIM PUK,\(puks),10"]
        default: return nil
        }
        return isSIMInserted ? .done(answer) : .refused(.simNotInserted)
    }
}
