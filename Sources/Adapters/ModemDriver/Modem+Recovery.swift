internal import ATProtocol
internal import Logging

extension Modem {
    /// Climbs the ladder until a rung leaves the modem worth setting up again.
    ///
    /// - Throws: When the line is to be opened anew.
    func recover(from trouble: any Error) async throws {
        if (trouble as? ModemError)?.needsPerson == true { return await waitForPerson(trouble) }
        let lowest = (trouble as? ModemFault)?.lowestRung ?? .attention
        condition.trouble = "\(trouble)"
        while line != nil {
            let (rung, pause) = ladder.climb(from: lowest, skipping: missingRungs)
            condition.state = .recovering(rung)
            condition.recoveries[rung, default: 0] += 1
            logger.warning(
                "modem not well",
                metadata: ["reason": "\(trouble)", "next": "\(rung)", "in": "\(pause)"])
            try await clock.sleep(for: pause)
            do {
                try await alone { try await take(rung, because: trouble) }
                return
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                guard rung < .reopen else { throw error }
            }
        }
        throw ModemError.notConnected
    }

    private var missingRungs: Set<RecoveryRung> {
        var missing: Set<RecoveryRung> = []
        if connection.resetUSB == nil { missing.insert(.usbReset) }
        if connection.cyclePower == nil { missing.insert(.powerCycle) }
        return missing
    }

    private func take(_ rung: RecoveryRung, because trouble: any Error) async throws {
        switch rung {
        case .attention: try await wakeUp(attempts: 2)
        case .initialise: try await wakeUp(attempts: 2)
        case .radioOffOn: try await switchRadioOffAndOn()
        case .restart: try await restart()
        case .reopen: throw LineGivenUp()
        case .usbReset:
            try await connection.resetUSB?()
            throw LineGivenUp()
        case .powerCycle:
            try await connection.cyclePower?()
            throw LineGivenUp()
        case .alarm: tellPerson(trouble)
        }
    }

    private func switchRadioOffAndOn() async throws {
        try await wakeUp(attempts: 1)
        try await switchRadio(to: [.radioOff, .minimum])
        try await clock.sleep(for: .seconds(2))
        try await switchRadio(to: [.full])
    }

    /// The first of these the modem takes: not every one knows a flight mode.
    private func switchRadio(to choices: [Functionality]) async throws {
        for functionality in choices {
            if try await ask(.setFunctionality(functionality)) != nil { return }
        }
    }

    /// The modem starts anew; most take ten seconds, some thirty, and some hang the line up.
    private func restart() async throws {
        try write([ASCII.escape, ASCII.carriageReturn])
        try await clock.sleep(for: .milliseconds(150))
        do {
            try await converse(.restart)
        } catch ModemError.noAnswer {
            // Not every modem says OK before it goes.
        }
        try await clock.sleep(for: .seconds(3))
        try await wakeUp(attempts: 15)
    }

    private func tellPerson(_ trouble: any Error) {
        let alarm =
            switch trouble as? ModemFault {
            case .notRegistered:
                ModemAlarm(
                    .notRegistered,
                    "No network takes the SIM in. Check the antenna, the place and that the SIM "
                        + "is paid up; run: tawi doctor")
            case .radioOff:
                ModemAlarm(
                    .notRegistered,
                    "The radio of modem \(name) does not stay on. Look for a switch on it, unplug "
                        + "it for ten seconds; then run: tawi doctor")
            default:
                ModemAlarm(
                    .deaf,
                    "The modem \(name) does not come back by itself. Unplug it, wait ten seconds, "
                        + "plug it in again; then run: tawi doctor")
            }
        announce(.alarm(alarm))
    }

    /// Nothing can be done from here: looks again now and then whether a person has.
    private func waitForPerson(_ trouble: any Error) async {
        let alarm = ModemAlarm(Self.kind(of: trouble), "\(trouble)")
        condition.state = .waitingForPerson
        if condition.trouble != alarm.sentence {
            logger.error("modem waits for a person", metadata: ["reason": "\(trouble)"])
        }
        condition.trouble = alarm.sentence
        condition.failure = trouble as? ModemError
        announce(.alarm(alarm))
        try? await clock.sleep(for: .seconds(10))
        guard [.noSIM, .simBusy].contains(trouble as? ModemError) else { return }
        // Many modems look for a SIM only when the radio comes on.
        health.looksForSIM += 1
        guard health.looksForSIM.isMultiple(of: 6) else { return }
        try? await alone { try await switchRadioOffAndOn() }
    }

    private static func kind(of trouble: any Error) -> ModemAlarm.Kind {
        switch trouble as? ModemError {
        case .foreignSIM: .simSwapped
        case .pinWithheld, .simNotReady: .pinBlocked
        default: .deaf
        }
    }
}

/// The line is to be closed, looked for and opened again.
private struct LineGivenUp: Error, CustomStringConvertible {
    let description = "the port is opened anew"
}
