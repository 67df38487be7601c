/// A command as a value: its text, how long its answer may take, and how the answer is read.
public struct ATCommand<Answer: Sendable>: Sendable {
    /// What stands after `AT` on the command line (V.250 §5.2).
    public let text: String

    /// `text` as a log may show it: without PIN, number or message.
    public let logged: String

    /// How long the modem may take before the command counts as lost.
    public let deadline: Duration

    /// Which lines of the modem's talk belong to the answer.
    public let informationText: InformationText

    /// Reads the lines of the answer.
    public let read: @Sendable ([String]) throws(ATAnswerError) -> Answer

    /// A command with its deadline, the shape of its answer and the reader of that answer.
    ///
    /// - Parameter logged: What a log may show, where `text` holds a secret.
    public init(
        _ text: String,
        logged: String? = nil,
        deadline: Duration = .seconds(5),
        informationText: InformationText = .none,
        read: @escaping @Sendable ([String]) throws(ATAnswerError) -> Answer
    ) {
        self.text = text
        self.logged = logged ?? text
        self.deadline = deadline
        self.informationText = informationText
        self.read = read
    }
}

extension ATCommand where Answer == Void {
    /// A command that is answered by its final result code alone.
    public init(_ text: String, logged: String? = nil, deadline: Duration = .seconds(5)) {
        self.init(text, logged: logged, deadline: deadline, informationText: .none) { _ in }
    }
}

/// The shape of the information text that comes before the final result code (V.250 §5.7.1).
public enum InformationText: Hashable, Sendable {
    /// No information text.
    case none

    /// Lines without a mark, such as a serial number.
    case bare

    /// Lines that open with the command's name: `+CSQ: 17,0`.
    case prefixed(String)

    /// As `prefixed`, each followed by one line of data: `+CMGL: 1,0,,24` and a PDU.
    case prefixedWithData(String)

    /// Every line that does not announce itself as unsolicited, for a command of which nothing is
    /// known beforehand.
    case everything

    var prefix: String? {
        switch self {
        case .none, .bare, .everything: nil
        case .prefixed(let name), .prefixedWithData(let name): name + ":"
        }
    }

    var hasData: Bool {
        if case .prefixedWithData = self { true } else { false }
    }
}

/// An answer that ended with OK and cannot be read.
public struct ATAnswerError: Error, Hashable {
    /// The command that was answered, as a log may show it.
    public let command: String

    /// What the modem said.
    public let lines: [String]

    public init(command: String, lines: [String]) {
        self.command = command
        self.lines = lines
    }
}
