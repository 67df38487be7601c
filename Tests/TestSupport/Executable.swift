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
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try runBlocking(arguments, input: input) })
            }
        }
    }

    private static func runBlocking(_ arguments: [String], input: String?) throws -> Run {
        let folder = FileManager.default.temporaryDirectory
        let errors = folder.appending(path: "tawi-errors-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errors) }
        let (supply, output) = (try ProgramPipe(), try ProgramPipe())
        let complaints = try FileHandle(forWritingTo: errors)
        let program = try Spawned(
            url, arguments, input: supply.reading, output: output.writing, errors: complaints)
        try supply.reading.close()
        try output.writing.close()
        try supply.writing.write(contentsOf: Data((input ?? "").utf8))
        try supply.writing.close()
        let data = try output.reading.readToEnd() ?? Data()
        let status = program.wait()
        return Run(
            status: status, output: String(decoding: data, as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

/// A running `tawi serve`.
public final class ServiceProcess: Sendable {
    private let program: Spawned
    private let ended: Task<Int32, Never>

    public init(configuration: String, log: URL) throws {
        if !FileManager.default.fileExists(atPath: log.path) {
            _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        let nothing = try FileHandle(forReadingFrom: URL(filePath: "/dev/null"))
        let program = try Spawned(
            Executable.url, ["serve", "--config", configuration], input: nothing, output: handle,
            errors: handle)
        self.program = program
        ended = Task {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: program.wait()) }
            }
        }
    }

    /// Sends a signal and waits for the end; gives the exit status, or the signal that ended it.
    public func end(with signal: Int32) async -> Int32 {
        kill(program.identifier, signal)
        return await ended.value
    }
}
