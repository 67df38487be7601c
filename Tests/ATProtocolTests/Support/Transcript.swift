import ATProtocol
import Testing

/// What a modem said while a command ran, and what is to come of it.
struct Transcript: Sendable, CustomTestStringConvertible {
    var name: String

    /// What was asked, after `AT`; nil when nothing was.
    var command: String?
    var informationText: InformationText = .none

    /// The modem's lines, each ended with CR LF; a lone `>` is the prompt.
    var heard: [String]
    var actions: [ATSession.Action]

    init(
        _ name: String, _ command: String?, _ informationText: InformationText,
        _ heard: [String], gives actions: [ATSession.Action]
    ) {
        self.name = name
        self.command = command
        self.informationText = informationText
        self.heard = heard
        self.actions = actions
    }

    init(
        _ name: String, _ command: String?, _ heard: [String], gives actions: [ATSession.Action]
    ) {
        self.init(name, command, .none, heard, gives: actions)
    }

    var testDescription: String { name }

    var bytes: [UInt8] {
        heard.flatMap { $0 == ">" ? Array("\r\n> ".utf8) : Array("\r\n\($0)\r\n".utf8) }
    }

    /// A conversation in which the command, if any, was just sent.
    func begun() -> ATSession {
        var session = ATSession()
        if let command { _ = session.start(command, informationText: informationText) }
        return session
    }
}

/// The final result code on a line that is one.
func failed(_ line: String) -> ATSession.Action {
    FinalResultCode(line: line).map { .fail($0) } ?? .report(.other("not a result code: \(line)"))
}

func stored(_ memory: MessageStorage, _ index: Int) -> ATSession.Action {
    .report(.messageStored(memory: memory, index: index))
}

func chatter(_ line: String) -> ATSession.Action { .report(.other(line)) }

/// A status report and a text message as lines of a modem.
enum PDULines {
    static let report = "0006010C91527411000010621132010000216211320150002100"
    static let first = "07915274229900F1040C9152741100001000006211320100002105E8329BFD06"
    static let second = "00040C9152741100001000006211320100002105E8329BFD06"
}
