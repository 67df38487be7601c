/// The command that waits for its final result code, and what it was answered so far.
struct RunningCommand: Sendable {
    let echo: String
    let informationText: InformationText
    let mustSay: Bool
    private(set) var lines: [String] = []

    /// A line of data is to follow the last of `lines`.
    private(set) var awaitsData = false
    private var wasPrompted = false

    init(_ text: String, _ informationText: InformationText, mustSay: Bool) {
        echo = "AT" + text
        self.informationText = informationText
        self.mustSay = mustSay
    }

    /// Whether it gives a message to the network: such a command is prompted for its text.
    var isSubmission: Bool { informationText.prefix == "+CMGS:" }

    /// Whether `+CMGS: 7` is its own answer: the text was asked for.
    var awaitsSubmissionAnswer: Bool { isSubmission && wasPrompted }

    enum Prompt {
        case expected

        /// Some modems prompt once more when the text ends.
        case repeated
        case unexpected
    }

    mutating func meetPrompt() -> Prompt {
        guard isSubmission else { return .unexpected }
        defer { wasPrompted = true }
        return wasPrompted ? .repeated : .expected
    }

    /// Adds the line to the answer if it belongs there.
    mutating func takes(_ line: String) -> Bool {
        if let prefix = informationText.prefix, line.hasPrefix(prefix) {
            if awaitsData { lines.append("") }
            lines.append(line.value(after: prefix) ?? "")
            awaitsData = informationText.hasData
            return true
        }
        if informationText == .everything {
            lines.append(line)
            return true
        }
        let isBare = informationText == .bare
        guard awaitsData || isBare, !line.hasPrefix("+") || isBare && isOwnMark(line)
        else { return false }
        awaitsData = false
        lines.append(line)
        return true
    }

    /// Whether a line with a maker's mark is what was asked for: `^ICCID: 8925…` to `^ICCID?`.
    func asked(for line: String) -> Bool {
        if let prefix = informationText.prefix { return line.hasPrefix(prefix) }
        guard informationText == .everything || informationText == .bare else { return false }
        return isOwnMark(line)
    }

    /// Whether the last line is data of the length its header gives, so that nothing is missing.
    var endsWithWholeData: Bool {
        guard informationText.hasData, !awaitsData, lines.count > 1, let pdu = lines.last
        else { return false }
        let header = ATParameters(lines[lines.count - 2])
        return StoredPDU(index: 0, length: header[number: header.count - 1], pdu: pdu).isWhole
    }

    /// `+CGMI: huawei` answers `+CGMI`, and `+ZICCID: 8925…` answers `+ZICCID?`; any other mark is
    /// somebody else's.
    private func isOwnMark(_ line: String) -> Bool {
        let name = echo.dropFirst(2).prefix { $0 != "?" && $0 != "=" }
        return name.count > 1 && line.uppercased().hasPrefix(name.uppercased() + ":")
    }
}
