/// Which generation of commands the message service follows, and what it can do
/// (TS 27.005 §3.2.1).
public struct MessageService: Hashable, Sendable {
    /// 0: phase 2; 1: phase 2+, where messages handed over are to be acknowledged.
    public var service: Int?

    /// Messages can be received.
    public var receives: Bool

    /// Messages can be sent.
    public var sends: Bool

    /// Messages handed over directly wait for `+CNMA`.
    public var needsAcknowledgement: Bool { service.map { $0 >= 1 } ?? false }
}

extension ATCommand where Answer == MessageService {
    /// `+CSMS?`: which service is chosen?
    public static var messageService: Self {
        Self("+CSMS?", informationText: .prefixed("+CSMS")) { lines throws(ATAnswerError) in
            let answer = ATParameters(lines.first ?? "")
            guard let service = answer[number: 0] else {
                throw ATAnswerError(command: "+CSMS?", lines: lines)
            }
            return MessageService(
                service: service, receives: answer[number: 1] != 0, sends: answer[number: 2] != 0)
        }
    }

    /// `+CSMS=1`: acknowledge what is handed over, as phase 2+ does; `=0`: as phase 2.
    public static func selectMessageService(_ service: Int) -> Self {
        Self(
            "+CSMS=\(service)", deadline: .seconds(10), informationText: .prefixed("+CSMS")
        ) { lines throws(ATAnswerError) in
            let answer = ATParameters(lines.first ?? "")
            return MessageService(
                service: service, receives: answer[number: 0] != 0, sends: answer[number: 1] != 0)
        }
    }
}

/// The forms of `+CNMA`; which one a modem takes is found by trying (TS 27.005 §3.4.4 and §4.6).
public enum Acknowledgement: String, CaseIterable, Hashable, Sendable {
    /// With the acknowledgement the network is to get.
    case positive = "+CNMA=1"

    /// As in text mode.
    case zero = "+CNMA=0"

    /// Without a parameter.
    case bare = "+CNMA"
}

extension ATCommand where Answer == Void {
    /// `+CNMA`: what was handed over is stored here; the network may forget it.
    ///
    /// Send it once the message is committed, never before.
    public static func acknowledge(_ form: Acknowledgement) -> Self {
        Self(form.rawValue, deadline: .seconds(10))
    }
}
