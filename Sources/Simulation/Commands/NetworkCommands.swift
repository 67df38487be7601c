internal import SMSPDU

/// Registration and operators (3GPP TS 27.007 §7.2, §7.3, §10.1.20, §10.1.22).
extension SimulatedModem {
    func registration(_ command: ExtendedCommand) -> CommandOutcome? {
        switch command.name {
        case "+CREG": registration(command, \.registration)
        case "+CGREG": registration(command, \.packetRegistration)
        case "+CEREG" where profile.knowsLTE: registration(command, \.epsRegistration)
        case "+COPS": operators(command)
        case "+CGATT": attachment(command)
        default: nil
        }
    }

    /// Packet service, which comes and goes with the registration (§10.1.9).
    private func attachment(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.form {
        case .read: .done("+CGATT: \(isRegistered ? 1 : 0)")
        case .test: .done("+CGATT: (0,1)")
        case .set, .execute: .ok
        }
    }

    /// Whether the SIM is on a network now.
    var isRegistered: Bool { [1, 5].contains(registrationStatus) }

    private var registrationStatus: Int {
        guard condition.functionality == 1, isSIMInserted, sim.lock.state == .ready else {
            return 0
        }
        return condition.coverage.registrationStatus
    }

    private func registration(
        _ command: ExtendedCommand, _ path: WritableKeyPath<ModemSettings, Int>
    ) -> CommandOutcome {
        guard command.form == .read else { return setting(command, path, 0...2) }
        let mode = settings[keyPath: path]
        return .done("\(command.name): \(mode)\(profile.separator)\(place(mode))")
    }

    /// `<stat>`, and where the modem is when mode 2 asks for it.
    private func place(_ mode: Int) -> String {
        guard mode == 2, isRegistered else { return "\(registrationStatus)" }
        let cell = profile.knowsLTE ? "\"00C3\",\"1A2B3C4\",7" : "\"00C3\",\"1A2B\""
        return "\(registrationStatus)\(profile.separator)\(cell)"
    }

    /// Says what changed to whom asked for it.
    func announceRegistration() {
        guard !condition.isBooting else { return }
        let wanted = [
            ("+CREG", settings.registration), ("+CGREG", settings.packetRegistration),
            ("+CEREG", profile.knowsLTE ? settings.epsRegistration : 0),
        ]
        for (name, mode) in wanted where mode > 0 { say("\(name): \(place(mode))") }
        if isRegistered, settings.timeZoneReporting > 0 {
            let quarters = serviceCentreTime().zoneQuarterHours
            say("+CTZV: \"\(quarters < 0 ? "-" : "+")\(abs(quarters))\"")
        }
    }

    private func operators(_ command: ExtendedCommand) -> CommandOutcome {
        let current: NetworkOperator = condition.coverage == .roaming ? .abroad : .home
        switch command.form {
        case .read:
            guard isRegistered else { return .done("+COPS: 0") }
            let names = [current.longName, current.shortName, current.code]
            let technology = profile.knowsLTE ? ",7" : ""
            return .done(
                "+COPS: 0,\(settings.operatorFormat),\"\(names[settings.operatorFormat])\""
                    + technology)
        case .test:
            let list = [
                (2, current),
                (
                    3,
                    NetworkOperator(
                        longName: "Airtel", shortName: "Airtel", code: "63903")
                ),
            ]
            let offers = list.map {
                "(\($0.0),\"\($0.1.longName)\",\"\($0.1.shortName)\",\"\($0.1.code)\")"
            }
            return .done("+COPS: \(offers.joined(separator: ",")),,(0-4),(0-2)")
        case .execute: return .ok
        case .set:
            guard let mode = command.number(0), (0...4).contains(mode) else {
                return .refused(.incorrectParameters)
            }
            if let format = command.number(1), (0...2).contains(format) {
                settings.operatorFormat = format
            }
            return .ok
        }
    }
}
