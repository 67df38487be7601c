import Foundation
import Testing

/// Whole days of the branch, each a table that a branch manager could read.
///
/// With `TAWI_RECORD_DAYS=1` what happens is written in place of what is expected: for a new day,
/// of which only the texts, verbs and events are written. Read the result before you keep it.
@Suite(.timeLimit(.minutes(3))) struct BranchDayTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Days")

    static let days =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".txt") }.sorted() ?? []

    // One after the other: each branch has its own files, terminals and services.
    @Test(.serialized, arguments: days)
    func `the day goes as it is written`(day: String) async throws {
        let file = Self.folder.appending(path: day)
        let text = try String(contentsOf: file, encoding: .utf8)
        let run = try await DayRun(DayScript(text))
        let mistakes = try await run.play()
        if ProcessInfo.processInfo.environment["TAWI_RECORD_DAYS"] != nil {
            try Data(await run.record.text(under: text).utf8).write(to: file)
        } else {
            #expect(mistakes.isEmpty, "\(day)\n  \(mistakes.joined(separator: "\n  "))")
        }
    }
}
