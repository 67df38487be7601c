internal import ArgumentParser
internal import Foundation
internal import LedgerStore

/// `tawi modem`: what the modem says, for whoever looks for a fault.
struct ModemVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "modem", abstract: "Look at the modem, and talk to it.",
        discussion: """
            While the service runs they go through it; else they open the modem for a while.

            Example: tawi modem list
            """,
        subcommands: [
            ModemListVerb.self, ModemInfoVerb.self, ModemCommandVerb.self, ModemCodeVerb.self,
            ModemRecordVerb.self, ModemAcceptVerb.self,
        ])
}

/// `tawi modem info`: how it is.
struct ModemInfoVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Say what the modem is and how it is.",
        discussion: """
            Exit status 1 when it is not ready.

            Examples: tawi modem info --json
                      tawi modem info --device /dev/ttyUSB2
            """)

    @OptionGroup var options: ModemOptions

    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await reporting {
            let document = try await showingProgress("asking the modem") {
                try await options.withModem { try await $0.document() }
            }
            if json {
                try printJSON(document)
            } else {
                document.lines.forEach(printLine)
            }
            guard document.state == .ready else {
                printError(document.trouble ?? "the modem is not ready yet. Run: tawi doctor")
                throw ExitCode(1)
            }
        }
    }
}

/// `tawi modem at`: one command line.
struct ModemCommandVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "at", abstract: "Send the modem a command line and print its answer.",
        discussion: """
            What sends, deletes, dials, restarts or gives the SIM a code is refused without
            --force. Texts after a prompt cannot be given.

            Examples: tawi modem at +CSQ
                      tawi modem at 'AT+COPS=?' --seconds 180
            """)

    @Argument(help: "The command line, with or without AT.") var line: String

    @OptionGroup var options: ModemOptions

    @Flag(help: "Send what cannot be taken back, too.") var force = false

    @Option(help: "How long the modem may take, in seconds.") var seconds = 30

    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await reporting {
            guard (1...300).contains(seconds) else {
                throw Refused("A modem may take 1 to 300 seconds. Write --seconds 60.")
            }
            let lines = try await showingProgress("asking the modem") {
                try await options.withModem { modem in
                    try await modem.at(line, force: force, seconds: seconds)
                }
            }
            if json {
                try printJSON(["lines": lines])
            } else {
                (lines + ["OK"]).forEach(printLine)
            }
        }
    }
}

/// `tawi modem accept-sim`: another SIM is the right one from now on.
struct ModemAcceptVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept-sim", abstract: "Say that another SIM belongs into the modem.",
        discussion: """
            A SIM that nobody expected is not used: messages would leave under another number.
            tawi doctor names it.

            Example: tawi modem accept-sim 8925402100000000001
            """)

    @Argument(help: "The SIM as tawi doctor names it.") var identity: String

    @Option(help: "The modem's name in the configuration; the first if left out.")
    var modem: String?

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let name = try configuration.modem(named: modem).name
            let person = NSUserName()
            let isAccepted = try await books.write { [identity] books in
                try books.sims.accept(identity, in: name, by: person, at: .now())
            }
            guard isAccepted else {
                throw Refused(
                    "The SIM \(identity) was never seen in modem \(name). Put it in and run: "
                        + "tawi doctor")
            }
            printLine("The SIM \(identity) belongs into modem \(name) from now on.")
        }
    }
}
