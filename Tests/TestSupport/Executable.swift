public import Foundation
internal import Synchronization

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

    /// Programs are started one at a time: Foundation does not bear many at once.
    private static let starting = Mutex(())

    private static func runBlocking(_ arguments: [String], input: String?) throws -> Run {
        let folder = FileManager.default.temporaryDirectory
        let errors = folder.appending(path: "tawi-errors-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errors) }
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        let output = Pipe()
        let supply = Pipe()
        process.standardInput = supply
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try starting.withLock { _ in try process.run() }
        try supply.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
        try supply.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

/// A running `tawi serve`.
public final class ServiceProcess: Sendable {
    private let identifier: Int32
    private let ended: Task<Int32, Never>

    public init(configuration: String, log: URL) throws {
        if !FileManager.default.fileExists(atPath: log.path) {
            _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        let process = Process()
        process.executableURL = Executable.url
        process.arguments = ["serve", "--config", configuration]
        process.standardError = handle
        process.standardOutput = handle
        let (exits, exit) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { exit.yield($0.terminationStatus) }
        try process.run()
        identifier = process.processIdentifier
        ended = Task { await exits.first { _ in true } ?? -1 }
    }

    /// Sends a signal and waits for the end; gives the exit status, or the signal that ended it.
    public func end(with signal: Int32) async -> Int32 {
        kill(identifier, signal)
        return await ended.value
    }
}
