internal import ATProtocol
internal import Logging

extension Modem {
    /// Looks after a modem that is set up until it is not well.
    func watch() async throws {
        while true {
            do {
                switch try await signals.next(within: settings.heartbeat, clock: clock) {
                case .ring: try await endCall()
                case .fault(let fault):
                    guard line != nil else { throw ModemError.notConnected }
                    throw fault
                }
            } catch ModemError.noAnswer {
                try Task.checkCancellation()
                try await lookAfter()
            }
        }
    }

    /// The heartbeat: does it answer, is its SIM there, has the network got it, does it still
    /// announce messages, are they taken?
    private func lookAfter() async throws {
        let registration = try await checked {
            try await exclusively {
                try await checkSIMIsThere()
                try await checkSettings()
                condition.signal = try await ask(.signalQuality)
                let registration = try await readRegistration()
                if !registration.isRegistered { try await checkRadio() }
                return registration
            }
        }
        try judge(registration)
        if let patience = settings.sweepPatience, now - health.lastSweep > patience {
            throw ModemFault.notSwept
        }
        if now - health.readySince > settings.heartbeat { ladder.recovered() }
        try await finishSetUp()
        try await tellTime()
    }

    private func checked<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch ModemError.noAnswer {
            throw ModemFault.deaf
        } catch ModemError.notConnected where line != nil {
            // Whoever had its turn before this one found that out.
            throw ModemFault.deaf
        }
    }

    private func checkSIMIsThere() async throws {
        if let state = try await simState(), !state.allowsMessages {
            throw ModemFault.settingsLost
        }
        // A SIM that was changed in a blink: whether it may stay is asked when setting up.
        if let imsi = try await ask(.imsi), let known = condition.sim?.imsi, imsi != known {
            throw ModemFault.settingsLost
        }
    }

    /// A modem that started anew without a word has forgotten that it is to announce messages, or
    /// speaks of them in text.
    private func checkSettings() async throws {
        if try await ask(.messageFormat) == 1 { throw ModemFault.settingsLost }
        guard let indications, let inForce = try await ask(.newMessageIndicationsInForce) ?? nil
        else { return }
        if !inForce.announces(like: indications) { throw ModemFault.settingsLost }
    }

    /// Somebody, or the modem itself, switched its radio off: no antenna helps then.
    private func checkRadio() async throws {
        if let functionality = try await ask(.functionality), !functionality.hasRadio {
            throw ModemFault.radioOff
        }
    }

    func readRegistration() async throws -> RegistrationState {
        var best = RegistrationState.unknown
        for domain in [RegistrationDomain.circuitSwitched, .evolved] {
            guard let state = try await ask(.registration(in: domain))?.state else { continue }
            best = state
            if state.isRegistered { break }
        }
        condition.registration = best
        return best
    }

    private func judge(_ state: RegistrationState) throws {
        guard !state.isRegistered else {
            if health.unregisteredSince != nil { announce(.alarmOver(.notRegistered)) }
            health.unregisteredSince = nil
            return
        }
        let since = health.unregisteredSince ?? now
        health.unregisteredSince = since
        guard now - since >= settings.registrationPatience else { return }
        health.unregisteredSince = now
        throw ModemFault.notRegistered(state)
    }

    /// Once an hour: the box has no clock of its own.
    private func tellTime() async throws {
        guard health.lastTime.map({ now - $0 > .seconds(3600) }) ?? true else { return }
        try await exclusively { try await readClock() }
    }

    /// Tells what the network's clock says, where it says anything that can be.
    func readClock() async throws {
        health.lastTime = now
        guard let time = try await ask(.clock), time.isPlausible else { return }
        announce(.networkTime(time))
    }

    /// A message to the branch's own number did not come back: the modem is to be recovered.
    public func reportLostMessage() { signals.add(.success(.fault(.messagesLost))) }

    /// None of several messages in a row was taken: the modem is to be recovered.
    public func reportNothingSent() { signals.add(.success(.fault(.sendsNothing))) }
}
