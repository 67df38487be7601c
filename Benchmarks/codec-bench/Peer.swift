import Foundation
import SMSPDU

/// libosmocore on the same messages: `Benchmarks/libosmocore/baseline.c`, built by `make bench`
/// where Debian's libosmocore-dev is installed.
enum Peer {
    /// Nanoseconds a message by kind, none where the program is not there.
    static func measure(_ messages: SampleMessages) throws -> [String: Double] {
        let program = URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "libosmocore-baseline")
        guard FileManager.default.isExecutableFile(atPath: program.path) else { return [:] }
        let lines =
            lines("decode-gsm7", messages.gsm7) + lines("decode-ucs2", messages.ucs2)
            + lines("decode-parts", messages.parts)
            + lines("encode-gsm7", messages.gsm7Texts.map { Array($0.utf8) })
            + lines("encode-ucs2", messages.ucs2Texts.map { Array($0.utf8) })
            + lines("encode-parts", messages.longTexts.map { Array($0.utf8) })
        let output = try run(program, input: lines.joined(separator: "\n") + "\n")
        var figures: [String: Double] = [:]
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let nanoseconds = Double(words[1]) else { continue }
            figures[String(words[0])] = nanoseconds
        }
        return figures
    }

    private static func lines(_ kind: String, _ octets: [[UInt8]]) -> [String] {
        octets.map { "\(kind) \($0.hexadecimal)" }
    }

    private static func run(_ program: URL, input: String) throws -> String {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "tawi-codec-bench-\(UUID().uuidString)")
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = program
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
