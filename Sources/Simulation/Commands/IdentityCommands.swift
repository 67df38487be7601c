/// Who the modem and its SIM are (3GPP TS 27.007 §5).
extension SimulatedModem {
    func identity(_ command: ExtendedCommand) -> CommandOutcome? {
        switch command.name {
        case "+CGMI", "+GMI": return telling(command, profile.manufacturer)
        case "+CGMM", "+GMM": return telling(command, profile.model)
        case "+CGMR", "+GMR": return telling(command, profile.revision)
        case "+CGSN", "+GSN":
            // `+CGSN=1` asks for the IMEI by name (release 12 and later).
            return command.number(0) == 1 ? .done("+CGSN: \"\(imei)\"") : telling(command, imei)
        case "+CIMI": return ofSIM(command) { sim.imsi }
        case "+CNUM":
            return ofSIM(command) { "+CNUM: \"\",\"\(sim.number)\",145" }
        default: return iccid(command)
        }
    }

    private func iccid(_ command: ExtendedCommand) -> CommandOutcome? {
        let spelling = command.name + (command.form == .read ? "?" : "")
        guard let before = profile.iccidQueries[spelling] else { return nil }
        if command.isTest { return .ok }
        if let refusal = simRefusal(), refusal != .simPINRequired { return .refused(refusal) }
        return .done(before + sim.iccid)
    }

    private func ofSIM(_ command: ExtendedCommand, _ text: () -> String) -> CommandOutcome {
        if command.isTest { return .ok }
        if let refusal = simRefusal() { return .refused(refusal) }
        return telling(command, text())
    }

    /// What only this maker's modems know.
    func makers(_ command: ExtendedCommand) -> CommandOutcome? {
        let spelling =
            switch command.form {
            case .execute: command.name
            case .read: command.name + "?"
            case .test: command.name + "=?"
            case .set: command.name + "="
            }
        if let answer = profile.makersAnswers[spelling] { return .done(answer) }
        guard profile.makersSettings.contains(command.name) else { return nil }
        return .ok
    }
}
