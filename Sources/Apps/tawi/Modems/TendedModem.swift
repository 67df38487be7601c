internal import ATProtocol
internal import ModemDriver

/// A modem as verbs and the control socket work with it.
struct TendedModem: Sendable {
    let modem: Modem

    /// What the configuration says where it is.
    let device: String
    let failure: LastFailure

    var name: String { modem.name }

    /// How the modem is now.
    var document: ModemDocument {
        get async {
            var document = ModemDocument(
                await modem.condition, name: name, device: device, failure: failure.latest)
            if document.cause == .pin {
                document.pinAttemptsLeft = (try? await modem.pinAttemptsLeft()) ?? nil
            }
            return document
        }
    }

    /// Sends a command line; every line of the answer comes back.
    ///
    /// - Throws: `Refused` for what cannot be taken back, unless it is forced.
    func obey(_ typed: String, force: Bool, seconds: Int) async throws -> [String] {
        guard let line = TypedCommandLine(typed) else {
            throw Refused("\"\(typed)\" is no command line. Write it like: tawi modem at +CSQ")
        }
        if !force, let consequence = line.consequence {
            throw Refused("\(consequence.sentence) If you mean it, add --force.")
        }
        return try await modem.send(typed: line, deadline: .seconds(seconds))
    }
}

extension TypedCommandLine.Consequence {
    /// What the command would do, for a person.
    fileprivate var sentence: String {
        switch self {
        case .sends: "This sends a message past the books."
        case .deletes: "This deletes or acknowledges a message that may not be in the books yet."
        case .dials: "This makes or takes a call, which may cost airtime."
        case .restarts: "This restarts the modem or switches its radio off."
        case .spendsAttempt: "This gives the SIM a code; three wrong ones block it."
        }
    }
}
