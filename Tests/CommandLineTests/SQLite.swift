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
        let run = try await ProgramRun.of(
            try #require(program), ["-bail", database, statements])
        #expect(run.end == .exited(status: 0))
        return run.text.trimmingCharacters(in: .newlines)
    }
}
