/// The code of a `+CME ERROR`, numeric or verbose (TS 27.007 §9.2).
public struct EquipmentFailure: Hashable, Sendable, CustomStringConvertible {
    /// The code, given as a number or found by its name; nil for words nobody documents.
    public let code: Int?

    /// What the modem wrote.
    public let text: String

    init(_ text: String) {
        self.text = text
        code = FailureTable.code(in: text) ?? Self.table.row(for: text)?.code
    }

    /// The standard's name for it; nil for a code nobody documents.
    public var meaning: String? { Self.table.row(for: text)?.name }

    /// What it means for a message that was being sent.
    public var submissionAdvice: SubmissionAdvice {
        Self.table.row(for: text)?.advice ?? .ambiguous
    }

    /// The code, to be compared with the ones a driver acts on.
    public var cause: Cause? { code.map(Cause.init) }

    /// The code with its name, for a log or a person.
    public var description: String {
        guard let meaning, FailureTable.code(in: text) != nil else { return "+CME ERROR: \(text)" }
        return "+CME ERROR: \(text) (\(meaning))"
    }
}
