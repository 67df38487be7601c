internal import ATProtocol

/// What there is to say once the SIM is open.
extension ModemChecks {
    /// Why nothing can be said of the network; nil when it can.
    private var networkObstacle: String? {
        switch (modem.state, modem.cause) {
        case (.absent, _): "its port does not open"
        case (.recovering, _): "the modem does not answer"
        case (_, .noSIM): "there is no SIM"
        case (_, .simBusy): "the SIM is busy"
        case (_, .foreignSIM): "the SIM is not the right one"
        case (_, .pin): "the SIM waits for its PIN"
        case (.settingUp, _): "the modem is being set up"
        default: nil
        }
    }

    var network: DoctorCheck {
        if let networkObstacle { return .unchecked("network", networkObstacle) }
        guard let network = modem.network else { return .unchecked("network", "it is not told") }
        guard network.registered else {
            return DoctorCheck(
                "network", .red, "No network has taken the SIM in: \(network.registration).",
                action: Self.advice(registration: network.registration))
        }
        let name = network.operator ?? "The network"
        guard network.roaming else {
            return DoctorCheck("network", .green, "\(name) has taken the SIM in.")
        }
        return DoctorCheck(
            "network", .yellow, "\(name) has taken the SIM in as a guest: messages cost more.",
            action: "Move the modem to where the SIM's own network is.")
    }

    private static func advice(registration: String) -> String {
        switch registration {
        case "denied": "Ask the operator whether the SIM is paid up and not barred."
        case "not searching":
            "Its radio may be off: wait two minutes, the service switches it on. If it stays, "
                + "unplug the modem for ten seconds."
        default: "Check the antenna, move the modem to a window, and wait two minutes."
        }
    }

    var signal: DoctorCheck {
        if let networkObstacle { return .unchecked("signal", networkObstacle) }
        guard let signal = modem.signal, let dBm = signal.dBm else {
            return DoctorCheck(
                "signal", .yellow, "The modem hears no signal, or does not tell.",
                action: "Check the antenna and its plug.")
        }
        let sentence = "\(dBm) dBm, \(signal.words)."
        guard signal.words == "poor" else { return DoctorCheck("signal", .green, sentence) }
        return DoctorCheck(
            "signal", .yellow, sentence,
            action: "Move the modem to a window, or give it an antenna on a longer cable.")
    }

    var serviceCentre: DoctorCheck {
        if let networkObstacle { return .unchecked("service centre", networkObstacle) }
        guard let number = modem.serviceCentre else {
            return DoctorCheck(
                "service centre", .red, "The SIM has no service centre: nothing can be sent.",
                action: "Ask the operator for its number and set service_centre under [[modem]].")
        }
        return DoctorCheck("service centre", .green, "Messages are handed to \(number).")
    }

    var storage: DoctorCheck {
        if let networkObstacle { return .unchecked("storage", networkObstacle) }
        let known = modem.storages.filter { $0.total > 0 }
        guard let fullest = known.max(by: { $0.share < $1.share }) else {
            return .unchecked("storage", "the modem does not tell how full it is")
        }
        let action =
            "While the service runs it empties by itself: look at tawi status. Else start it: "
            + "systemctl start tawi"
        let use = StorageUse(used: fullest.used, total: fullest.total)
        if use.free == 0 {
            return DoctorCheck(
                "storage", .red, "\(fullest.words) messages: no other comes in.", action: action)
        }
        return DoctorCheck(
            "storage", use.isNearlyFull ? .yellow : .green,
            known.map(\.words).joined(separator: ", ") + " messages.",
            action: use.isNearlyFull ? action : nil)
    }
}

extension ModemDocument.Storage {
    /// How much of it is taken, from 0 to 1.
    fileprivate var share: Double { Double(used) / Double(total) }
}
