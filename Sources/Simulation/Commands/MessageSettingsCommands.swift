/// How messages are written, stored and announced (3GPP TS 27.005 §3.2, §3.3, §3.4.1).
extension SimulatedModem {
    func messageSettings(_ command: ExtendedCommand) -> CommandOutcome? {
        switch command.name {
        case "+CSMS": return messageService(command)
        case "+CMGF": return setting(command, \.isTextMode, 0...1)
        case "+CSDH": return setting(command, \.showsHeaders, 0...1)
        case "+CMMS": return setting(command, \.moreMessages, 0...2)
        case "+CSCB", "+CSAS", "+CRES":
            return command.form == .read ? .done("+CSCB: 0,\"\",\"\"") : .ok
        case "+CSMP": return textModeParameters(command)
        case "+CSCA": return serviceCentre(command)
        case "+CNMI": return indications(command)
        case "+CPMS": return preferredStorage(command)
        case "+CNMA": return acknowledge(command)
        default: return nil
        }
    }

    private func messageService(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.form {
        case .read: return .done("+CSMS: \(settings.messageService),1,1,1")
        case .test: return .done("+CSMS: (0,1)")
        case .execute: return .error
        case .set:
            guard let service = command.number(0), (0...1).contains(service) else {
                return .messageRefused(303)
            }
            settings.messageService = service
            return .done("+CSMS: 1,1,1")
        }
    }

    private func textModeParameters(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.form {
        case .read:
            return .done(
                "+CSMP: \(settings.firstOctet),\(settings.validityPeriod),"
                    + "\(settings.protocolIdentifier),\(settings.dataCodingScheme)")
        case .test: return .ok
        case .execute: return .error
        case .set:
            let given = (0..<4).map { command.number($0) }
            guard given.allSatisfy({ $0.map { (0...255).contains($0) } ?? true }) else {
                return .messageRefused(305)
            }
            settings.firstOctet = given[0] ?? settings.firstOctet
            settings.validityPeriod = given[1] ?? settings.validityPeriod
            settings.protocolIdentifier = given[2] ?? settings.protocolIdentifier
            settings.dataCodingScheme = given[3] ?? settings.dataCodingScheme
            return .ok
        }
    }

    private func serviceCentre(_ command: ExtendedCommand) -> CommandOutcome {
        if command.isTest { return .ok }
        if let refusal = simRefusal() { return .messageRefused(refusal.messageError) }
        guard command.form != .read else {
            let isInternational = sim.serviceCentre.hasPrefix("+")
            let number =
                settings.characterSet == .ucs2
                ? sim.serviceCentre.ucs2Hexadecimal : sim.serviceCentre
            return .done("+CSCA: \"\(number)\",\(isInternational ? 145 : 129)")
        }
        guard let text = command.text(0) else { return .messageRefused(304) }
        let number = String(ucs2Hexadecimal: text).flatMap { $0.hasPrefix("+") ? $0 : nil } ?? text
        let wantsPlus = command.number(1) == 145 && !number.hasPrefix("+")
        sim.serviceCentre = wantsPlus ? "+" + number : number
        return .ok
    }

    private func indications(_ command: ExtendedCommand) -> CommandOutcome {
        let handedOver: Set = profile.handsOverReports ? [0, 1] : [0]
        let reports = profile.storesReports ? handedOver.union([2]) : handedOver
        let ranges: [Set<Int>] = [
            [0, 1, 2, 3], [0, 1, 2, 3], [0, 2, 3], reports, [0, 1],
        ]
        switch command.form {
        case .read:
            let values = [
                settings.indicationMode, settings.messageIndication, settings.broadcastIndication,
                settings.reportIndication, settings.bufferHandling,
            ]
            return .done("+CNMI: " + values.map { "\($0)" }.joined(separator: profile.separator))
        case .test:
            let lists = ranges.map { set in
                "(" + set.sorted().map { "\($0)" }.joined(separator: ",") + ")"
            }
            return .done("+CNMI: " + lists.joined(separator: ","))
        case .execute: return .ok
        case .set:
            let given = (0..<5).map { command.number($0) }
            guard
                zip(given, ranges).allSatisfy({ value, range in
                    value.map { range.contains($0) } ?? true
                }), command.parameters.count <= 5
            else { return .messageRefused(303) }
            settings.indicationMode = given[0] ?? settings.indicationMode
            settings.messageIndication = given[1] ?? settings.messageIndication
            settings.broadcastIndication = given[2] ?? settings.broadcastIndication
            settings.reportIndication = given[3] ?? settings.reportIndication
            settings.bufferHandling = given[4] ?? settings.bufferHandling
            return .ok
        }
    }

    private func acknowledge(_ command: ExtendedCommand) -> CommandOutcome {
        if command.isTest { return .done("+CNMA: (0-2)") }
        guard let message = unacknowledged else { return .messageRefused(340) }
        unacknowledged = nil
        // 2 says that the message could not be taken: the network tries again (§3.4.4).
        if command.number(0) == 2 { sim.held.insert(message, at: 0) }
        later(.zero) { $0.deliverHeld() }
        return .ok
    }
}
