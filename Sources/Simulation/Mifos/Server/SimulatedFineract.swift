/// Apache Fineract in memory, as far as a branch uses it: the same seed, the same answers.
///
/// The actor owns the one state machine; a command that is slow on purpose waits outside of it, so
/// that others come between.
public actor SimulatedFineract {
    private var system: CentralSystem
    private let clock: any Clock<Duration>
    private var expected: ExpectedRequest?
    private var observer: (@Sendable (FineractRequest) -> Void)?

    public init(_ system: CentralSystem, clock: any Clock<Duration> = .continuous) {
        self.system = system
        self.clock = clock
    }

    /// The tenant of a seed.
    public init(_ books: SeededBooks, seed: UInt64 = 1, plan: FineractFaultPlan = .none) {
        self.init(CentralSystem(books: books.made(), seed: seed, plan: plan))
    }

    /// Answers a request; a slow answer takes its time here.
    public func reply(to request: FineractRequest) async -> Reply {
        observer?(request)
        let isExpected = expected?.meets(request) == true
        if isExpected, expected?.moment == .arrived { expected?.happens() }
        let reply = system.reply(to: request)
        if isExpected, expected?.moment == .carriedOut { expected?.happens() }
        switch reply.delivery {
        case .late(let wait):
            try? await clock.sleep(for: wait)
            return Reply(answer: reply.answer)
        case .held(let command, let wait):
            try? await clock.sleep(for: wait)
            return Reply(answer: system.finish(command))
        default: return reply
        }
    }

    /// Where in a request's life something else happens.
    public enum Moment: Hashable, Sendable, CaseIterable {
        case arrived
        /// Before the answer is on its way.
        case carriedOut
    }

    /// Has something happen once, with the request that is `count` from now; nil for nothing.
    ///
    /// - Parameter last: The last segment of the path of the requests that count, as `batches`.
    public func expect(
        _ count: Int, _ moment: Moment, of last: String? = nil, _ happens: (@Sendable () -> Void)?
    ) {
        expected = happens.map {
            ExpectedRequest(left: count, last: last, moment: moment, happens: $0)
        }
    }

    private struct ExpectedRequest {
        var left: Int
        let last: String?
        let moment: Moment
        let happens: @Sendable () -> Void

        /// Counts a request, and says whether it is the one.
        mutating func meets(_ request: FineractRequest) -> Bool {
            guard last == nil || request.path.last == last else { return false }
            left -= 1
            return left == 0
        }
    }

    /// Calls `observer` with each request as it arrives.
    public func observe(_ observer: (@Sendable (FineractRequest) -> Void)?) {
        self.observer = observer
    }

    public func obey(_ order: ControlOrder) -> FineractAnswer { system.obey(order) }

    /// Looks at the system or changes it from within the process.
    @discardableResult
    public func change<Result: Sendable>(
        _ body: @Sendable (inout CentralSystem) -> Result
    ) -> Result {
        body(&system)
    }

    public var ledger: [LedgerEntry] { system.ledger }
    var unpacksRequests: Bool { system.settings.unpacksRequests }
}
