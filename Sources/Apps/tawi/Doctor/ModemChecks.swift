/// What there is to say about a modem, from its port to its storage.
struct ModemChecks {
    let modem: ModemDocument

    /// Why the file of the SIM's PIN cannot be used; nil when it can, or there is none.
    var pinFileFault: String?

    var all: [DoctorCheck] {
        [
            port, owner, answer, sim, pin, network, signal, serviceCentre, storage,
        ].map { check in
            var check = check
            check.modem = modem.name
            return check
        }
    }

    private var isThere: Bool { modem.state != .absent }

    /// Its trouble, for a light of its own.
    private func trouble(_ name: String) -> DoctorCheck {
        DoctorCheck(name, .red, advice: modem.trouble ?? "nothing is known of it; try again")
    }

    private var port: DoctorCheck {
        switch modem.cause {
        case .missing, .wrongMode, .forbidden: return trouble("port")
        case .held: return DoctorCheck("port", .green, "The port of \(modem.device) is there.")
        case .silent, .noSIM, .simBusy, .foreignSIM, .pin, nil:
            return isThere
                ? DoctorCheck("port", .green, "The port of \(modem.device) opens.")
                : trouble("port")
        }
    }

    private var owner: DoctorCheck {
        if modem.cause == .held {
            let trouble = modem.trouble ?? "Another program has the port."
            // It opens with the program's name, which is written as it is.
            let opening = trouble.hasPrefix("Another ") ? "" : "The program "
            return DoctorCheck("owner", .red, advice: opening + trouble)
        }
        guard isThere else { return .unchecked("owner", "there is no port") }
        return DoctorCheck("owner", .green, "No other program has the port.")
    }

    private var answer: DoctorCheck {
        guard isThere else { return .unchecked("modem", "its port does not open") }
        let name = [modem.manufacturer, modem.model].compactMap(\.self).joined(separator: " ")
        switch modem.state {
        case .recovering:
            return DoctorCheck(
                "modem", .red, "The modem does not do its work: \(modem.trouble ?? "no answer").",
                action: "Wait two minutes; if it stays, unplug the modem for ten seconds.")
        case .settingUp where modem.cause == nil:
            return DoctorCheck(
                "modem", .yellow, "The modem is being set up.", action: "Try again in a minute.")
        case .absent, .ready, .settingUp, .waitingForPerson:
            let repairs = modem.recoveries.values.reduce(0, +)
            let count = repairs == 0 ? "" : ", recovered \(repairs) times since the start"
            return DoctorCheck(
                "modem", .green, "\(name.isEmpty ? "A modem" : name) answers\(count).")
        }
    }

    /// Why nothing can be said of what lies behind the modem; nil when it can.
    private var obstacle: String? {
        switch modem.state {
        case .absent: return "its port does not open"
        case .recovering: return "the modem does not answer"
        case .settingUp where modem.cause == nil: return "the modem is being set up"
        case .settingUp, .ready, .waitingForPerson: return nil
        }
    }

    private var sim: DoctorCheck {
        if let obstacle { return .unchecked("SIM", obstacle) }
        switch modem.cause {
        case .noSIM, .simBusy, .foreignSIM: return trouble("SIM")
        case .pin: return DoctorCheck("SIM", .green, "A SIM is in.")
        case .missing, .forbidden, .held, .wrongMode, .silent, nil:
            let card =
                modem.sim?.iccid.map { "SIM \($0)" }
                ?? modem.sim?.imsi.map { "The SIM of subscriber \($0)" } ?? "A SIM"
            return DoctorCheck("SIM", .green, "\(card) is in, and belongs there.")
        }
    }

    private var pin: DoctorCheck {
        if let pinFileFault { return DoctorCheck("PIN", .red, advice: pinFileFault) }
        if let obstacle { return .unchecked("PIN", obstacle) }
        guard modem.cause != .noSIM else { return .unchecked("PIN", "there is no SIM") }
        guard modem.cause != .simBusy else { return .unchecked("PIN", "the SIM is busy") }
        guard modem.cause == .pin else {
            return DoctorCheck("PIN", .green, "The SIM waits for no PIN.")
        }
        var check = trouble("PIN")
        if let left = modem.pinAttemptsLeft, !check.sentence.contains("takes \(left) ") {
            check.sentence = check.sentence.dropLast() + " (\(left) attempts left)."
        }
        return check
    }
}
