/// What verbs ask the running service on its control socket: one JSON object a line.
struct ServiceQuestion: Codable, Sendable {
    enum Kind: String, Codable, Sendable {
        /// How each modem is.
        case modems

        /// A command line for a modem.
        case at

        /// A service code, or the answer to the network's question.
        case ussd
        case cancelUSSD = "cancel-ussd"
    }

    var ask: Kind

    /// The modem that is meant; the first when nil.
    var modem: String?

    /// The command line, the code or the answer.
    var text: String?

    /// Whether a command is sent that cannot be taken back.
    var force: Bool?

    /// How long the modem may take over a command line.
    var seconds: Int?
}

/// What the service answers.
struct ServiceAnswer: Codable, Sendable {
    var modems: [ModemDocument]?

    /// The lines a modem answered with.
    var lines: [String]?

    /// What the network said.
    var text: String?

    /// The network waits for an answer.
    var expectsAnswer: Bool?

    /// Why it was not done, and what to do next.
    var error: String?

    /// It was refused, not tried.
    var refused: Bool?

    enum CodingKeys: String, CodingKey {
        case modems, lines, text, error, refused
        case expectsAnswer = "expects_answer"
    }
}
