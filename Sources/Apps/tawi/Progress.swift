internal import Foundation

/// Does `body`; on a terminal, whatever takes longer than two seconds says what it is at.
func showingProgress<Result: Sendable>(
    _ what: String, _ body: () async throws -> Result
) async throws -> Result {
    guard isatty(STDERR_FILENO) == 1 else { return try await body() }
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await Progress.tell(what) }
        defer { tasks.cancelAll() }
        return try await body()
    }
}

private enum Progress {
    /// Until it is cancelled; then the line is empty again.
    static func tell(_ what: String) async throws {
        try await Task.sleep(for: .seconds(2))
        defer { write("\r\u{1B}[K") }
        for seconds in 2... {
            write("\r\(what) … \(seconds) s")
            try await Task.sleep(for: .seconds(1))
        }
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
