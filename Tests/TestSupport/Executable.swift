public import Foundation

/// The real `tawi`, as built beside the tests.
///
/// Waiting for it never blocks a thread that the simulated modem may need.
public enum Executable {
    public static var url: URL {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "tawi")
    }

    public struct Run: Sendable {
        public var status: Int32
        public var output: String
        public var errors: String
    }

    /// Runs it to its end.
    public static func run(_ arguments: [String], input: String? = nil) async throws -> Run {
        let run = try await ProgramRun.of(url.path, arguments, input: input ?? "")
        return Run(
            status: run.status, output: run.text,
            errors: String(decoding: run.errors, as: UTF8.self))
    }
}

/// A running `tawi serve`.
public final class ServiceProcess: Sendable {
    private let program: Spawned
    private let ended: Task<Spawned.End, Never>

    public init(configuration: String, log: URL) throws {
        if !FileManager.default.fileExists(atPath: log.path) {
            _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        let program = try Spawned(
            Executable.url.path, ["serve", "--config", configuration], output: handle,
            errors: handle)
        self.program = program
        ended = Task { await program.ended() }
    }

    /// Sends a signal and waits for the end; gives the exit status, or the signal that ended it.
    public func end(with signal: Int32) async -> Int32 {
        kill(program.identifier, signal)
        switch await ended.value {
        case .exited(let status): return status
        case .killed(let signal): return signal
        }
    }
}
