/// The conversation with a modem: one command at a time, and what comes unasked in between.
///
/// A pure state machine. Bytes and commands go in, actions come out; whoever owns the line
/// performs them. An unsolicited result code may come between any two bytes and never joins an
/// answer: a line that it cuts in two is put together again. Echo, results in words or in digits
/// (V.250 §6.2.4, §6.2.6) and any end of line are understood as they come.
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

    private var reader = LineReader()
    private var running: RunningCommand?
    private var direct = DirectPDU()
    private var splice = Splice()

    /// A `+CUSD` whose text has line breaks and is not at its end.
    private var openText: String?

    /// The modem has said `OK`: a lone digit is no result then.
    private var speaksInWords = false

    /// A message was handed over whose answer may still come.
    private var owesSubmissionAnswer = false

    /// The final result code of a late answer is still to come.
    private var awaitsLateResult = false

    public init() {}

    /// Whether a command waits for its final result code.
    public var isBusy: Bool { running != nil }

    /// Begins a command: `text` is what stands after `AT`.
    ///
    /// - Parameter mustSay: Whether `OK` counts only after a line of information text. Such a
    ///   command finds the modem's place again: the `OK` of an earlier one does not answer it.
    public mutating func start(
        _ text: String, informationText: InformationText = .none, mustSay: Bool = false
    ) -> Action {
        precondition(running == nil, "a modem does one command at a time")
        running = RunningCommand(text, informationText, mustSay: mustSay)
        splice = Splice()
        return .write(Array("AT\(text)\r".utf8))
    }

    /// Forgets the running command: its deadline has passed.
    ///
    /// What it may still answer is taken for chatter, but for the reference of a message: the
    /// network took that one.
    public mutating func abandon() {
        if running?.awaitsSubmissionAnswer == true { owesSubmissionAnswer = true }
        running = nil
        splice = Splice()
        speaksInWords = false
    }

    /// Takes bytes from the modem, in any portions.
    public mutating func receive(_ bytes: some Sequence<UInt8>) -> [Action] {
        reader.append(bytes).flatMap { piece in
            switch piece {
            case .prompt: receivePrompt()
            case .line(let line): receive(line)
            }
        }
    }
}

extension ATSession {
    /// A modem that waits for a text nobody has would take the next command for it: ESC leaves
    /// the prompt (TS 27.005 §3.5.1).
    private mutating func receivePrompt() -> [Action] {
        switch running?.meetPrompt() {
        case .expected: [.prompt]
        case .repeated: []
        case .unexpected, nil: [.write([0x1B])]
        }
    }

    private mutating func receive(_ line: LineReader.Line) -> [Action] {
        if !direct.expects(line.text), let half = splice.cut(before: line, in: running) {
            running = half.running
            let raw = half.raw + line.raw
            return take(
                LineReader.Line(raw: raw, text: raw.trimmed, followsEmptyLine: true))
        }
        return take(line)
    }

    private mutating func take(_ line: LineReader.Line) -> [Action] {
        if let text = joined(line) {
            guard let text else { return [] }
            return take(LineReader.Line(text, followsEmptyLine: line.followsEmptyLine))
        }
        // Two lines that ran together: the end of line between them was lost.
        if let (first, second) = line.text.dividedAtIndication {
            return take(LineReader.Line(first, followsEmptyLine: line.followsEmptyLine))
                + take(LineReader.Line(second, followsEmptyLine: false))
        }
        let before = running
        if let reports = unsolicited(line.text) {
            splice.interrupt(by: line, in: running)
            return reports
        }
        let actions = answer(line.text, afterEmptyLine: line.followsEmptyLine)
        guard !line.text.isMarked || actions != [.report(.other(line.text))] else {
            // Nobody asked for it: it was said in between.
            splice.interrupt(by: line, in: running)
            return actions
        }
        splice.follow(line, from: before, to: running)
        // What was announced and does not become whole any more is kept as it is.
        return (direct.end().map { [.report(.pdu($0))] } ?? []) + actions
    }

    /// The lines of a text in quotes: nil when the line is none of them, and nothing inside while
    /// the quote is open. A text that does not end is given up at the next result code.
    private mutating func joined(_ line: LineReader.Line) -> String?? {
        let text = openText.map { $0 + "\n" + line.raw.trimmed } ?? line.text
        guard openText != nil || text.hasPrefix("+CUSD:"), text.count < Self.longestText,
            FinalResultCode(line: line.text) == nil
        else {
            openText = nil
            return nil
        }
        guard USSDResponse.isCut(text) else {
            defer { openText = nil }
            return openText == nil ? nil : .some(text)
        }
        openText = text
        return .some(nil)
    }

    /// More than any network sends.
    private static let longestText = 2000

    /// What the line says unasked; nil when it may belong to an answer.
    private mutating func unsolicited(_ text: String) -> [Action]? {
        if let pdu = direct.takes(text) { return pdu.map { [.report(.pdu($0))] } ?? [] }
        if let late = lateAnswer(text) { return late }
        switch UnsolicitedResultCode.opening(of: text) {
        case .complete(let code) where !isFailure(text) && !isAnswer(text, code):
            return [.report(code)]
        case .pduFollows(let length):
            return direct.begin(length: length).map { [.report(.pdu($0))] } ?? []
        default: return nil
        }
    }

    /// `+CMGS: 7` when no message was handed over: the answer to one whose deadline had passed.
    private mutating func lateAnswer(_ text: String) -> [Action]? {
        let isOwn = running.map { command in
            command.isSubmission && (command.awaitsSubmissionAnswer || !owesSubmissionAnswer)
        }
        guard isOwn != true, let value = text.value(after: "+CMGS:"),
            let reference = ATParameters(value)[number: 0].flatMap(MessageReference.init(exactly:))
        else { return nil }
        owesSubmissionAnswer = false
        awaitsLateResult = true
        return [.report(.submissionAnswered(reference))]
    }

    /// `NO CARRIER` ends a running command and is chatter otherwise.
    private func isFailure(_ line: String) -> Bool {
        running != nil && FinalResultCode(line: line) != nil
    }

    /// A maker's line that the running command asked for: `^ICCID: 8925…`.
    private func isAnswer(_ line: String, _ code: UnsolicitedResultCode) -> Bool {
        guard case .other = code, let running else { return false }
        return running.asked(for: line)
    }

    private mutating func answer(_ text: String, afterEmptyLine: Bool) -> [Action] {
        guard var current = running else {
            if text == "OK" { awaitsLateResult = false }
            return [.report(.other(text))]
        }
        if text == current.echo { return [] }
        if let code = finalResult(text, afterEmptyLine: afterEmptyLine) {
            if awaitsLateResult, code == .ok, current.lines.isEmpty {
                awaitsLateResult = false
                return []
            }
            if code == .ok, current.mustSay, current.lines.isEmpty { return [] }
            running = nil
            awaitsLateResult = false
            return [code == .ok ? .finish(current.lines) : .fail(code)]
        }
        guard current.takes(text) else { return [.report(.other(text))] }
        running = current
        return []
    }

    /// `OK` and the like; a lone digit is one from a modem that does not speak in words, which
    /// puts no empty line before it (V.250 §6.2.6).
    private mutating func finalResult(_ text: String, afterEmptyLine: Bool) -> FinalResultCode? {
        if let code = FinalResultCode(line: text) {
            if code == .ok { speaksInWords = true }
            return code
        }
        guard !speaksInWords, !afterEmptyLine else { return nil }
        return FinalResultCode(digit: text)
    }
}
