/// The code of a `+CMS ERROR`, numeric or verbose (TS 27.005 §3.2.5).
public struct MessageServiceFailure: Hashable, Sendable, CustomStringConvertible {
    /// The code, given as a number or found by its name; nil for words nobody documents.
    public let code: Int?

    /// What the modem wrote.
    public let text: String

    init(_ text: String) {
        self.text = text
        code = FailureTable.code(in: text) ?? Self.table.row(for: text)?.code
    }

    /// The standard's name for it, or the maker's; nil for a code nobody documents.
    public var meaning: String? { Self.table.row(for: text)?.name }

    /// What it means for the message that was being sent.
    public var submissionAdvice: SubmissionAdvice {
        Self.table.row(for: text)?.advice ?? .ambiguous
    }

    /// Whether the network may have taken the message all the same.
    public var isAmbiguous: Bool { submissionAdvice == .ambiguous }

    /// The code with its name, for a log or a person.
    public var description: String {
        guard let meaning, FailureTable.code(in: text) != nil else { return "+CMS ERROR: \(text)" }
        return "+CMS ERROR: \(text) (\(meaning))"
    }
}
