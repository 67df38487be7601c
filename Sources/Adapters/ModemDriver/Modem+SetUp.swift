internal import ATProtocol
internal import Logging

extension Modem {
    /// Brings the modem to the state everything else relies on: no echo, PDUs, messages stored
    /// and announced.
    ///
    /// Only a modem that does not answer, has no usable SIM or cannot do PDUs stops here; the rest
    /// is asked for, and a refusal noted.
    func setUp() async throws {
        try await wakeUp(attempts: 5)
        _ = try await ask(.reset)
        try await converse(.echoOffVerboseResults)
        _ = try await ask(.numericEquipmentErrors)
        try await askWhoItIs()
        try await switchRadioOn()
        try await checkSIM()
        try await patiently { try await converse(.pduMode) }
        try await chooseStorage()
        try await checkServiceCentre()
        try await askForIndications()
        try await askForTheRest()
        condition.signal = try await ask(.signalQuality)
        let state = try await readRegistration()
        health.unregisteredSince = state.isRegistered ? nil : now
        if state.isRegistered {
            condition.networkOperator = try await operatorName()
        }
    }

    /// Whose network it is, in words even where somebody set the modem to digits.
    private func operatorName() async throws -> String? {
        let found = try await ask(.networkOperator)
        guard found?.isNumeric == true, try await ask(.nameOperatorsInWords) != nil else {
            return found?.name
        }
        return try await ask(.networkOperator)?.name ?? found?.name
    }

    /// Asks again for what a modem refused whose SIM was not ready yet: some refuse everything that
    /// has to do with messages for a while after they start. Again and again, less and less often.
    func finishSetUp() async throws {
        guard condition.storages.isEmpty || condition.serviceCentre == nil || indications == nil
        else { return }
        guard health.finishesAt.map({ now >= $0 }) ?? true else { return }
        let longer = min(health.finishPause * 2, Self.longestFinishPause)
        health.finishPause = health.finishesAt == nil ? settings.heartbeat : longer
        health.finishesAt = now + health.finishPause
        try await exclusively {
            if condition.storages.isEmpty { try await chooseStorage() }
            if condition.serviceCentre == nil { try await checkServiceCentre() }
            if indications == nil { try await askForIndications() }
        }
    }

    private static let longestFinishPause = Duration.seconds(3600)

    /// Leaves any prompt a killed predecessor left behind, and waits until the modem says OK.
    func wakeUp(attempts: Int) async throws {
        var trouble = ModemError.noAnswer
        for _ in 0..<attempts {
            do {
                return try await callOut()
            } catch let error as ModemError where error.isWorthAnotherCall {
                trouble = error
            }
        }
        throw trouble
    }

    private func callOut() async throws {
        try write([ASCII.escape, ASCII.carriageReturn])
        // What it says to that must not be taken for the answer to what is asked next.
        try await clock.sleep(for: .milliseconds(150))
        try await converse(.attention)
        // That may have been the answer to an earlier call.
        try await findStep()
    }

    /// Waits while the SIM is busy, as it is for ten seconds after the power came.
    func patiently<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        for attempt in 1... {
            do {
                return try await body()
            } catch ModemError.refused(let code) where code.isBusy && attempt < 20 {
                try await clock.sleep(for: .seconds(1))
            }
        }
        throw ModemError.noAnswer
    }

    /// As `ask`, waiting while the SIM is busy.
    private func askPatiently<Answer>(_ command: ATCommand<Answer>) async throws -> Answer? {
        do {
            return try await patiently { try await converse(command) }
        } catch ModemError.refused {
            return nil
        } catch is ATAnswerError {
            return nil
        }
    }

    private func askWhoItIs() async throws {
        condition.manufacturer = try await ask(.manufacturer)
        condition.model = try await ask(.model)
        condition.firmware = try await ask(.firmware)
        condition.imei = try await ask(.imei)
    }

    /// Some dongles start with their radio off, and are deaf and mute until it is on.
    private func switchRadioOn() async throws {
        guard let functionality = try await ask(.functionality), !functionality.hasRadio else {
            return
        }
        logger.notice("the radio was off; switching it on")
        _ = try await ask(.setFunctionality(.full))
    }

    private func chooseStorage() async throws {
        storages = Storages(offered: try await askPatiently(.storageChoice))
        for candidate in storages.candidates {
            let command = ATCommand.selectStorage(reading: candidate, receiving: candidate)
            guard let use = try await askPatiently(command) else { continue }
            storages.selected = candidate
            condition.storages[candidate] = use
            return
        }
        logger.warning("the modem lets no message storage be chosen; using the one it has")
    }

    private func checkServiceCentre() async throws {
        var number = try await ask(.serviceCentre) ?? nil
        if let wanted = settings.serviceCentre, number != wanted.text,
            try await ask(.setServiceCentre(wanted)) != nil
        {
            number = wanted.text
        }
        condition.serviceCentre = number
        guard number == nil else { return announce(.alarmOver(.noServiceCentre)) }
        announce(
            .alarm(
                ModemAlarm(
                    .noServiceCentre,
                    "The SIM has no service centre number, so nothing can be sent. Ask the "
                        + "operator for it and set service_centre under [[modem]]")))
    }

    /// Messages are stored and announced. Status reports too; where the modem can only hand them
    /// over, it is to keep each until it is acknowledged (TS 27.005 §3.4.4).
    private func askForIndications() async throws {
        indications = nil
        acknowledgement = nil
        let best = try await ask(.bestNewMessageIndications) ?? nil
        for setting in (best.map { [$0] } ?? []) + NewMessageIndications.allCases {
            guard try await askPatiently(.newMessageIndications(setting)) != nil else { continue }
            // What it says of itself need not be what it was told.
            indications = try await ask(.newMessageIndicationsInForce) ?? nil
            if setting.handsOver { try await askForAcknowledgement() }
            return
        }
        logger.warning("the modem announces nothing; messages are found by the sweep alone")
    }

    private func askForAcknowledgement() async throws {
        guard try await ask(.selectMessageService(1)) != nil,
            try await ask(.messageService)?.needsAcknowledgement == true
        else { return }
        acknowledgement = Acknowledgement.allCases.first
    }

    /// What is good to have: the network's time, who calls, what the network says to USSD.
    private func askForTheRest() async throws {
        _ = try await ask(.setClockByNetwork)
        try await readClock()
        _ = try await ask(.announceCallers)
        _ = try await ask(.announceUSSD)
    }
}

extension FinalResultCode {
    /// The SIM, or what stands before it, is not ready yet: asking again in a second helps.
    var isBusy: Bool {
        switch self {
        case .messageServiceFailure(let failure): failure.code == 314
        case .equipmentFailure(let failure): failure.code == 14
        case .ok, .error: false
        }
    }
}

extension ModemError {
    /// It may say OK when it is called again.
    fileprivate var isWorthAnotherCall: Bool {
        switch self {
        case .noAnswer, .refused: true
        default: false
        }
    }
}
