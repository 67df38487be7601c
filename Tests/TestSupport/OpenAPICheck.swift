internal import Foundation

/// Holds requests against the document Fineract generates of itself.
///
/// `make openapi`, which `make test` does where it can, fetches the validator. The document is not
/// in this repository; it lies beside it, or where TAWI_OPENAPI says.
public enum OpenAPICheck {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let validator = root.appending(path: ".build/openapi")
    private static let script = root.appending(path: "Tests/TestSupport/OpenAPI/check.py")
    private static let document =
        ProcessInfo.processInfo.environment["TAWI_OPENAPI"].map { URL(fileURLWithPath: $0) }
        ?? root.deletingLastPathComponent()
        .appending(path: "shared/data/fineract-openapi-subset.json")

    /// Whether both are there.
    public static var isPossible: Bool {
        FileManager.default.fileExists(atPath: validator.appending(path: "ready").path)
            && FileManager.default.fileExists(atPath: document.path)
    }

    /// Requests, a JSON object a line: `method`, `url` from the version on, `body` where there is
    /// one. Its text opens with their number, and its status is 0 where each of them fits.
    public static func run(_ lines: String) async throws -> ProgramRun {
        try await ProgramRun.of(
            validator.appending(path: "bin/python").path, [script.path, document.path],
            input: lines)
    }
}
