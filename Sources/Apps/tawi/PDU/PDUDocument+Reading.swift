internal import SMSPDU

/// A document of what was decoded.
extension PDUDocument {
    init(_ pdu: ModemPDU) {
        self.init(pdu.tpdu)
        sca = pdu.serviceCentreAddress.map {
            ServiceCentre(address: $0.digits, toa: $0.typeOfAddress.rawValue)
        }
    }

    init(_ tpdu: TPDU) {
        switch tpdu {
        case .deliver(let deliver): self.init(deliver)
        case .deliverReport(let report): self.init(report)
        case .submit(let submit): self.init(submit)
        case .submitReport(let report): self.init(report)
        case .statusReport(let report): self.init(report)
        case .command(let command): self.init(command)
        }
        fo = tpdu.firstOctet
    }

    private init(_ deliver: SMSDeliver) {
        self.init(type: "deliver")
        show(deliver.originatingAddress)
        pid = deliver.protocolIdentifier.rawValue
        scts = deliver.serviceCentreTimeStamp.iso8601
        show(deliver.dataCodingScheme)
        show(deliver.userData, as: deliver.dataCodingScheme)
    }

    private init(_ submit: SMSSubmit) {
        self.init(type: "submit")
        mr = submit.messageReference
        show(submit.destinationAddress)
        pid = submit.protocolIdentifier.rawValue
        vpf = submit.validityPeriodFormat.rawValue
        show(submit.validityPeriod)
        show(submit.dataCodingScheme)
        show(submit.userData, as: submit.dataCodingScheme)
    }

    private init(_ report: SMSDeliverReport) {
        self.init(type: "deliver-report")
        fcs = report.failureCause?.rawValue
        show(report.parameterIndicator)
        pid = report.protocolIdentifier?.rawValue
        show(report.userData, under: report.dataCodingScheme)
    }

    private init(_ report: SMSSubmitReport) {
        self.init(type: "submit-report")
        fcs = report.failureCause?.rawValue
        scts = report.serviceCentreTimeStamp.iso8601
        show(report.parameterIndicator)
        pid = report.protocolIdentifier?.rawValue
        show(report.userData, under: report.dataCodingScheme)
    }

    private init(_ report: SMSStatusReport) {
        self.init(type: "status-report")
        mr = report.messageReference
        show(report.recipientAddress)
        scts = report.serviceCentreTimeStamp.iso8601
        dt = report.dischargeTime.iso8601
        st = report.status.rawValue
        if let indicator = report.parameterIndicator { show(indicator) }
        pid = report.protocolIdentifier?.rawValue
        show(report.userData, under: report.dataCodingScheme)
    }

    private init(_ command: SMSCommand) {
        self.init(type: "command")
        mr = command.messageReference
        pid = command.protocolIdentifier.rawValue
        ct = command.commandType.rawValue
        mn = command.messageNumber
        show(command.destinationAddress)
        showContent(of: command.commandData, as: .data8Bit)
    }

    private init(type: String) {
        self.type = type
        udh = []
    }
}

extension PDUDocument {
    private mutating func show(_ address: Address) {
        self.address = address.digits
        toa = address.typeOfAddress.rawValue
    }

    private mutating func show(_ scheme: DataCodingScheme) {
        dcs = scheme.rawValue
        mwi = scheme.messageWaiting.map { MessageWaiting($0) }
    }

    private mutating func show(_ indicator: ParameterIndicator) {
        pi = indicator.rawValue
    }

    private mutating func show(_ period: ValidityPeriod?) {
        switch period {
        case nil: break
        case .relative(let relative): vp = .seconds(relative.seconds)
        case .absolute(let stamp): vp = .until(stamp.iso8601)
        case .enhanced(let enhanced): vp = enhanced.seconds.map { .seconds($0) }
        }
    }

    private mutating func show(_ userData: UserData?, under scheme: DataCodingScheme?) {
        if let scheme { show(scheme) }
        if let userData { show(userData, as: scheme ?? .gsm7Bit) }
    }

    private mutating func show(_ userData: UserData, as scheme: DataCodingScheme) {
        alphabet = scheme.alphabet.name
        compressed = scheme.isCompressed
        `class` = scheme.messageClass?.rawValue
        showContent(of: userData, as: scheme)
    }

    private mutating func showContent(of userData: UserData, as scheme: DataCodingScheme) {
        udh = (userData.header?.elements ?? []).map {
            Element(iei: $0.identifier.rawValue, hex: $0.data.hexadecimal(uppercase: false))
        }
        concat = (userData.header?.concatenation).map {
            Concat(ref: $0.reference, total: $0.total, seq: $0.sequence)
        }
        text = userData.text(scheme)
        data = text == nil ? userData.data?.hexadecimal(uppercase: false) : nil
    }
}

extension DataCodingScheme.Alphabet {
    var name: String {
        switch self {
        case .gsm7Bit: "gsm7"
        case .data8Bit: "8bit"
        case .ucs2: "ucs2"
        }
    }
}
