internal import ArgumentParser
internal import Foundation

/// The box of a branch: one verb a file.
@main
struct Tawi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tawi",
        abstract: "A microfinance branch that does its day by text message.",
        discussion: """
            Try it with nothing plugged in:   tawi demo
            Run it on a modem:                tawi serve --config /etc/tawi/tawi.toml
            """,
        version: "0.1.0",
        subcommands: [
            DemoVerb.self, ServeVerb.self, ImportVerb.self, LedgerVerb.self, MessagesVerb.self,
            StatusVerb.self, DoctorVerb.self, ModemVerb.self, PDUVerb.self, SimulateVerb.self,
        ])

    /// Runs the verb. Misuse ends with status 2, as every refusal does; files are made for their
    /// owner alone.
    static func main() async {
        umask(0o077)
        do {
            var command = try await asyncParseAsRoot()
            if var slow = command as? any AsyncParsableCommand {
                try await slow.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            exit(withError: ExitCode(2))
        }
    }
}
