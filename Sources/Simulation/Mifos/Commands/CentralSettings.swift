/// How a tenant is set up.
public struct CentralSettings: Hashable, Sendable {
    /// Permissions such as `REPAYMENT_LOAN` whose commands a second person must approve.
    public var makerChecker: Set<String> = []

    /// Whether savings transactions take an `externalId`, as develop of 2026 does.
    public var takesSavingsExternalIds = false

    public var allowsTransactionsOnHoliday = false

    /// The instance is in read-only mode: every write is answered with 405.
    public var isReadOnly = false

    /// A scheduler job runs: every command is answered with 503.
    public var jobIsRunning = false

    /// Whether something before the server unpacks gzip'd requests; Tomcat alone does not.
    public var unpacksRequests = false

    /// The status of the page a proxy before the server answers batches with; nil where they get
    /// through.
    public var batchesAnsweredWith: Int?

    public init() {}
}
