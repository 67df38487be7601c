internal import Accounting
internal import Simulation

/// Fineract as a state machine: a request in, an answer out and how it travels.
///
/// The order of refusals is the server's: tenant, credentials, content type, loan lock,
/// permission, running job, JSON, and only then the look-up of the Idempotency-Key.
public struct CentralSystem: Sendable {
    public var books: CentralBooks
    public var settings = CentralSettings()
    public var faults: FaultDesk

    var commands = CommandTable()
    /// The server died in the middle of this request; it is up again for the next one.
    var hasDied = false
    /// A command that is left under processing on purpose, to be done later.
    var held: Int?
    /// A command of a batch was slow.
    var isLate = false
    var dice: SeededGenerator

    public init(books: CentralBooks, seed: UInt64, plan: FineractFaultPlan = .none) {
        self.books = books
        faults = FaultDesk(seed: seed &+ 1, plan: plan)
        dice = SeededGenerator(seed: seed &+ 2)
    }
}

/// An answer and how it travels.
public struct Reply: Sendable {
    public enum Delivery: Hashable, Sendable {
        case whole
        /// After a while.
        case late(Duration)
        /// The connection closes instead.
        case dropped
        /// The connection closes when half of it is out.
        case cut
        /// The command of this number stays under processing for a while, and is done then.
        case held(command: Int, Duration)
    }

    public var answer: FineractAnswer
    public var delivery = Delivery.whole
}

extension CentralSystem {
    public mutating func reply(to request: FineractRequest) -> Reply {
        let fault = faults.forRequest(isWrite: request.isWrite)
        if let refusal = Self.refusal(for: fault) { return Reply(answer: refusal.answer) }
        if fault == .dropBefore {
            return Reply(answer: FineractAnswer(.null), delivery: .dropped)
        }
        (hasDied, held, isLate) = (false, nil, false)
        let answer = answer(to: request, loansAreLocked: fault == .loanLocked)
        if hasDied { return Reply(answer: answer, delivery: .dropped) }
        if let held {
            return Reply(answer: answer, delivery: .held(command: held, faults.slowness))
        }
        if isLate { return Reply(answer: answer, delivery: .late(faults.slowness)) }
        switch fault {
        case .commitThenDrop: return Reply(answer: answer, delivery: .dropped)
        case .cutAnswer: return Reply(answer: answer, delivery: .cut)
        case .slowAnswer: return Reply(answer: answer, delivery: .late(faults.slowness))
        case .gatewayTimeout:
            return Reply(answer: FineractRefusal.page(504, "Gateway Time-out", "").answer)
        default: return Reply(answer: answer)
        }
    }

    private static func refusal(for fault: FineractFault?) -> FineractRefusal? {
        switch fault {
        case .badGateway: .page(502, "Bad Gateway", "")
        case .unauthorized: .notAuthenticated
        case .passwordOutdated: .passwordOutdated
        case .readOnly: .readOnly
        default: nil
        }
    }
}

extension CentralSystem {
    private mutating func answer(
        to request: FineractRequest, loansAreLocked: Bool
    ) -> FineractAnswer {
        do throws(FineractRefusal) {
            if let status = settings.batchesAnsweredWith, Endpoint(request.path) == .batches {
                throw .page(status, "No Batches", "")
            }
            try checkTenant(request)
            guard let endpoint = Endpoint(request.path) else {
                _ = try user(of: request)
                throw .page(404, "Not Found", "")
            }
            if endpoint == .authentication { return FineractAnswer(try authenticate(request)) }
            let user = try user(of: request)
            try checkContentType(request)
            if settings.isReadOnly, request.isWrite { throw .readOnly }
            try checkLocks(endpoint, request, user, all: loansAreLocked)
            var answer = try answer(endpoint, request, user)
            answer.headers["X-Notification-Refresh"] = "false"
            return answer
        } catch {
            return error.answer
        }
    }

    private mutating func answer(
        _ endpoint: Endpoint, _ request: FineractRequest, _ user: AppUser
    ) throws(FineractRefusal) -> FineractAnswer {
        if endpoint == .batches { return try batch(request, user) }
        if let operation = try request.isWrite ? Operation(endpoint, request) : nil {
            return try run(operation, request, user, canHold: true)
        }
        if case .makerChecker(let id) = endpoint { return try check(id, request, user) }
        return FineractAnswer(try read(endpoint, request, user))
    }

    private func checkTenant(_ request: FineractRequest) throws(FineractRefusal) {
        let header = request.headers["fineract-platform-tenantid"]
        guard let tenant = header ?? request.query["tenantIdentifier"] else {
            throw .page(
                400, "Bad Request",
                "No tenant identifier found: Add request header of 'Fineract-Platform-TenantId' "
                    + "or add the parameter 'tenantIdentifier' to query string of request URL.")
        }
        guard tenant == books.tenant else {
            throw .page(
                400, "Bad Request", "The tenant identifier: \(tenant) is not valid.")
        }
    }

    private func checkContentType(_ request: FineractRequest) throws(FineractRefusal) {
        guard request.isWrite, !request.body.isEmpty else { return }
        guard request.headers["content-type"]?.contains("application/json") == true else {
            throw .page(415, "Unsupported Media Type", "")
        }
    }
}
