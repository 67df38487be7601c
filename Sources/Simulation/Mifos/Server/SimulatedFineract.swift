/// Apache Fineract in memory, as far as a branch uses it: the same seed, the same answers.
///
/// The actor owns the one state machine; a command that is slow on purpose waits outside of it, so
/// that others come between.
public actor SimulatedFineract {
    private var system: CentralSystem
    private let clock: any Clock<Duration>
    private var expected: ExpectedRequest?

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
        expected?.left -= 1
        let isExpected = expected?.left == 0
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
    public func expect(
        _ count: Int, _ moment: Moment, _ happens: (@Sendable () -> Void)?
    ) {
        expected = happens.map { ExpectedRequest(left: count, moment: moment, happens: $0) }
    }

    private struct ExpectedRequest {
        var left: Int
        let moment: Moment
        let happens: @Sendable () -> Void
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
