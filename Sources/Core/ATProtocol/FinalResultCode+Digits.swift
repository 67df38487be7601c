extension FinalResultCode {
    /// A result code in digits, as given after `ATV0` (V.250 §6.2.6, table 1).
    init?(digit text: String) {
        switch text {
        case "0": self = .ok
        case "3": self = .error("NO CARRIER")
        case "4": self = .error("ERROR")
        case "6": self = .error("NO DIALTONE")
        case "7": self = .error("BUSY")
        case "8": self = .error("NO ANSWER")
        default: return nil
        }
    }
}
