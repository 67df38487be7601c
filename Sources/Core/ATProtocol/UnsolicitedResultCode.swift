/// What a modem says unasked (V.250 §5.7.1).
public enum UnsolicitedResultCode: Hashable, Sendable {
    /// `+CMTI`: a message was stored (TS 27.005 §3.4.1).
    case messageStored(memory: MessageStorage, index: Int)

    /// `+CDSI`: a status report was stored (TS 27.005 §3.4.1).
    case statusReportStored(memory: MessageStorage, index: Int)

    /// `+CMT` or `+CDS`: a PDU handed over directly, service centre address first.
    case pdu(String)

    /// Anything else: signal bars, ringing, a maker's chatter.
    case other(String)
}

extension UnsolicitedResultCode {
    /// A line that announces itself as unsolicited, whether or not a command is running.
    enum Opening: Hashable {
        case complete(UnsolicitedResultCode)

        /// The PDU stands on the next line.
        case pduFollows
    }

    /// Codes without parameters that no command answers with.
    private static let words: Set<String> = [
        "RING", "NO CARRIER", "SMS READY", "CALL READY", "RDY", "+PBREADY",
    ]

    /// Marks of codes that never open an answer to a command Tawi sends.
    private static let marks = ["^", "+Z", "*", "%", "+CUSD:", "+CRING:", "+CTZV:", "+CIEV:"]

    /// Reads a line that is unsolicited by its form; nil when it may be an answer.
    static func opening(of line: String) -> Opening? {
        if let stored = line.value(after: "+CMTI:").flatMap(StoragePlace.init) {
            return .complete(.messageStored(memory: stored.memory, index: stored.index))
        }
        if let stored = line.value(after: "+CDSI:").flatMap(StoragePlace.init) {
            return .complete(.statusReportStored(memory: stored.memory, index: stored.index))
        }
        if line.hasPrefix("+CMT:") || line.hasPrefix("+CDS:") || line.hasPrefix("+CBM:") {
            return .pduFollows
        }
        if words.contains(line.uppercased()) || marks.contains(where: line.hasPrefix) {
            return .complete(.other(line))
        }
        return nil
    }
}

/// `"SM",3`: a place in the modem's message storage.
private struct StoragePlace {
    let memory: MessageStorage
    let index: Int

    init?(_ parameters: String) {
        let fields = ATParameters(parameters)
        guard let memory = fields[string: 0], let index = fields[number: 1] else { return nil }
        self.memory = MessageStorage(rawValue: memory)
        self.index = index
    }
}
