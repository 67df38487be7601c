/// How a command ended (V.250 §5.7.1, TS 27.005 §3.2.5, TS 27.007 §9.2).
public enum FinalResultCode: Hashable, Sendable {
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

/// The code of a `+CMS ERROR`, numeric or verbose (TS 27.005 §3.2.5).
public struct MessageServiceFailure: Hashable, Sendable, CustomStringConvertible {
    /// The code, where the modem gave a number.
    public let code: Int?

    /// What the modem wrote.
    public let text: String

    init(_ text: String) {
        self.text = text
        code = Int(text)
    }

    /// Whether the network may have taken the message all the same: `500`, unknown error.
    public var isAmbiguous: Bool { code == nil || code == 500 }

    public var description: String { "+CMS ERROR: \(text)" }
}

/// The code of a `+CME ERROR`, numeric or verbose (TS 27.007 §9.2).
public struct EquipmentFailure: Hashable, Sendable, CustomStringConvertible {
    /// The code, where the modem gave a number.
    public let code: Int?

    /// What the modem wrote.
    public let text: String

    init(_ text: String) {
        self.text = text
        code = Int(text)
    }

    public var description: String { "+CME ERROR: \(text)" }
}
