internal import SMSPDU

/// The TPDUs a document describes, one for each part.
extension PDUDocument {
    func tpdus() throws(PDUFailure) -> [TPDU] {
        try checkContradictions()
        return switch type {
        case "deliver": try writtenDelivers().map { .deliver($0) }
        case "deliver-report": [.deliverReport(try writtenDeliverReport())]
        case "submit": try writtenSubmits().map { .submit($0) }
        case "submit-report": [.submitReport(try writtenSubmitReport())]
        case "status-report": [.statusReport(try writtenStatusReport())]
        case "command": [.command(try writtenCommand())]
        default:
            throw PDUFailure(
                "type",
                "\"\(type)\" is none of deliver, deliver-report, submit, submit-report, "
                    + "status-report and command.")
        }
    }

    private func writtenDelivers() throws(PDUFailure) -> [SMSDeliver] {
        let sender = try writtenAddress(mayBeName: true)
        let stamp = try timeStamp(scts, "scts")
        let content = try content()
        return content.parts.map { part in
            var deliver = SMSDeliver(
                from: sender, at: stamp, dataCodingScheme: content.scheme, userData: part)
            if let fo { deliver.firstOctet = fo }
            if let statusReport { deliver.statusReportIndication = statusReport }
            if let pid { deliver.protocolIdentifier = .init(rawValue: pid) }
            return deliver
        }
    }

    private func writtenSubmits() throws(PDUFailure) -> [SMSSubmit] {
        let recipient = try writtenAddress()
        let period = try validityPeriod()
        let content = try content()
        return content.parts.enumerated().map { index, part in
            var submit = SMSSubmit(
                to: recipient, dataCodingScheme: content.scheme, userData: part,
                validityPeriod: period)
            if let fo { submit.firstOctet = fo }
            if let statusReport { submit.statusReportRequest = statusReport }
            // Each part is a message of its own (§9.2.3.6).
            if let mr { submit.messageReference = mr &+ UInt8(truncatingIfNeeded: index) }
            if let pid { submit.protocolIdentifier = .init(rawValue: pid) }
            return submit
        }
    }

    private func writtenDeliverReport() throws(PDUFailure) -> SMSDeliverReport {
        var report = SMSDeliverReport(refusedBecauseOf: try failureCause())
        if let fo { report.firstOctet = fo }
        report.protocolIdentifier = pid.map { .init(rawValue: $0) }
        report.dataCodingScheme = reportScheme
        report.userData = try reportUserData()
        if let indicator = try parameterIndicator() { report.parameterIndicator = indicator }
        return report
    }

    private func writtenSubmitReport() throws(PDUFailure) -> SMSSubmitReport {
        var report = SMSSubmitReport(
            at: try timeStamp(scts, "scts"), refusedBecauseOf: try failureCause())
        if let fo { report.firstOctet = fo }
        report.protocolIdentifier = pid.map { .init(rawValue: $0) }
        report.dataCodingScheme = reportScheme
        report.userData = try reportUserData()
        if let indicator = try parameterIndicator() { report.parameterIndicator = indicator }
        return report
    }

    private func writtenStatusReport() throws(PDUFailure) -> SMSStatusReport {
        guard let st else { throw PDUFailure("st", "A status report needs its status, 0 to 255.") }
        var report = SMSStatusReport(
            of: mr ?? 0, to: try writtenAddress(),
            submittedAt: try timeStamp(scts, "scts"),
            dischargedAt: try timeStamp(dt, "dt"), status: .init(rawValue: st))
        if let fo { report.firstOctet = fo }
        if let pid { report.protocolIdentifier = .init(rawValue: pid) }
        if let scheme = reportScheme { report.dataCodingScheme = scheme }
        if let userData = try reportUserData() { report.userData = userData }
        if let indicator = try parameterIndicator() { report.parameterIndicator = indicator }
        return report
    }

    private func writtenCommand() throws(PDUFailure) -> SMSCommand {
        guard let ct, let mn else {
            throw PDUFailure(
                ct == nil ? "ct" : "mn",
                "A command needs its type (ct) and the number of a message (mn), 0 to 255.")
        }
        var command = SMSCommand(
            .init(rawValue: ct), messageNumber: mn, to: try writtenAddress())
        if let fo { command.firstOctet = fo }
        if let statusReport { command.statusReportRequest = statusReport }
        if let mr { command.messageReference = mr }
        if let pid { command.protocolIdentifier = .init(rawValue: pid) }
        command.commandData = try userData(as: .data8Bit)
        return command
    }
}

/// The fields, one by one.
extension PDUDocument {
    /// The service centre address before the TPDU, on a modem's line.
    func serviceCentreAddress() throws(PDUFailure) -> Address? {
        guard let sca, !sca.address.isEmpty else { return nil }
        return try Address(writing: sca.address, .init(rawValue: sca.toa), field: "sca")
    }

    /// - Parameter mayBeName: a name without a type of address is one; a message to a name goes
    ///   nowhere.
    private func writtenAddress(mayBeName: Bool = false) throws(PDUFailure) -> Address {
        guard let address else {
            throw PDUFailure("address", "The address is missing: a number such as +254711000001.")
        }
        let type = toa.map { TypeOfAddress(rawValue: $0) }
        return try Address(writing: address, type, mayBeName: mayBeName)
    }

    private func timeStamp(
        _ text: String?, _ key: String
    ) throws(PDUFailure) -> ServiceCentreTimeStamp {
        let form = "such as 2026-11-23T10:00:00+03:00, the zone in quarters of an hour"
        guard let text else { throw PDUFailure(key, "The time is missing: \(form).") }
        guard let stamp = ServiceCentreTimeStamp(iso8601: text) else {
            throw PDUFailure(key, "\"\(text)\" is no moment from 1990 to 2089; write it \(form).")
        }
        return stamp
    }

    private func failureCause() throws(PDUFailure) -> FailureCause? {
        guard let fcs else { return nil }
        guard let cause = FailureCause(rawValue: fcs) else {
            throw PDUFailure("fcs", "\(fcs) is reserved; a failure cause is 128 to 255.")
        }
        return cause
    }

    private func parameterIndicator() throws(PDUFailure) -> ParameterIndicator? {
        guard let pi else { return nil }
        guard let indicator = ParameterIndicator(rawValue: pi) else {
            throw PDUFailure("pi", "Bit 7 of \(pi) announces an octet that is not there.")
        }
        return indicator
    }

    private func validityPeriod() throws(PDUFailure) -> ValidityPeriod? {
        if let validity {
            guard vp == nil, vpf ?? 0 == 0 else {
                throw PDUFailure("validity", "Say either validity or vp and vpf, not both.")
            }
            guard (0...RelativeValidityPeriod.longestSeconds).contains(validity) else {
                throw PDUFailure(
                    "validity",
                    "\(validity) seconds are more than 63 weeks or less than none; the most is "
                        + "\(RelativeValidityPeriod.longestSeconds).")
            }
            return .relative(RelativeValidityPeriod(atLeastSeconds: validity))
        }
        switch (vpf.map { ValidityPeriod.Format(rawValue: $0) }, vp) {
        case (.some(nil), _):
            throw PDUFailure("vpf", "\(vpf ?? 0) is no format; it is 0, 1, 2 or 3.")
        case (.absent?, nil), (nil, nil):
            return nil
        case (.absolute?, .until(let moment)?), (nil, .until(let moment)?):
            return .absolute(try timeStamp(moment, "vp"))
        case (.relative?, .seconds(let seconds)?), (nil, .seconds(let seconds)?):
            return .relative(try relativePeriod(seconds))
        case (.enhanced?, _):
            return .enhanced(try enhancedPeriod())
        default:
            throw PDUFailure(
                "vp",
                "vp and vpf contradict each other: 0 goes without vp, 1 and 2 with seconds, "
                    + "3 with a moment such as 2026-11-23T10:00:00+03:00.")
        }
    }

    private func relativePeriod(
        _ seconds: Int
    ) throws(PDUFailure) -> RelativeValidityPeriod {
        let period = RelativeValidityPeriod(atLeastSeconds: seconds)
        guard period.seconds == seconds else {
            throw PDUFailure(
                "vp",
                "\(seconds) seconds cannot be written; the nearest are \(period.seconds). "
                    + "Say validity to have it rounded up.")
        }
        return period
    }

    private func enhancedPeriod() throws(PDUFailure) -> EnhancedValidityPeriod {
        var seconds: Int?
        if case .seconds(let given)? = vp { seconds = given }
        // What a decoded period says besides its length, such as a single try, is kept with it.
        if let octets = exact.flatMap({ try? [UInt8](hexadecimal: $0) }),
            case .enhanced(let period)? = (try? SMSSubmit(decoding: octets))?.validityPeriod,
            period.seconds == seconds
        {
            return period
        }
        guard let seconds else { return .noPeriod }
        guard let period = EnhancedValidityPeriod(exactly: seconds) else {
            throw PDUFailure(
                "vp",
                "The enhanced format says whole seconds from 0 to 359999, and some longer "
                    + "periods of the relative format.")
        }
        return period
    }
}

extension Address {
    /// A number or a name as people write it, or under a type of address.
    init(
        writing text: String, _ type: TypeOfAddress?, mayBeName: Bool = false,
        field: String = "address"
    ) throws(PDUFailure) {
        let address: Address?
        if let type {
            let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
            address =
                type.typeOfNumber == .alphanumeric
                ? Address(nameOrNone: text, type) : Address(digitsOrNone: digits, type)
        } else {
            let isName = mayBeName && text.contains(where: \.isLetter) && !text.hasPrefix("+")
            address = Address(text) ?? (isName ? Address(alphanumeric: text) : nil)
        }
        guard let address else {
            throw PDUFailure(
                field,
                "\"\(text)\" is no number of 1 to 20 digits, such as +254711000001. A name of up to 11 "
                    + "characters of the GSM 7 bit alphabet may stand in a deliver, or with toa 208."
            )
        }
        self = address
    }
}
