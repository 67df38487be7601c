internal import Foundation
internal import HeadOfficeSync

/// How far a pull has come, on one line of a terminal.
enum ProgressLine {
    static func show(_ progress: PullProgress) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let total = progress.total.map { " of \($0)" } ?? ""
        let text =
            "\r\u{1B}[Kstep \(progress.place) of \(progress.places): \(progress.step) "
            + "\(progress.done)\(total)"
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    static func end() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
    }
}
