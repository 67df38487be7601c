import Foundation
import TestSupport

/// A scene of `hot-plug-stage`, played under umockdev.
enum HotPlugScene {
    static let wrapper = "/usr/bin/umockdev-wrapper"

    static var isPlayable: Bool { FileManager.default.isExecutableFile(atPath: wrapper) }

    /// What Tawi made of it, line by line.
    ///
    /// umockdev 0.17 corrupts the heap in `realpath`, which libudev calls: the mock dies now and
    /// then. A fault of ours would strike every time.
    static func play(_ name: String) async throws -> [String] {
        let stage = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "hot-plug-stage")
        for _ in 1...3 {
            let run = try await ProgramRun.of(wrapper, [stage.path, name])
            let lines = run.text.split(separator: "\n").map(String.init)
            switch run.end {
            case .exited(status: 0): return lines
            case .exited(let status): return lines + ["ended with \(status)"]
            case .killed: continue
            }
        }
        return ["killed three times"]
    }
}
