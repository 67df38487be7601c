/// What a modem says unasked (V.250 §5.7.1).
public enum UnsolicitedResultCode: Hashable, Sendable {
    /// `+CMTI`: a message was stored (TS 27.005 §3.4.1).
    case messageStored(memory: MessageStorage, index: Int)

    /// `+CDSI`: a status report was stored (TS 27.005 §3.4.1). Some modems name another memory
    /// than the one it lies in.
    case statusReportStored(memory: MessageStorage, index: Int)

    /// `+CMT` or `+CDS`: a PDU handed over directly, service centre address first.
    case pdu(String)

    /// `+CMGS` after its deadline: the network took that message under this reference.
    case submissionAnswered(MessageReference)

    /// No place for another message is left: Huawei's `^SMMEMFULL`, SIMCom's `+SMS FULL`.
    case storageFull

    /// `RING`, `+CRING`: somebody calls (V.250 §6.3.2, TS 27.007 §6.11).
    case ring

    /// `+CLIP`: who calls; nil when the caller withholds the number (TS 27.007 §7.11).
    case caller(String?)

    /// `+CUSD`: what the network says to a service code (TS 27.007 §7.15).
    case ussd(USSDResponse)

    /// The modem has started anew and forgotten its settings.
    case restarted

    /// Anything else: signal bars, a maker's chatter.
    case other(String)
}

extension UnsolicitedResultCode {
    /// A line that announces itself as unsolicited, whether or not a command is running.
    enum Opening: Hashable {
        case complete(UnsolicitedResultCode)

        /// A PDU stands on the next line, of this many octets after the service centre address.
        case pduFollows(length: Int?)
    }

    /// Codes without parameters that no command answers with.
    private static let words: [String: UnsolicitedResultCode?] = [
        "RING": .ring, "RDY": .restarted, "START": .restarted, "NORMAL POWER DOWN": .restarted,
        "+PBREADY": .restarted, "+PBREADY:": .restarted, "NO CARRIER": nil, "SMS READY": nil,
        "CALL READY": nil, "SMS DONE": nil, "PB DONE": nil, "MISSED_CALL": nil,
        "OVER-VOLTAGE WARNNING": nil, "UNDER-VOLTAGE WARNNING": nil,
    ]

    /// Marks of codes that never open an answer to a command Tawi sends, unless it asks for it.
    private static let marks = [
        "^", "+Z", "*", "%", "$", "+CRING:", "+CTZV:", "+CTZE:", "+CTZDST:", "+CIEV:", "+CGEV:",
        "+CUSD:", "+CUSATEND", "+QIND:", "+QUSIM:", "+SIM:", "+STIN:", "DST:", "MISSED_CALL:",
        "VOICE CALL:",
    ]

    /// Reads a line that is unsolicited by its form; nil when it may be an answer.
    static func opening(of line: String) -> Opening? {
        if let stored = line.value(after: "+CMTI:").flatMap(StoragePlace.init) {
            return .complete(.messageStored(memory: stored.memory, index: stored.index))
        }
        if let stored = line.value(after: "+CDSI:").flatMap(StoragePlace.init) {
            return .complete(.statusReportStored(memory: stored.memory, index: stored.index))
        }
        if let direct = ["+CMT:", "+CDS:", "+CBM:"].lazy.compactMap(line.value(after:)).first {
            let parameters = ATParameters(direct)
            return .pduFollows(length: parameters[number: parameters.count - 1])
        }
        if line.hasPrefix("^SMMEMFULL") || line.hasPrefix("+SMS FULL") {
            return .complete(.storageFull)
        }
        if let caller = CallingLine(unsolicited: line), line.filter({ $0 == "\"" }).count > 1 {
            return .complete(.caller(caller.number))
        }
        if let response = USSDResponse(unsolicited: line), !USSDResponse.isCut(line) {
            return .complete(.ussd(response))
        }
        if let word = words[line.uppercased()] { return .complete(word ?? .other(line)) }
        if line.hasPrefix("+CRING:") { return .complete(.ring) }
        if marks.contains(where: line.hasPrefix) { return .complete(.other(line)) }
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

extension String {
    /// Whether it opens with a whole name and its colon: `+CREG: 1`.
    var isMarked: Bool {
        guard hasPrefix("+"), let colon = firstIndex(of: ":") else { return false }
        let name = self[index(after: startIndex)..<colon]
        return name.count > 1 && name.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
    }

    /// The two lines in a line where `+CMTI: "SM",3` is glued to what stands before or after it;
    /// nil where there is none.
    var dividedAtIndication: (first: String, second: String)? {
        for mark in ["+CMTI: \"", "+CDSI: \""] {
            guard let start = firstOccurrence(of: mark) else { continue }
            if start > startIndex { return divided(at: start) }
            let end = self[start...].firstIndex(of: ",").map { comma in
                self[index(after: comma)...].drop { $0 == " " }.drop(while: \.isDigit).startIndex
            }
            if let end, end < endIndex { return divided(at: end) }
        }
        return nil
    }

    private func divided(at place: Index) -> (first: String, second: String)? {
        let halves = (self[..<place].trimmed, self[place...].trimmed)
        return halves.0.isEmpty || halves.1.isEmpty ? nil : halves
    }

    private func firstOccurrence(of mark: String) -> Index? {
        indices.first { self[$0...].hasPrefix(mark) }
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
