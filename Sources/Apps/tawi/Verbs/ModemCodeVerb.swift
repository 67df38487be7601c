internal import ArgumentParser
internal import Foundation
internal import ModemDriver

/// `tawi modem ussd`: a service code.
struct ModemCodeVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ussd", abstract: "Ask the network a service code.",
        discussion: """
            When the network asks back, a person at a terminal answers; an empty line ends it.
            Otherwise give the answers after the code.

            Examples: tawi modem ussd '*144#'
                      tawi modem ussd '*100#' 2 1
                      tawi modem ussd --cancel
            """)

    @Argument(help: "The code, and the answers to what the network asks.")
    var texts: [String] = []

    @Flag(help: "End a session in which the network still waits.") var cancel = false

    @OptionGroup var options: ModemOptions

    @Flag(help: "Print one JSON object.") var json = false

    private var isAtTerminal: Bool { isatty(STDIN_FILENO) == 1 && !json }

    func run() async throws {
        try await reporting {
            guard cancel == texts.isEmpty else {
                throw Refused("Write a code, such as tawi modem ussd '*144#', or --cancel.")
            }
            try await options.withModem { modem in
                do {
                    if cancel { return try await modem.cancelUSSD() }
                    try await talk(with: modem)
                } catch let error as USSDError {
                    if case .notACode = error { throw Refused("\(error)") }
                    throw error
                }
            }
        }
    }

    private func talk(with modem: ModemAccess) async throws {
        var texts = texts[...]
        var reply = USSDReply(text: "", expectsAnswer: true)
        while reply.expectsAnswer, let text = texts.popFirst() ?? asked(of: reply) {
            reply = try await showingProgress("waiting for the network") {
                try await modem.ussd(text)
            }
            if !json { printLine(reply.text) }
        }
        if json { try printJSON(Document(text: reply.text, expectsAnswer: reply.expectsAnswer)) }
        guard reply.expectsAnswer else { return }
        if isAtTerminal { return try await modem.cancelUSSD() }
        guard case .own = modem else {
            return printError(
                "the network asks back. Answer it: tawi modem ussd ANSWER, or end it: "
                    + "tawi modem ussd --cancel")
        }
        // The session ends with the visit.
        try await modem.cancelUSSD()
        let given = self.texts.map { "'\($0)'" }.joined(separator: " ")
        printError("the network asks back. Answer it: tawi modem ussd \(given) ANSWER")
    }

    /// The next answer of a person at a terminal; nil when there is none.
    private func asked(of reply: USSDReply) -> String? {
        guard isAtTerminal, !reply.text.isEmpty else { return nil }
        try? FileHandle.standardOutput.write(contentsOf: Data("> ".utf8))
        let line = readLine() ?? ""
        return line.isEmpty ? nil : line
    }

    private struct Document: Encodable {
        var text: String
        var expectsAnswer: Bool

        enum CodingKeys: String, CodingKey {
            case text
            case expectsAnswer = "expects_answer"
        }
    }
}
