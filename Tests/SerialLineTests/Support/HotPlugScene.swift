import Foundation

/// A scene of `hot-plug-stage`, played under umockdev.
enum HotPlugScene {
    static let wrapper = "/usr/bin/umockdev-wrapper"

    static var isPlayable: Bool { FileManager.default.isExecutableFile(atPath: wrapper) }

    /// What Tawi made of it, line by line.
    static func play(_ name: String) async throws -> [String] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try playUntilWhole(name) })
            }
        }
    }

    /// umockdev 0.17 corrupts the heap in `realpath`, which libudev calls: the mock dies now and
    /// then. A fault of ours would strike every time.
    private static func playUntilWhole(_ name: String) throws -> [String] {
        for _ in 1...3 {
            let (lines, wasKilled) = try playBlocking(name)
            if !wasKilled { return lines }
        }
        return ["killed three times"]
    }

    private static func playBlocking(
        _ name: String
    ) throws -> (lines: [String], wasKilled: Bool) {
        let stage = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "hot-plug-stage")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: wrapper)
        process.arguments = [stage.path, name]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        var lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        if process.terminationStatus != 0 {
            lines.append("ended with \(process.terminationStatus)")
        }
        return (lines, process.terminationReason == .uncaughtSignal)
    }
}
