internal import SMSPDU

/// Messages as text mode writes them (3GPP TS 27.005 §3.4).
extension SimulatedModem {
    /// What stands behind `+CMGR:`, or behind `+CMGL:` and the index.
    func storedText(_ stored: StoredPDU, inListing: Bool) -> String {
        let status = "\"\(stored.status.text)\""
        guard let pdu = try? ModemPDU(decoding: stored.octets) else {
            return "\(status),\"\",,\r\n"
        }
        switch pdu.tpdu {
        case .deliver(let deliver):
            let details =
                ","
                + details(
                    deliver.firstOctet, deliver.protocolIdentifier.rawValue,
                    deliver.dataCodingScheme.rawValue, deliver.userData, pdu, stored)
            return "\(status),\(number(deliver.originatingAddress)),,"
                + "\"\(deliver.serviceCentreTimeStamp.clockText)\""
                + header(
                    deliver.originatingAddress, details, inListing: inListing, deliver.userData)
                + "\r\n" + text(deliver.userData, deliver.dataCodingScheme)
        case .submit(let submit):
            return "\(status),\(number(submit.destinationAddress)),\r\n"
                + text(submit.userData, submit.dataCodingScheme)
        case .statusReport(let report):
            return "\(status),\(reportText(report))"
        default: return "\(status),\"\",,\r\n"
        }
    }

    /// What stands behind `+CMT:` and `+CDS:`.
    func handedOverText(_ stored: StoredPDU) -> String {
        guard let pdu = try? ModemPDU(decoding: stored.octets) else { return "\"\",,\r\n" }
        switch pdu.tpdu {
        case .deliver(let deliver):
            return "\(number(deliver.originatingAddress)),,"
                + "\"\(deliver.serviceCentreTimeStamp.clockText)\"\r\n"
                + text(deliver.userData, deliver.dataCodingScheme)
        case .statusReport(let report): return reportText(report)
        default: return "\"\",,\r\n"
        }
    }

    private func header(
        _ address: Address, _ details: String, inListing: Bool, _ data: UserData
    ) -> String {
        guard settings.showsHeaders == 1 else { return "" }
        let type = address.typeOfAddress.rawValue
        return inListing ? ",\(type),\(data.length)" : ",\(type)\(details)"
    }

    private func details(
        _ firstOctet: UInt8, _ protocolIdentifier: UInt8, _ scheme: UInt8, _ data: UserData,
        _ pdu: ModemPDU, _ stored: StoredPDU
    ) -> String {
        let centre = pdu.serviceCentreAddress
        return "\(firstOctet),\(protocolIdentifier),\(scheme),\"\(centre?.text ?? "")\","
            + "\(centre?.typeOfAddress.rawValue ?? 129),\(data.length)"
    }

    private func reportText(_ report: SMSStatusReport) -> String {
        "\(report.firstOctet),\(report.messageReference),\(number(report.recipientAddress)),"
            + "\(report.recipientAddress.typeOfAddress.rawValue),"
            + "\"\(report.serviceCentreTimeStamp.clockText)\","
            + "\"\(report.dischargeTime.clockText)\",\(report.status.rawValue)"
    }

    private func number(_ address: Address) -> String {
        let text = address.text
        return "\"\(settings.characterSet == .ucs2 ? text.ucs2Hexadecimal : text)\""
    }

    /// 8-bit data is hexadecimal digits whatever the character set is (§3.1, `<data>`).
    private func text(_ data: UserData, _ scheme: DataCodingScheme) -> String {
        guard let text = data.text(scheme) else { return (data.data ?? []).hexadecimal }
        return scheme.alphabet == .ucs2
            ? text.ucs2Hexadecimal : settings.characterSet.written(text)
    }
}
