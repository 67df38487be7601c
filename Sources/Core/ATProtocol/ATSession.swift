/// The conversation with a modem: one command at a time, and what comes unasked in between.
///
/// A pure state machine. Bytes and commands go in, actions come out; whoever owns the line
/// performs them. An unsolicited result code may come between any two lines and never joins an
/// answer.
public struct ATSession: Sendable {
    /// What is to be done next.
    public enum Action: Hashable, Sendable {
        case write([UInt8])

        /// The modem asks for the text of the message.
        case prompt

        /// The command ended well with these lines of information text.
        case finish([String])

        /// The command ended without success.
        case fail(FinalResultCode)

        /// The modem said this unasked.
        case report(UnsolicitedResultCode)
    }

    fileprivate struct Running {
        var echo: String
        var informationText: InformationText
        var lines: [String] = []
        var awaitsData = false
    }

    private var reader = LineReader()
    private var running: Running?
    private var awaitsDirectPDU = false

    public init() {}

    /// Whether a command waits for its final result code.
    public var isBusy: Bool { running != nil }

    /// Begins a command: `text` is what stands after `AT`.
    public mutating func start(
        _ text: String, informationText: InformationText = .none
    ) -> Action {
        precondition(running == nil, "a modem does one command at a time")
        running = Running(echo: "AT" + text, informationText: informationText)
        return .write(Array("AT\(text)\r".utf8))
    }

    /// Forgets the running command: its deadline has passed.
    ///
    /// What it may still answer is taken for chatter.
    public mutating func abandon() { running = nil }

    /// Takes bytes from the modem, in any portions.
    public mutating func receive(_ bytes: some Sequence<UInt8>) -> [Action] {
        reader.append(bytes).compactMap { receive($0) }
    }

    private mutating func receive(_ piece: LineReader.Piece) -> Action? {
        switch piece {
        case .prompt: running == nil ? nil : .prompt
        case .line(let line): receive(line: line)
        }
    }

    private mutating func receive(line: String) -> Action? {
        if awaitsDirectPDU {
            awaitsDirectPDU = false
            if line.isHexadecimal { return .report(.pdu(line)) }
        }
        switch UnsolicitedResultCode.opening(of: line) {
        case .complete(let code) where !isFailure(line): return .report(code)
        case .pduFollows:
            awaitsDirectPDU = true
            return nil
        default: return answer(line)
        }
    }

    /// `NO CARRIER` ends a running command and is chatter otherwise.
    private func isFailure(_ line: String) -> Bool {
        running != nil && FinalResultCode(line: line) != nil
    }

    private mutating func answer(_ line: String) -> Action? {
        guard var current = running else { return .report(.other(line)) }
        if line == current.echo { return nil }
        if let code = FinalResultCode(line: line) {
            running = nil
            return code == .ok ? .finish(current.lines) : .fail(code)
        }
        guard current.takes(line) else { return .report(.other(line)) }
        running = current
        return nil
    }
}

extension ATSession.Running {
    /// Adds the line to the answer if it belongs there.
    fileprivate mutating func takes(_ line: String) -> Bool {
        if let prefix = informationText.prefix, line.hasPrefix(prefix) {
            if awaitsData { lines.append("") }
            lines.append(line.value(after: prefix) ?? "")
            awaitsData = informationText.hasData
            return true
        }
        guard awaitsData || informationText == .bare, !line.hasPrefix("+") || isOwnMark(line)
        else { return false }
        awaitsData = false
        lines.append(line)
        return true
    }

    /// `+CGMI: huawei` answers `+CGMI`; any other mark is somebody else's.
    private func isOwnMark(_ line: String) -> Bool {
        informationText == .bare && line.hasPrefix(echo.dropFirst(2) + ":")
    }
}

extension String {
    var isHexadecimal: Bool { !isEmpty && allSatisfy(\.isHexDigit) }
}
