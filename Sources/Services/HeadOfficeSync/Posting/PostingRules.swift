public import Accounting
public import TextCommands

/// What the MFI has settled about posting to head office.
public struct PostingRules: Sendable {
    /// Whether only collections whose cash was counted go to head office.
    public var verifiesFirst = true

    /// The name of the payment type at head office; nil for its first one in cash.
    public var paymentType: String?

    /// How many postings leave in one request at most.
    public var batchSize = 100

    /// Whether the server knows external ids of savings transactions.
    public var savingsHaveExternalIDs = false
    public var compression = Compression.auto
    public var patience = Patience()
    public var calendar: BranchCalendar

    /// What managers are told in.
    public var languages: Languages

    /// Whether long requests leave packed.
    public enum Compression: String, Hashable, Sendable, CaseIterable {
        case never

        /// Until the server says that it does not read them.
        case auto
    }

    public init(calendar: BranchCalendar, languages: Languages = .english) {
        self.calendar = calendar
        self.languages = languages
    }
}

/// How long is waited for what.
public struct Patience: Hashable, Sendable {
    /// After the first try without news; doubled with each further one.
    public var firstDelay = Duration.seconds(5)
    public var longestDelay = Duration.seconds(900)

    /// How long Mifos may say that it works on something before it is looked for there.
    public var stuckAfter = Duration.seconds(600)

    /// How often it has to have said so.
    public var stuckTries = 4

    /// Requests without an answer, one after the other, after which the line is taken to be down.
    public var unansweredRequests = 3

    /// How often it is asked whether somebody approved a command, at first.
    public var approvalInterval = Duration.seconds(600)

    /// Each of these that a command has waited adds another interval.
    private static let approvalPatience = Duration.seconds(7200)

    /// The most intervals between two questions: a quarter of a day.
    private static let mostApprovalIntervals = 36

    /// How long a command that has waited so long for its approval is left alone: ten minutes at
    /// first, two hours after a day, six hours from the third day on.
    ///
    /// Each is asked after by itself: a batch knows no audits, and of what waits the lists
    /// (`audits`, `makercheckers`) show a user below head office nothing.
    func approvalInterval(waited: Duration) -> Duration {
        let intervals = waited.wholeSeconds / Self.approvalPatience.wholeSeconds
        return approvalInterval * min(max(intervals, 1), Int64(Self.mostApprovalIntervals))
    }

    /// How long nothing is tried after something only a person can put right.
    public var haltInterval = Duration.seconds(3600)

    /// How long an account head office has no number of is left alone.
    public var addressInterval = Duration.seconds(3600)

    /// How long an account is left alone whose search was cut off, or met a server in trouble.
    var searchInterval: Duration { firstDelay * 12 }

    /// Nothing is put off for longer.
    var longestWait: Duration {
        max(
            longestDelay * 2, addressInterval, searchInterval,
            approvalInterval * Self.mostApprovalIntervals)
    }

    /// Younger than this a key is surely remembered by the server (it forgets after 30 days).
    public var keysLast = Duration.seconds(20 * 86_400)

    public init() {}

    /// How long to wait after so many tries, up to a fifth more or less than the rule says.
    func delay(afterTries tries: Int, _ generator: inout some RandomNumberGenerator) -> Duration {
        let doublings = min(max(tries - 1, 0), 20)
        let delay = min(firstDelay * (1 << doublings), longestDelay)
        return delay * Int64.random(in: 80...120, using: &generator) / 100
    }
}

extension Moment {
    func advanced(by duration: Duration) -> Moment {
        let parts = duration.components
        return Moment(
            millisecondsSince1970: millisecondsSince1970 + parts.seconds * 1000
                + parts.attoseconds / 1_000_000_000_000_000)
    }
}

extension Duration {
    var wholeSeconds: Int64 { components.seconds }
}
