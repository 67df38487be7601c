import Foundation
import Glibc
import TestSupport
import Testing

/// A person at a real terminal.
struct KeyboardTests {
    @Test func `a PIN is asked for on the terminal and never shown there`() async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            try await folder.choosePIN("7351", of: "officer:JM")
            let configuration = folder.configuration
            let typed = try await blocking {
                try Self.type(
                    "7351",
                    after: "PIN of Jane Mwende (JM), or Enter when not there: ",
                    in: [
                        "users", "limit", "PO", "--per-day", "500", "--by", "SM", "--with", "JM",
                        "--config", configuration,
                    ])
            }
            #expect(typed.end == .exited(status: 0))
            #expect(typed.output == "PO may take KES 500 a day.\n")
            #expect(!typed.shown.contains("7351"))
        }
    }

    private struct Typed {
        var end: Spawned.End
        var output: String

        /// What the terminal echoed.
        var shown: String
    }

    /// Runs `tawi` on a terminal and types a line when it is asked for.
    private static func type(
        _ line: String, after question: String, in arguments: [String]
    ) throws -> Typed {
        var master: Int32 = -1
        var slave: Int32 = -1
        try #require(openpty(&master, &slave, nil, nil, nil) == 0)
        let terminal = FileHandle(fileDescriptor: master, closeOnDealloc: true)
        let (output, errors) = (try ProgramPipe(), try ProgramPipe())
        let program = try Spawned(
            Executable.url.path, arguments,
            input: FileHandle(fileDescriptor: slave, closeOnDealloc: true),
            output: output.writing, errors: errors.writing)
        try output.writing.close()
        try errors.writing.close()
        var asked = ""
        while !asked.hasSuffix(question) {
            let data = errors.reading.availableData
            try #require(!data.isEmpty, "it asked: \(asked)")
            asked += String(decoding: data, as: UTF8.self)
        }
        try terminal.write(contentsOf: Data("\(line)\n".utf8))
        let printed = try output.reading.readToEnd() ?? Data()
        let end = program.wait()
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        var octets = [UInt8](repeating: 0, count: 256)
        let count = max(0, read(master, &octets, octets.count))
        return Typed(
            end: end, output: String(decoding: printed, as: UTF8.self),
            shown: String(decoding: octets.prefix(count), as: UTF8.self))
    }
}
