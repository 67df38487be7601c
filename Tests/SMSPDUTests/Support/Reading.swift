import SMSPDU

/// The fields of a TPDU as text, under the names `tawi pdu decode` shows them by.
struct Reading {
    private(set) var fields: [String: String] = [:]

    init(_ pdu: ModemPDU) {
        self.init(pdu.tpdu)
        fields["sca"] = pdu.serviceCentreAddress?.text
    }

    init(_ tpdu: TPDU) {
        switch tpdu {
        case .deliver(let deliver):
            common("deliver", deliver.originatingAddress)
            fields["pid"] = show(deliver.protocolIdentifier.rawValue)
            fields["scts"] = deliver.serviceCentreTimeStamp.iso8601
            read(deliver.userData, deliver.dataCodingScheme)
        case .deliverReport(let report):
            fields["type"] = "deliver-report"
            fields["fcs"] = show(report.failureCause?.rawValue)
            read(
                report.parameterIndicator, report.protocolIdentifier, report.dataCodingScheme,
                report.userData)
        case .submit(let submit):
            common("submit", submit.destinationAddress)
            fields["mr"] = show(submit.messageReference)
            fields["pid"] = show(submit.protocolIdentifier.rawValue)
            fields["vpf"] = show(submit.validityPeriodFormat.rawValue)
            fields["vp"] = Self.period(submit.validityPeriod)
            read(submit.userData, submit.dataCodingScheme)
        case .submitReport(let report):
            fields["type"] = "submit-report"
            fields["fcs"] = show(report.failureCause?.rawValue)
            fields["scts"] = report.serviceCentreTimeStamp.iso8601
            read(
                report.parameterIndicator, report.protocolIdentifier, report.dataCodingScheme,
                report.userData)
        case .statusReport(let report):
            common("status-report", report.recipientAddress)
            fields["mr"] = show(report.messageReference)
            fields["scts"] = report.serviceCentreTimeStamp.iso8601
            fields["dt"] = report.dischargeTime.iso8601
            fields["st"] = show(report.status.rawValue)
            read(
                report.parameterIndicator, report.protocolIdentifier, report.dataCodingScheme,
                report.userData)
        case .command(let command):
            common("command", command.destinationAddress)
            fields["mr"] = show(command.messageReference)
            fields["pid"] = show(command.protocolIdentifier.rawValue)
            fields["ct"] = show(command.commandType.rawValue)
            fields["mn"] = show(command.messageNumber)
            readHeader(of: command.commandData)
            fields["data"] = command.commandData.data?.hexadecimal(uppercase: false) ?? ""
        }
        fields["fo"] = show(tpdu.firstOctet)
    }

    private mutating func common(_ type: String, _ address: Address) {
        fields["type"] = type
        fields["address"] = address.digits
        fields["toa"] = show(address.typeOfAddress.rawValue)
    }

    private mutating func read(
        _ indicator: ParameterIndicator?, _ protocolIdentifier: ProtocolIdentifier?,
        _ scheme: DataCodingScheme?, _ userData: UserData?
    ) {
        fields["pi"] = show(indicator?.rawValue)
        fields["pid"] = show(protocolIdentifier?.rawValue)
        if let userData { read(userData, scheme ?? .gsm7Bit) }
        fields["dcs"] = show(scheme?.rawValue)
    }

    private mutating func read(_ userData: UserData, _ scheme: DataCodingScheme) {
        let names: [DataCodingScheme.Alphabet: String] = [
            .gsm7Bit: "gsm7", .data8Bit: "8bit", .ucs2: "ucs2",
        ]
        fields["dcs"] = show(scheme.rawValue)
        fields["alphabet"] = names[scheme.alphabet]
        fields["class"] = show(scheme.messageClass.map { Int($0.rawValue) })
        fields["compressed"] = scheme.isCompressed ? "true" : "false"
        fields["mwi"] = scheme.messageWaiting.map { Self.waiting($0) }
        readHeader(of: userData)
        fields["text"] = show(userData.text(scheme))
        if scheme.alphabet != .gsm7Bit || scheme.isCompressed {
            fields["data"] = userData.data?.hexadecimal(uppercase: false)
        }
    }

    private mutating func readHeader(of userData: UserData) {
        fields["concat"] = show(userData.header?.concatenation.map { Self.place($0) })
        fields["udh"] = show((userData.header?.elements ?? []).map { Self.element($0) })
    }

    private static func place(_ place: Concatenation) -> [String: Any] {
        [
            "ref": Int(place.reference), "total": Int(place.total), "seq": Int(place.sequence),
        ]
    }

    private static func element(_ element: InformationElement) -> [String: Any] {
        [
            "iei": Int(element.identifier.rawValue),
            "hex": element.data.hexadecimal(uppercase: false),
        ]
    }

    private static func waiting(_ waiting: DataCodingScheme.MessageWaiting) -> String {
        let kinds: [DataCodingScheme.MessageWaiting.Kind: String] = [
            .voicemail: "voice", .fax: "fax", .electronicMail: "email", .other: "other",
        ]
        return (kinds[waiting.kind] ?? "") + (waiting.isActive ? ",active" : ",idle")
            + (waiting.mayBeDiscarded ? ",discard" : ",store")
    }

    private static func period(_ period: ValidityPeriod?) -> String? {
        switch period {
        case .relative(let relative): String(relative.seconds)
        case .absolute(let stamp): stamp.iso8601
        case .enhanced(let enhanced): enhanced.seconds.map { String($0) }
        case nil: nil
        }
    }
}

/// A value as text, so that all kinds compare alike; `none` where there is none.
func show(_ value: Any?) -> String {
    switch value {
    case let text as String: text
    case let octet as UInt8: String(octet)
    case let number as Int: String(number)
    case let list as [Any]: "[" + list.map { show($0) }.joined(separator: " ") + "]"
    case let object as [String: Any]:
        object.keys.sorted().map { "\($0)=\(show(object[$0]))" }.joined(separator: ",")
    default: "none"
    }
}
