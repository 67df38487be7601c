internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

extension ArrivedMessage {
    /// The TPDU is stored without what a modem put after its end: that may be the rest of another
    /// message, with a PIN nobody would mask.
    init(_ deliver: SMSDeliver) {
        self.init(
            kind: .deliver,
            sender: deliver.originatingAddress.text,
            tpdu: deliver.encoded,
            maskedTPDU: deliver.maskedText.map { deliver.replacing(text: $0).encoded },
            identity: deliver.identity,
            sentAt: Moment(
                millisecondsSince1970: deliver.serviceCentreTimeStamp.millisecondsSince1970),
            part: deliver.userData.header?.concatenation.map { concatenation in
                Part(
                    reference: Int(concatenation.reference), total: Int(concatenation.total),
                    sequence: Int(concatenation.sequence))
            })
    }

    init(_ report: SMSStatusReport) {
        self.init(
            kind: .statusReport,
            sender: report.recipientAddress.text,
            tpdu: report.encoded, maskedTPDU: nil, identity: report.encoded,
            sentAt: Moment(
                millisecondsSince1970: report.serviceCentreTimeStamp.millisecondsSince1970),
            part: nil)
    }
}

extension SMSDeliver {
    /// The octets without TP-MMS and TP-LP, which a service centre may set anew when it delivers
    /// the same message again (TS 23.040 §9.2.3.2, §9.2.3.28).
    fileprivate var identity: [UInt8] {
        var settled = self
        settled.moreMessagesToSend = false
        settled.loopPrevention = false
        return settled.encoded
    }

    /// Nil when there is nothing to mask. The word that tells whether a number is a secret stands
    /// in the first part.
    fileprivate var maskedText: String? {
        guard let text else { return nil }
        let isLaterPart = userData.header?.concatenation.map { $0.sequence > 1 } ?? false
        return SecretMask.masked(text) ?? (isLaterPart ? SecretMask.masked(part: text) : nil)
    }

    /// The same message with other text in the same alphabet.
    fileprivate func replacing(text: String) -> SMSDeliver {
        var replaced = self
        replaced.userData = UserData(header: userData.header, payload(of: text)) ?? .empty
        return replaced
    }

    /// A text its own alphabet cannot write is blotted out whole rather than kept.
    private func payload(of text: String) -> UserData.Payload {
        if let payload = try? UserData.Payload(
            text, as: dataCodingScheme, under: userData.header)
        {
            return payload
        }
        return switch userData.payload {
        case .septets(let septets): .septets(septets.map { _ in UInt8(ascii: "*") })
        case .octets(let octets): .octets(octets.map { _ in 0 })
        }
    }
}
