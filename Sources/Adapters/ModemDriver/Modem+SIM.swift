internal import ATProtocol
internal import Logging

extension Modem {
    /// Sees that the SIM is there, is the branch's, and has its PIN.
    ///
    /// - Throws: `ModemError` that says what a person has to do.
    func checkSIM() async throws {
        guard let state = try await simState() else {
            // A modem that does not know the question is asked no PIN.
            condition.sim = SIMIdentity(iccid: try await iccid(), imsi: try await ask(.imsi))
            return
        }
        let iccid = try await iccid()
        if state == .needsPIN {
            try await enterPIN(SIMIdentity(iccid: iccid, imsi: nil))
        } else if !state.allowsMessages {
            throw ModemError.simNotReady(state)
        }
        let sim = SIMIdentity(iccid: iccid, imsi: try await ask(.imsi))
        condition.sim = sim
        switch try await custody.check(sim) {
        case .accepted:
            for kind in [ModemAlarm.Kind.simSwapped, .pinBlocked] { announce(.alarmOver(kind)) }
        case .foreign(let sentence): throw ModemError.foreignSIM(sentence)
        }
    }

    /// What the SIM waits for; nil when the modem does not know the question.
    ///
    /// - Throws: `ModemError.noSIM` when there is none, `simBusy` when it is not ready once it had
    ///   time to start.
    func simState() async throws -> SIMState? {
        do {
            return try await patiently { try await converse(.simState) }
        } catch ModemError.refused(.equipmentFailure(let failure)) where failure.meansNoSIM {
            throw ModemError.noSIM
        } catch ModemError.refused(let code) where code.isBusy {
            throw ModemError.simBusy
        } catch ModemError.refused {
            return nil
        } catch is ATAnswerError {
            return nil
        }
    }

    private func iccid() async throws -> ICCID? {
        for question in ICCIDQuestion.allCases {
            if let iccid = try await ask(.iccid(question)) { return iccid }
        }
        return nil
    }

    /// The attempt is committed before the PIN is given: a power cut must not make it forgotten.
    private func enterPIN(_ sim: SIMIdentity) async throws {
        switch try await custody.pin(sim, try await askPINAttemptsLeft()) {
        case .leave(let sentence): throw ModemError.pinWithheld(sentence)
        case .enter(let pin, let attempt):
            do {
                try await converse(.enterPIN(pin))
            } catch ModemError.refused(let code) where code.isBusy {
                // Nothing was tried: the SIM was not listening.
                try await custody.pinAnswered(attempt, true)
                throw ModemError.simBusy
            } catch let error as ModemError {
                try await custody.pinAnswered(attempt, false)
                throw error == .noAnswer
                    ? error
                    : ModemError.pinWithheld(
                        "the SIM refused the PIN of the configuration. Put the SIM in a phone, "
                            + "enter its PIN there, and switch it off or write it into pin_file")
            }
            try await custody.pinAnswered(attempt, true)
            // The SIM reads its files anew now.
            try await clock.sleep(for: .seconds(1))
        }
    }

    func askPINAttemptsLeft() async throws -> Int? {
        for question in PINAttemptsQuestion.allCases {
            if let left = try await ask(.pinAttemptsLeft(question)) { return left.pin }
        }
        return nil
    }
}

extension EquipmentFailure {
    /// No SIM is in, or none that answers.
    fileprivate var meansNoSIM: Bool { [10, 13, 15].contains(code) }
}
