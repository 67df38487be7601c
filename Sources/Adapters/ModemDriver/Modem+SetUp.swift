internal import ATProtocol
internal import Logging

extension Modem {
    /// Brings the modem to the state everything else relies on: no echo, PDUs, messages stored
    /// and announced.
    ///
    /// Only a modem that does not answer, has no usable SIM or cannot do PDUs stops here; the rest
    /// is asked for, and a refusal noted.
    func setUp() async throws {
        try await exclusively {
            try await wakeUp()
            try await ask(.reset)
            try await converse(.echoOffVerboseResults)
            try await ask(.numericEquipmentErrors)
            try await checkSIM()
            try await converse(.pduMode)
            try await chooseStorage()
            try await checkServiceCentre()
            try await askForIndications()
            try await checkRegistration()
        }
    }

    /// Leaves any prompt a killed predecessor left behind, and waits until the modem says OK.
    private func wakeUp() async throws {
        for attempt in 1... {
            try write([ASCII.escape, ASCII.carriageReturn])
            // What it says to that must not be taken for the answer to what is asked next.
            try await clock.sleep(for: .milliseconds(150))
            do {
                return try await converse(.attention)
            } catch ModemError.noAnswer where attempt < 5 {
                continue
            } catch ModemError.refused where attempt < 5 {
                continue
            }
        }
    }

    /// Sends a command that some modems do not know; nil when refused.
    private func ask<Answer>(_ command: ATCommand<Answer>) async throws -> Answer? {
        do {
            return try await converse(command)
        } catch ModemError.refused(let code) {
            logger.debug(
                "modem refuses", metadata: ["command": "AT\(command.text)", "code": "\(code)"])
            return nil
        } catch let error as ATAnswerError {
            logger.debug("answer not understood", metadata: ["command": "AT\(error.command)"])
            return nil
        }
    }

    private func checkSIM() async throws {
        guard let state = try await ask(.simState), state != .ready else { return }
        throw ModemError.simNotReady(state)
    }

    private func chooseStorage() async throws {
        storages = Storages(offered: try await ask(.storageChoice))
        for candidate in storages.candidates {
            let command = ATCommand.selectStorage(reading: candidate, receiving: candidate)
            guard let use = try await ask(command) else { continue }
            storages.selected = candidate
            logger.debug(
                "storage chosen",
                metadata: ["storage": "\(candidate)", "use": "\(use.used) of \(use.total)"])
            return
        }
        logger.warning("the modem lets no message storage be chosen; using the one it has")
    }

    private func checkServiceCentre() async throws {
        let number = try await ask(.serviceCentre)
        guard (number ?? nil) == nil else { return }
        logger.warning("the SIM has no service centre number: sending will fail until it is set")
    }

    private func askForIndications() async throws {
        for setting in NewMessageIndications.allCases {
            if try await ask(.newMessageIndications(setting)) != nil { return }
        }
        logger.warning("the modem announces nothing; messages are found by the sweep alone")
    }

    private func checkRegistration() async throws {
        guard let state = try await ask(.registration) else { return }
        logger.info("network", metadata: ["registration": "\(state)"])
    }
}
