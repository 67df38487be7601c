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
            DemoVerb.self, ServeVerb.self, ImportVerb.self, LedgerVerb.self, CashVerb.self,
            DayVerb.self, SheetsVerb.self, ApprovalsVerb.self, MessagesVerb.self, UsersVerb.self,
            SyncVerb.self, BundleVerb.self, StatusVerb.self, DoctorVerb.self, ModemVerb.self,
            PDUVerb.self,
            SimulateVerb.self,
        ])

    /// Runs the verb. Misuse ends with status 2, as every refusal does; files are made for their
    /// owner alone.
    static func main() async {
        umask(0o077)
        do {
            try await run(try await asyncParseAsRoot())
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            exit(withError: ExitCode(2))
        }
    }

    private static func run(_ command: any ParsableCommand) async throws {
        var command = command
        if var slow = command as? any AsyncParsableCommand {
            try await slow.run()
        } else {
            try command.run()
        }
    }

    /// Runs a verb within this program, as `main` does, on the branch of this configuration file.
    ///
    /// - Returns: Its exit status.
    static func perform(_ words: [String], config: String) async -> Int32 {
        do {
            // Not every verb is about a branch.
            let command = try? parseAsRoot(words + ["--config", config])
            try await run(try command ?? parseAsRoot(words))
            return 0
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            for line in message.split(separator: "\n") { printLine(String(line)) }
            return code == .validationFailure ? 2 : code.rawValue
        }
    }
}
