extension ModemTranscript: CustomStringConvertible {
    /// The file: what `init(parsing:)` reads back as the same transcript.
    public var description: String {
        let head = headers.map { "# \($0.name): \($0.value)\n" }
        return (head + steps.map { "\($0)\n" }).joined()
    }
}

extension ModemTranscript.Step: CustomStringConvertible {
    /// The step as a line of the file.
    public var description: String {
        switch self {
        case .sent(let bytes): "> " + Self.escaped(bytes)
        case .received(let bytes): "< " + Self.escaped(bytes)
        case .pause(let milliseconds): "~ \(milliseconds)"
        case .comment(let text): "# " + text
        }
    }

    /// Printable ASCII as it is, everything else escaped; a blank at the end too, which editors
    /// take away.
    private static func escaped(_ bytes: [UInt8]) -> String {
        var text = ""
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0D: text += "\\r"
            case 0x0A: text += "\\n"
            case UInt8(ascii: "\\"): text += "\\\\"
            case UInt8(ascii: " ") where index == bytes.count - 1: text += "\\x20"
            case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "\\x" + (byte < 0x10 ? "0" : "") + digits
            }
        }
        return text
    }
}
