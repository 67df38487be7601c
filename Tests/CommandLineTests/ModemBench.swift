import ControlSocket
import Foundation
import TestSupport
import Testing

/// A branch's folder with a simulated modem plugged in, and the real executable on both.
struct ModemBench {
    let folder: CommandLineFolder

    var device: String { folder.url.appending(path: "modem").path }
    var socket: String { folder.url.appending(path: "modem.control").path }
    var pinFile: String { folder.url.appending(path: "pin").path }

    func tawi(_ arguments: [String]) async throws -> Executable.Run {
        try await Executable.run(arguments + ["--config", folder.configuration])
    }

    func tawi(_ arguments: String...) async throws -> Executable.Run { try await tawi(arguments) }

    /// A line on the simulator's control socket, which must be obeyed.
    func tell(_ line: String) async throws {
        let answer = try await ControlSocketClient.ask(line, at: socket, deadline: .seconds(10))
        try #require(!answer.contains("\"error\""), "\(line): \(answer)")
    }

    /// The doctor's lights by name, and its exit status.
    func examine() async throws -> (checks: [String: [String: Any]], status: Int32) {
        let run = try await tawi("doctor", "--json")
        let checks = try #require(try object(run.output)["checks"] as? [[String: Any]])
        let named = checks.map { ($0["name"] as? String ?? "", $0) }
        return (Dictionary(named) { first, _ in first }, run.status)
    }

    /// Runs `body` beside the service, once its modem is in this state.
    func whileServing(
        _ state: String = "ready", _ body: () async throws -> Void
    ) async throws {
        let log = folder.url.appending(path: "serve.log")
        let service = try ServiceProcess(configuration: folder.configuration, log: log)
        do {
            try await reaches("the modem is \(state)") {
                let status = try object(try await tawi("status", "--json").output)
                return (status["modems"] as? [[String: Any]])?.first?["state"] as? String == state
            }
            try await body()
        } catch {
            Issue.record("\(error)")
        }
        #expect(await service.end(with: SIGTERM) == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.database + ".control"))
    }

    /// Waits until something is so; another process tells nobody when it is.
    func reaches(_ what: String, _ isSo: () async throws -> Bool) async throws {
        for _ in 0..<200 {
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("never came: \(what)")
    }
}

/// Gives a branch with a modem to `body`, and takes both away.
///
/// - Parameters:
///   - simulator: More arguments for the simulated modem.
///   - settings: More lines under `[[modem]]`.
func withModem(
    _ simulator: [String] = [], settings: String = "",
    _ body: (ModemBench) async throws -> Void
) async throws {
    let bench = ModemBench(folder: try CommandLineFolder())
    try bench.folder.configure(
        """
        [branch]
        name = "Kibwezi"
        country = "KE"
        database = "\(bench.folder.database)"

        [[modem]]
        device = "\(bench.device)"
        \(settings.replacingOccurrences(of: "PIN_FILE", with: bench.pinFile))
        """)
    #expect(try await bench.folder.import().status == 0)
    async let run = Executable.run(
        ["simulate", "modem", "--pty", bench.device, "--control", bench.socket] + simulator)
    try await bench.reaches("the control socket") {
        (try? await ControlSocketClient.ask("help", at: bench.socket, deadline: .seconds(10)))
            != nil
    }
    do {
        try await body(bench)
    } catch {
        Issue.record("\(error)")
    }
    try await bench.tell("quit")
    #expect(try await run.status == 0)
    try bench.folder.remove()
}
