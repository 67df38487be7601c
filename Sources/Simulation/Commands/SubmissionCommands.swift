internal import SMSPDU

/// Sending and writing (3GPP TS 27.005 §3.5.1 to §3.5.3).
extension SimulatedModem {
    func submission(_ command: ExtendedCommand) -> CommandOutcome? {
        guard ["+CMGS", "+CMGW", "+CMSS"].contains(command.name) else { return nil }
        if command.isTest { return .ok }
        if let refusal = simRefusal() { return .messageRefused(refusal.messageError) }
        switch command.name {
        case "+CMGS": return entry(command, for: .submit)
        case "+CMGW":
            let status = command.number(1).flatMap(StoredMessageStatus.init) ?? .storedUnsent
            return entry(command, for: .store(status))
        default: return sendStored(command)
        }
    }

    private func entry(
        _ command: ExtendedCommand, for purpose: TextEntry.Purpose
    ) -> CommandOutcome {
        if settings.isTextMode == 0 {
            guard let length = command.number(0), (1...232).contains(length) else {
                return .messageRefused(304)
            }
            return .prompt(TextEntry(purpose: purpose, length: length))
        }
        guard let destination = command.text(0) ?? (purpose == .submit ? nil : "0") else {
            return .messageRefused(305)
        }
        return .prompt(TextEntry(purpose: purpose, destination: destination))
    }

    /// The text of a message is complete.
    func finish(_ entry: TextEntry) {
        let strikesBefore = Bool.random(using: &dice)
        if case .submit = entry.purpose { countForPlan() }
        if strikesBefore { strikeConditions() }
        guard isPlugged, condition.deafness == .none, !condition.isBooting else { return }
        guard let submit = message(of: entry) else {
            return answer([], .messageError(entry.length == nil ? 305 : 304))
        }
        switch entry.purpose {
        case .submit: self.submit(submit)
        case .store(let status): write(submit, status)
        }
    }

    private func message(of entry: TextEntry) -> SMSSubmit? {
        guard let length = entry.length else { return textMessage(entry) }
        let text = String(decoding: entry.text, as: UTF8.self).filter { !$0.isWhitespace }
        guard let octets = try? [UInt8](hexadecimal: text),
            let pdu = try? ModemPDU(decoding: octets), case .submit(let submit) = pdu.tpdu,
            octets.count == length + 1 + Int(octets.first ?? 0)
        else { return nil }
        return submit
    }

    private func textMessage(_ entry: TextEntry) -> SMSSubmit? {
        guard let written = entry.destination else { return nil }
        let number =
            settings.characterSet == .ucs2
            ? String(ucs2Hexadecimal: written) ?? written : written
        let isUCS2 = settings.dataCodingScheme & 0x0C == 0x08
        let set = isUCS2 ? CharacterSet.ucs2 : settings.characterSet
        guard let address = Address(number), let text = set.read(entry.text) else { return nil }
        let parts = SMSSubmit.parts(
            text: text, to: address,
            requestingStatusReport: settings.firstOctet & 0x20 != 0)
        return parts?.count == 1 ? parts?.first : nil
    }

    private func write(_ submit: SMSSubmit, _ status: StoredMessageStatus) {
        let pdu = ModemPDU(tpdu: .submit(submit)).encoded
        guard let (_, index) = store(pdu, in: settings.writingMemory, as: status) else {
            return answer([], .messageError(322))
        }
        answer(["+CMGW: \(index)"], .ok)
    }

    private func sendStored(_ command: ExtendedCommand) -> CommandOutcome {
        guard let index = command.number(0),
            let stored = message(index, in: settings.writingMemory)
        else { return .messageRefused(321) }
        guard let pdu = try? ModemPDU(decoding: stored.pdu.octets),
            case .submit(var submit) = pdu.tpdu
        else { return .messageRefused(302) }
        if let number = command.text(1), let address = Address(number) {
            submit.destinationAddress = address
        }
        guard isRegistered else { return .messageRefused(331) }
        mark(stored, .storedSent)
        let submission = record(submit)
        report(submission)
        return .done("+CMSS: \(submission.messageReference)")
    }
}

extension SimulatedModem {
    /// Gives a message to the network, and answers as the faults have it.
    private func submit(_ submit: SMSSubmit) {
        guard isRegistered else { return answer([], .messageError(331)) }
        if faults.take(.refusedSubmission) { return answer([], .messageError(faults.errorCode)) }
        if let code = faults.barredNumbers[submit.destinationAddress.text] {
            return answer([], .messageError(code))
        }
        let submission = record(submit)
        if faults.take(.lostSubmissionAnswer) {
            if faults.reportsDespiteLostAnswer { report(submission) }
            return
        }
        strikeConditions()
        guard isPlugged, condition.deafness == .none, !condition.isBooting else {
            return report(submission)
        }
        if faults.take(.ambiguousSubmission) {
            answer([], .messageError(500))
        } else {
            answer(["+CMGS: \(submission.messageReference)"], .ok)
        }
        report(submission)
    }

    /// The network took a message: this is written down whatever is answered.
    private func record(_ submit: SMSSubmit) -> Submission {
        lastReference &+= 1
        let submission = Submission(submit: submit, messageReference: lastReference)
        taken.append(submission)
        ussd.charge()
        network.yield(submission)
        uplink?.yield(submission)
        return submission
    }

    /// Without a simulated network the phone got the message at once, and its report comes back.
    private func report(_ submission: Submission) {
        guard uplink == nil, reportsDelivery, submission.submit.statusReportRequest else { return }
        let time = serviceCentreTime()
        deliver(
            SMSStatusReport(
                of: submission.messageReference, to: submission.submit.destinationAddress,
                submittedAt: time, dischargedAt: time, status: .received))
    }
}
