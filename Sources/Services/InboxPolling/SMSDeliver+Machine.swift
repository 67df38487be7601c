internal import SMSPDU

extension SMSDeliver {
    /// What it is when it is meant for a machine and no person wrote it; nil for a text.
    ///
    /// Such messages fill the modem like others. They are kept aside, and nobody is answered.
    var machinePurpose: (field: String, purpose: String)? {
        switch protocolIdentifier {
        case .shortMessageType0: return ("TP-PID", "a silent message, which asks for nothing")
        case .simDataDownload: return ("TP-PID", "data for the SIM")
        case .returnCallMessage: return ("TP-PID", "a notice to call back")
        default: break
        }
        if dataCodingScheme.messageWaiting != nil {
            return ("TP-DCS", "a notice of waiting messages, such as voicemail")
        }
        if let header = userData.header {
            if !header.specialMessageIndications.isEmpty {
                return ("TP-UDH", "a notice of waiting messages, such as voicemail")
            }
            if let ports = header.applicationPorts {
                return ("TP-UDH", Self.purpose(ofPort: ports.destination))
            }
        }
        return text == nil ? ("TP-DCS", "data without a text") : nil
    }

    /// 2948 and 2949 are where phones listen for WAP push, which is how a picture message is
    /// announced (IANA: wap-push, wap-pushsecure).
    private static func purpose(ofPort port: UInt16) -> String {
        [2948, 2949].contains(port)
            ? "a picture message (MMS) or a WAP notice; ask the sender for a text"
            : "data for an application, port \(port)"
    }
}
