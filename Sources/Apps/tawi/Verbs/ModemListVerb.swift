internal import ArgumentParser
internal import ModemDriver
internal import SerialLine

/// `tawi modem list`: what is plugged in.
struct ModemListVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the modems that are plugged in, and who has them.",
        discussion: """
            Asks every port that nobody has; changes nothing in any modem.

            Example: tawi modem list --json
            """)

    @Flag(help: "Print one JSON array.") var json = false

    func run() async throws {
        try await reporting {
            let found = try await showingProgress("asking every port") {
                await ModemFinder.survey().map(DongleDocument.init)
            }
            if json { return try printJSON(found) }
            found.flatMap(\.lines).forEach(printLine)
            if found.isEmpty { printLine("\(FindingError.noModem)") }
        }
    }
}

/// A dongle as machines read it.
struct DongleDocument: Encodable {
    struct Port: Encodable {
        var path: String

        /// Its place among the interfaces of the dongle.
        var interface: Int?

        /// A name that stays when the number changes.
        var name: String?
        var answers: Bool

        /// The program that has it.
        var owner: String?
    }

    /// What it is and where it is plugged in.
    var dongle: String

    /// The USB socket, as `device` in the configuration takes it.
    var socket: String?
    var ports: [Port]
    var manufacturer: String?
    var model: String?
    var imei: String?

    /// Why it cannot be used now and what to do; nil when it can.
    var problem: String?

    init(_ found: FoundModem) {
        dongle = found.dongle.description
        socket = found.dongle.identity?.path
        ports = found.dongle.ports.map { port in
            Port(
                path: port.path, interface: port.interfaceNumber.map(Int.init),
                name: port.links.sorted().first, answers: port == found.answering,
                owner: found.held.first { $0.path == port.path }.map {
                    $0.owner?.description ?? "unknown"
                })
        }
        manufacturer = found.manufacturer
        model = found.model
        imei = found.imei
        problem = found.problem
    }

    /// The dongle, then a line a port, then what is wrong.
    var lines: [String] {
        let identity = [manufacturer, model, imei.map { "IMEI \($0)" }].compactMap(\.self)
        let heading = identity.isEmpty ? dongle : "\(dongle): \(identity.joined(separator: " "))"
        let advice = (problem ?? "").split(separator: "\n").map { "  \($0)" }
        return [heading] + ports.map { "  \($0.line)" } + advice
    }
}

extension DongleDocument.Port {
    fileprivate var line: String {
        let use = owner.map { "held by \($0)" } ?? (answers ? "answers" : "")
        return [path.filled(to: 14) + use.filled(to: 9), name ?? ""].joined(separator: " ")
            .trimmingTrailingSpaces
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
