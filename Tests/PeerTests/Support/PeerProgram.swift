import Foundation

/// A program of Debian's that drives modems.
enum PeerProgram: String {
    case gammu = "/usr/bin/gammu"
    case gammuSMSD = "/usr/bin/gammu-smsd"
    case smstools = "/usr/sbin/smsd"

    var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: rawValue) }

    /// Runs it to its end and gives what it says; one that hangs is ended.
    func run(_ arguments: [String]) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        let output = Pipe()
                        let process = process(arguments, output)
                        try process.run()
                        let deadline = DispatchWorkItem { process.terminate() }
                        DispatchQueue.global().asyncAfter(
                            deadline: .now() + 40, execute: deadline)
                        let data = try output.fileHandleForReading.readToEnd() ?? Data()
                        process.waitUntilExit()
                        deadline.cancel()
                        return String(decoding: data, as: UTF8.self)
                    })
            }
        }
    }

    /// Runs it as long as `body` takes.
    func whileRunning(_ arguments: [String], _ body: () async throws -> Void) async throws {
        let process = process(arguments, FileHandle.nullDevice)
        let (ends, ended) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in ended.yield() }
        try process.run()
        let outcome: Result<Void, any Error>
        do {
            try await body()
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        // Its children too: one that stays holds what its end is noticed by.
        for child in children(of: process.processIdentifier) { kill(child, SIGKILL) }
        kill(process.processIdentifier, SIGKILL)
        for await _ in ends { break }
        try outcome.get()
    }

    private func children(of parent: Int32) -> [Int32] {
        let path = "/proc/\(parent)/task/\(parent)/children"
        let data = FileManager.default.contents(atPath: path) ?? Data()
        return String(decoding: data, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }

    private func process(_ arguments: [String], _ output: Any) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: rawValue)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        return process
    }
}
