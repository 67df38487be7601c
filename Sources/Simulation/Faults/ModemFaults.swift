/// What a simulated modem is to do wrong. Counts run down to zero.
public struct ModemFaults: Hashable, Sendable {
    private var counts: [ModemFault: Int] = [:]

    /// Whether the phone's status report comes although the answer was lost.
    public var reportsDespiteLostAnswer = false

    /// Whether unsolicited result codes come before and inside answers.
    public var chatters = false

    /// Whether the prompt is `>` without its space.
    public var promptsWithoutSpace = false

    /// The code of a refused submission; 38 is network out of order (3GPP TS 27.005 §3.2.5).
    public var errorCode = 38

    /// Numbers the network refuses, each with its code.
    public var barredNumbers: [String: Int] = [:]

    /// How long a late result takes.
    public var lateness = Duration.seconds(20)

    /// How long it is busy.
    public var occupation = Duration.seconds(11)

    /// How long the modem, its SIM or its network is away.
    public var absence = Duration.seconds(5)

    public init() {}

    /// How often a fault is still to strike.
    public subscript(fault: ModemFault) -> Int {
        get { counts[fault] ?? 0 }
        set { counts[fault] = newValue > 0 ? newValue : nil }
    }

    /// The faults that are still to strike.
    public var pending: [ModemFault: Int] { counts }

    /// Takes one of a fault; false when there is none left.
    mutating func take(_ fault: ModemFault) -> Bool {
        guard let count = counts[fault] else { return false }
        self[fault] = count - 1
        return true
    }
}

extension ModemFaults {
    /// Submissions that are sent and never answered.
    public var lostSubmissionAnswers: Int {
        get { self[.lostSubmissionAnswer] }
        set { self[.lostSubmissionAnswer] = newValue }
    }

    /// Submissions that are sent and answered with `+CMS ERROR: 500`.
    public var ambiguousSubmissions: Int {
        get { self[.ambiguousSubmission] }
        set { self[.ambiguousSubmission] = newValue }
    }

    /// Submissions refused with `+CMS ERROR` and `errorCode`.
    public var refusedSubmissions: Int {
        get { self[.refusedSubmission] }
        set { self[.refusedSubmission] = newValue }
    }

    /// Deletions answered with OK and not done.
    public var ignoredDeletions: Int {
        get { self[.ignoredDeletion] }
        set { self[.ignoredDeletion] = newValue }
    }

    /// Messages stored without a word.
    public var lostIndications: Int {
        get { self[.lostIndication] }
        set { self[.lostIndication] = newValue }
    }

    /// Commands that are never answered.
    public var unansweredCommands: Int {
        get { self[.unansweredCommand] }
        set { self[.unansweredCommand] = newValue }
    }
}
