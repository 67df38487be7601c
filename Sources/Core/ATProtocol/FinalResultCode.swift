/// How a command ended (V.250 §5.7.1, TS 27.005 §3.2.5, TS 27.007 §9.2).
public enum FinalResultCode: Hashable, Sendable, CustomStringConvertible {
    case ok

    /// `ERROR`, or a maker's own word for it.
    case error(String)

    /// `+CMS ERROR`: the message service failed (TS 27.005 §3.2.5).
    case messageServiceFailure(MessageServiceFailure)

    /// `+CME ERROR`: the equipment failed (TS 27.007 §9.2).
    case equipmentFailure(EquipmentFailure)
}

extension FinalResultCode {
    /// Words of V.250 and of makers that end a command without success.
    private static let failures: Set<String> = [
        "ERROR", "NO CARRIER", "BUSY", "NO ANSWER", "NO DIALTONE", "NO DIAL TONE",
        "COMMAND NOT SUPPORT", "COMMAND NOT SUPPORTED", "TOO MANY PARAMETERS", "INVALID",
    ]

    /// The final result code on this line, or nil when the line is something else.
    public init?(line: String) {
        if line == "OK" {
            self = .ok
        } else if let value = line.value(after: "+CMS ERROR:") {
            self = .messageServiceFailure(MessageServiceFailure(value))
        } else if let value = line.value(after: "+CME ERROR:") {
            self = .equipmentFailure(EquipmentFailure(value))
        } else if Self.failures.contains(line.uppercased()) {
            self = .error(line)
        } else {
            return nil
        }
    }
}

extension FinalResultCode {
    /// What the standard calls it; nil for `OK`, a bare `ERROR` and codes nobody documents.
    public var meaning: String? {
        switch self {
        case .ok, .error: nil
        case .messageServiceFailure(let failure): failure.meaning
        case .equipmentFailure(let failure): failure.meaning
        }
    }

    /// As the modem wrote it, with the name the standard has for it: for a log or a person.
    public var description: String {
        switch self {
        case .ok: "OK"
        case .error(let text): text
        case .messageServiceFailure(let failure): "\(failure)"
        case .equipmentFailure(let failure): "\(failure)"
        }
    }

    /// What to do with a message when `+CMGS` ended like this after its TPDU was given.
    ///
    /// A bare `ERROR` comes from modems whose network took the message all the same; `OK` without
    /// a reference says less than it seems to.
    public var submissionAdvice: SubmissionAdvice {
        switch self {
        case .ok, .error: .ambiguous
        case .messageServiceFailure(let failure): failure.submissionAdvice
        case .equipmentFailure(let failure): failure.submissionAdvice
        }
    }
}
