/// Puts together the two halves of a line that an unsolicited result code has cut.
///
/// A modem sets an end of line before and after what it says unasked. Where only that one stands
/// before it, and nothing but its own after it, the lines on both sides were one.
struct Splice: Sendable {
    /// The line before the interruption, and the command as it was before that line.
    struct Half: Sendable {
        var raw: String
        var running: RunningCommand?

        /// It was said unasked itself: `+CMTI: "SM",1`, whose number may go on.
        var isUnasked = false
    }

    private var latest: Half?
    private var isInterrupted = false

    /// Nothing could be missing from the latest line.
    private var latestIsWhole = false

    /// A line that is no interruption, which took the conversation from one state to another.
    mutating func follow(
        _ line: LineReader.Line, from before: RunningCommand?, to after: RunningCommand?
    ) {
        let endsCommand = before != nil && after == nil
        latest = endsCommand ? nil : Half(raw: line.raw, running: before)
        let wasTaken = (after?.lines.count ?? 0) > (before?.lines.count ?? 0)
        latestIsWhole = wasTaken && after?.endsWithWholeData == true
        isInterrupted = false
    }

    /// A line said unasked, which may be cut by the next one.
    mutating func interrupt(by line: LineReader.Line, in running: RunningCommand?) {
        guard let half = latest, !latestIsWhole,
            isInterrupted && !half.isUnasked || !line.followsEmptyLine
        else {
            latest = Half(raw: line.raw, running: running, isUnasked: true)
            latestIsWhole = false
            isInterrupted = false
            return
        }
        isInterrupted = true
    }

    /// The half that `line` completes, and the command as it was before that half; nil when the
    /// line stands for itself.
    mutating func cut(before line: LineReader.Line, in running: RunningCommand?) -> Half? {
        guard isInterrupted, let half = latest, !line.followsEmptyLine,
            !stands(line.text, for: running)
        else { return nil }
        latest = nil
        isInterrupted = false
        return half
    }

    /// A line that needs no first half.
    private func stands(_ text: String, for running: RunningCommand?) -> Bool {
        if FinalResultCode(line: text) != nil || UnsolicitedResultCode.opening(of: text) != nil {
            return true
        }
        guard let running else { return false }
        if let prefix = running.informationText.prefix, text.hasPrefix(prefix) { return true }
        return running.awaitsData && text.isHexadecimal && text.count >= Self.shortestPDU
    }

    /// Hexadecimal digits of the shortest PDU: what is shorter is the rest of a length.
    private static let shortestPDU = 16
}
