/// Commands of one letter (ITU-T V.250 §6).
extension SimulatedModem {
    func basic(_ name: String, _ number: Int) -> CommandOutcome {
        switch name {
        case "E": return setEcho(number)
        case "V": return set(\.isVerbose, number)
        case "Q": return set(\.isQuiet, number)
        case "Z", "&F":
            settings = ModemSettings(profile)
            return .ok
        case "I":
            return .done([
                "Manufacturer: \(profile.manufacturer)", "Model: \(profile.model)",
                "Revision: \(profile.revision)", "IMEI: \(imei)", "+GCAP: +CGSM",
            ])
        case "H":
            hangUp()
            return .ok
        case "A": return .failed(.noCarrier)
        case "&V":
            return .done(
                "E\(settings.echoes ? 1 : 0) V\(settings.isVerbose ? 1 : 0) "
                    + "Q\(settings.isQuiet ? 1 : 0)")
        case "L", "M", "X", "B", "N", "P", "T", "&C", "&D", "&S", "&W", "&K", "&Y": return .ok
        default: return .error
        }
    }

    private func setEcho(_ number: Int) -> CommandOutcome {
        guard number <= 1 else { return .error }
        if number == 0, faults.take(.stuckEcho) { return .ok }
        settings.echoes = number == 1
        return .ok
    }

    private func set(
        _ path: WritableKeyPath<ModemSettings, Bool>, _ number: Int
    ) -> CommandOutcome {
        guard number <= 1 else { return .error }
        settings[keyPath: path] = number == 1
        return .ok
    }

    /// Reads or sets an S register; only octets fit.
    func register(_ register: Int, _ newValue: Int?) -> CommandOutcome {
        guard register <= 99 else { return .error }
        guard let newValue else {
            let digits = "\(settings.registers[register] ?? 0)"
            return .done(String(repeating: "0", count: max(0, 3 - digits.count)) + digits)
        }
        // The line's own three characters are of the alphabet's first half (§6.2).
        guard newValue <= (3...5 ~= register ? 127 : 255) else { return .error }
        settings.registers[register] = newValue
        return .ok
    }

    func hangUp() { condition.caller = nil }

    /// Settings of the line, which a simulated one does not need (V.250 §6.2).
    func settingsOfLine(_ command: ExtendedCommand) -> CommandOutcome? {
        switch (command.name, command.form) {
        case ("+GCAP", .execute): .done("+GCAP: +CGSM")
        case ("+IPR", .read): .done("+IPR: 115200")
        case ("+IPR", .test): .done("+IPR: (),(9600,19200,38400,57600,115200)")
        case ("+IFC", .read): .done("+IFC: 2,2")
        case ("+ICF", .read): .done("+ICF: 3,3")
        case ("+IPR", _), ("+IFC", _), ("+ICF", _): .ok
        default: nil
        }
    }
}
