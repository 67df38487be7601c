internal import SMSPDU

/// Codes such as `*144#` (`+CUSD`, 3GPP TS 27.007 §7.15).
extension SimulatedModem {
    func ussdSession(_ command: ExtendedCommand) -> CommandOutcome? {
        guard command.name == "+CUSD" else { return nil }
        switch command.form {
        case .read: return .done("+CUSD: \(settings.ussdPresentation)")
        case .test: return .done("+CUSD: (0-2)")
        case .execute: return .ok
        case .set: return setUSSD(command)
        }
    }

    private func setUSSD(_ command: ExtendedCommand) -> CommandOutcome {
        guard let mode = command.number(0), (0...2).contains(mode) else {
            return .refused(.incorrectParameters)
        }
        if mode == 2 {
            ussd.cancel()
            return .ok
        }
        settings.ussdPresentation = mode
        guard let written = command.text(1) else { return .ok }
        if let refusal = simRefusal() { return .refused(refusal) }
        guard isRegistered else { return .refused(.noNetworkService) }
        guard let text = readUSSD(written) else { return .error }
        later(.milliseconds(100)) { $0.answerUSSD(text) }
        return .ok
    }

    private func answerUSSD(_ text: String) {
        let (answer, awaitsReply) = ussd.answer(text)
        guard settings.ussdPresentation == 1 else { return }
        let written = write(ussd: answer)
        say("+CUSD: \(awaitsReply ? 1 : 0),\"\(written.text)\",\(written.dataCodingScheme)")
        if profile.name == "zte", !awaitsReply { say("+ZEND") }
    }

    /// What the code says, in the form this modem wants codes in.
    private func readUSSD(_ written: String) -> String? {
        guard profile.ussdForm == .packedHexadecimal else {
            let isCoded = settings.characterSet == .ucs2
            return isCoded ? String(ucs2Hexadecimal: written) : written
        }
        guard let octets = try? [UInt8](hexadecimal: written), !octets.isEmpty else { return nil }
        var septets = GSM7.unpack(octets, count: octets.count * 8 / 7)
        // Eight septets fill seven octets: what is left over is a carriage return or nothing
        // (3GPP TS 23.038 §6.1.2.3.1).
        if octets.count.isMultiple(of: 7), [0x0D, 0].contains(septets.last) {
            septets.removeLast()
        }
        return GSM7.text(septets)
    }

    private func write(ussd text: String) -> (text: String, dataCodingScheme: Int) {
        switch profile.ussdForm {
        case .ucs2Hexadecimal: return (text.ucs2Hexadecimal, 72)
        case .plain:
            return (settings.characterSet == .ucs2 ? text.ucs2Hexadecimal : text, 15)
        case .packedHexadecimal:
            guard var septets = try? GSM7.septets(of: text) else {
                return (text.ucs2Hexadecimal, 72)
            }
            if septets.count % 8 == 7 { septets.append(0x0D) }
            return (GSM7.pack(septets).hexadecimal, 15)
        }
    }
}
