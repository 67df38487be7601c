import Foundation
import TestSupport
import Testing

/// The `sqlite3` of the machine: a stranger's hand on the database.
enum SQLite {
    static var isInstalled: Bool { program != nil }

    private static var program: String? {
        ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// Runs statements and gives what they print.
    static func run(_ statements: String, on database: String) async throws -> String {
        let program = try #require(program)
        return try await blocking { try runBlocking(program, statements, on: database) }
    }

    private static func runBlocking(
        _ program: String, _ statements: String, on database: String
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-bail", database, statements]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
