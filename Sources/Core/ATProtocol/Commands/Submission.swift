/// TP-MR as the modem gives it back: the number a status report will name (TS 23.040 §9.2.3.6).
public typealias MessageReference = UInt8

extension ATCommand where Answer == MessageReference {
    /// `+CMGS`: send a TPDU of `length` octets, to be written at the prompt (TS 27.005 §4.3).
    public static func sendMessage(length: Int, deadline: Duration = .seconds(60)) -> Self {
        Self("+CMGS=\(length)", deadline: deadline, informationText: .prefixed("+CMGS")) {
            lines throws(ATAnswerError) in
            guard let line = lines.first, let number = ATParameters(line)[number: 0],
                let reference = UInt8(exactly: number)
            else { throw ATAnswerError(command: "+CMGS", lines: lines) }
            return reference
        }
    }
}

/// Whether the link to the network stays open between two messages (TS 27.005 §3.5.6).
public enum MoreMessages: Int, Hashable, Sendable {
    /// Closed after each.
    case disabled = 0

    /// Kept for a second or more after each, and then off by itself: for one burst.
    case untilPause = 1

    /// Kept for a second or more after each, for every burst from now on.
    case always = 2
}

extension ATCommand where Answer == Void {
    /// `+CMMS=1`: keep the link open, so that the next message goes out the sooner.
    public static func moreMessages(_ setting: MoreMessages) -> Self {
        Self("+CMMS=\(setting.rawValue)")
    }
}
