import Foundation
import TestSupport

/// A program of Debian's that drives modems.
enum PeerProgram: String {
    case gammu = "/usr/bin/gammu"
    case gammuSMSD = "/usr/bin/gammu-smsd"
    case smstools = "/usr/sbin/smsd"

    var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: rawValue) }

    /// Runs it to its end and gives what it says; one that hangs is ended.
    func run(_ arguments: [String]) async throws -> String {
        let limited = ["--kill-after=2", "40", rawValue] + arguments
        let run = try await ProgramRun.of("/usr/bin/timeout", limited)
        return String(decoding: run.output + run.errors, as: UTF8.self)
    }

    /// Runs it as long as `body` takes.
    func whileRunning(_ arguments: [String], _ body: () async throws -> Void) async throws {
        let program = try Spawned(rawValue, arguments)
        defer {
            for child in children(of: program.identifier) { kill(child, SIGKILL) }
            program.kill()
        }
        try await body()
    }

    private func children(of parent: Int32) -> [Int32] {
        let path = "/proc/\(parent)/task/\(parent)/children"
        let data = FileManager.default.contents(atPath: path) ?? Data()
        return String(decoding: data, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }
}
