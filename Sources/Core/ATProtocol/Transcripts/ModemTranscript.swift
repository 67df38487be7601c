/// A dialogue with a real modem, recorded so that it can be held again.
///
/// The format is described in `Hardware/Modems/README.md`.
public struct ModemTranscript: Hashable, Sendable {
    /// One thing that happened.
    public enum Step: Hashable, Sendable {
        /// We wrote these bytes.
        case sent([UInt8])

        /// The modem wrote these bytes.
        case received([UInt8])

        /// Nothing happened for so long.
        case pause(milliseconds: Int)

        /// A remark of who recorded it.
        case comment(String)
    }

    /// What was recorded, in the file's words and order: `maker`, `model`, `firmware`, `source`.
    public var headers: [Header]

    /// What happened, in order.
    public var steps: [Step]

    /// A line of the head: `# maker: huawei`.
    public struct Header: Hashable, Sendable {
        /// In small letters.
        public var name: String

        /// The rest of the line.
        public var value: String

        /// A header of that name.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A dialogue from its parts.
    public init(headers: [Header] = [], steps: [Step] = []) {
        self.headers = headers
        self.steps = steps
    }

    /// The value of the first header of that name; nil when there is none.
    public subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

    /// Longest pause that is kept, in milliseconds: a day.
    public static let longestPauseMilliseconds = 86_400_000
}

/// A line that is no line of a transcript.
public struct ModemTranscriptError: Error, Hashable, CustomStringConvertible {
    /// Counted from one.
    public var line: Int

    /// What is wrong with it.
    public var reason: Reason

    /// What can be wrong with a line.
    public enum Reason: Error, Hashable {
        /// It opens with none of the marks.
        case unknownMark

        /// A backslash with something after it that is no escape.
        case unknownEscape

        /// A pause that is no number of milliseconds, or longer than a day.
        case unreadablePause
    }

    /// An error at a line, counted from one.
    public init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }

    /// In words, with what to do about it.
    public var description: String {
        switch reason {
        case .unknownMark:
            "line \(line) opens with none of > < ~ and #; put one of them before it"
        case .unknownEscape:
            "line \(line) has an unknown escape; write \\r, \\n, \\\\ or \\x and two digits"
        case .unreadablePause:
            "line \(line) is no pause; write ~ and milliseconds, a day's at most"
        }
    }
}
