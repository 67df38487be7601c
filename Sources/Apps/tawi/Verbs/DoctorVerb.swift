internal import ArgumentParser
internal import Foundation

/// `tawi doctor`: what is wrong, and what to do next.
struct DoctorVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at everything, and say what is wrong and what to do next.",
        discussion: """
            Each check is one light, one sentence and one next action. Exit status by the worst
            light: 0 green, 1 yellow, 2 red. What could not be looked at is grey and counts for
            nothing. While the service runs the modem is asked through it.

            Examples: tawi doctor
                      tawi doctor --json --config /etc/tawi/tawi.toml
                      tawi doctor --device /dev/ttyUSB2
            """)

    @Option(help: "The branch's configuration file.")
    var config = Configuration.defaultPath

    @Option(help: "Without a configuration: the modem to look at, a path or auto.")
    var device: String?

    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await reporting {
            let checks = try await Examination(config: config, device: device).checks()
            if json {
                try printJSON(Document(checks: checks, status: checks.exitStatus))
            } else {
                let hasColours = isatty(STDOUT_FILENO) == 1
                DoctorReport(checks: checks, hasColours: hasColours).lines.forEach(printLine)
            }
            if checks.exitStatus != 0 { throw ExitCode(checks.exitStatus) }
        }
    }

    private struct Document: Encodable {
        var checks: [DoctorCheck]

        /// The exit status.
        var status: Int32
    }
}
