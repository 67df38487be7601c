public import Foundation

/// A program that ran to its end.
public struct ProgramRun: Sendable {
    public var end: Spawned.End
    public var output: Data
    public var errors: Data

    /// What it ended with, or the signal that ended it.
    public var status: Int32 {
        switch end {
        case .exited(let status): status
        case .killed(let signal): signal
        }
    }

    /// Seconds after which a program hangs: no test waits as long for one.
    private static let longest = 240.0

    public var text: String { String(decoding: output, as: UTF8.self) }

    /// Runs a program, named by its path, to its end; one that hangs is killed.
    public static func of(
        _ program: String, _ arguments: [String], input: String = ""
    ) async throws -> ProgramRun {
        try await blocking { try waiting(program, arguments, input: input) }
    }

    /// Runs a program to its end, blocking the thread.
    private static func waiting(
        _ program: String, _ arguments: [String], input: String
    ) throws -> ProgramRun {
        let errors = FileManager.default.temporaryDirectory
            .appending(path: "tawi-errors-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errors) }
        let (supply, output) = (try ProgramPipe(), try ProgramPipe())
        let started = try Spawned(
            program, arguments, input: supply.reading, output: output.writing,
            errors: try FileHandle(forWritingTo: errors))
        try supply.reading.close()
        try output.writing.close()
        try supply.writing.write(contentsOf: Data(input.utf8))
        try supply.writing.close()
        let deadline = started.killed(after: longest)
        defer { deadline.cancel() }
        let printed = try output.reading.readToEnd() ?? Data()
        return ProgramRun(
            end: started.wait(), output: printed, errors: try Data(contentsOf: errors))
    }
}
