/// What a simulated modem does wrong, as real ones were seen to. Counts run down to zero.
public struct ModemFaults: Hashable, Sendable {
    /// Submissions that are sent and never answered.
    public var lostSubmissionAnswers = 0

    /// Whether the phone's status report comes all the same.
    public var reportsDespiteLostAnswer = false

    /// Submissions that are sent and answered with `+CMS ERROR: 500`.
    public var ambiguousSubmissions = 0

    /// Submissions refused with `+CMS ERROR: 38`, network out of order.
    public var refusedSubmissions = 0

    /// Deletions answered with OK and not done.
    public var ignoredDeletions = 0

    /// Messages stored without a word.
    public var lostIndications = 0

    /// Commands that are never answered.
    public var unansweredCommands = 0

    /// Whether unsolicited result codes come before and inside answers.
    public var chatters = false

    /// Whether the prompt is `>` without its space.
    public var promptsWithoutSpace = false

    public init() {}
}

extension Int {
    /// Takes one from a count; false when there is none left.
    mutating func takeOne() -> Bool {
        guard self > 0 else { return false }
        self -= 1
        return true
    }
}
