import Accounting
import HeadOfficeSync
import LedgerStore
import MifosClient
import Synchronization
import Testing
import TextCommands

/// What a test asked the pull's doors.
final class AskedPhones: Sendable {
    private let asked = Mutex<[String: String]>([:])

    var all: [String: String] { asked.withLock(\.self) }

    /// Takes every phone, or has it stopped.
    func doors(_ answer: PullDoors.PhoneAnswer = .taken) -> PullDoors {
        PullDoors(askForPhone: { [self] _, phone, holder, _ in
            asked.withLock { $0[holder] = phone.e164 }
            return answer
        })
    }
}

extension PostingBranch {
    static func pullRules(_ doors: PullDoors = PullDoors()) throws -> PullRules {
        var rules = PullRules(
            branch: "Kibwezi", country: try #require(Country(code: "KE")),
            currency: try shilling, calendar: calendar, doors: doors)
        rules.pageSize = 7
        rules.batchSize = 5
        return rules
    }

    /// Pulls what head office has.
    @discardableResult
    func pull(
        from mifos: ServedMifos, _ rules: PullRules? = nil,
        progress: @escaping @Sendable (PullProgress) -> Void = { _ in }
    ) async throws -> PullSummary {
        let rules = try rules ?? Self.pullRules()
        return try await FineractClient.connected(to: mifos.address) { client in
            try await Puller(
                books: books, rules: rules, headOffice: HeadOfficeReading(client),
                now: { [self] in now }, progress: progress
            ).pull()
        }
    }

    func problems() async throws -> [PullProblem] {
        try await books.read { try $0.pullProblems.all() }
    }

    func problems(_ kind: PullProblem.Kind) async throws -> [Int64] {
        try await problems().filter { $0.kind == kind }.map(\.id)
    }

    func balance(_ account: Account) async throws -> Int64 {
        try await books.read { try $0.ledger.balance(of: account) }
    }

    func accounts(of client: String) async throws -> [ClientAccount] {
        try await books.read { try $0.people.accounts(of: client) }
    }

    /// Whether the books are sound, by an independent recount.
    func isSound() async throws -> Bool {
        try await books.read { try Auditor.audit($0).isSound }
    }
}

func loan(_ client: String, _ number: Int = 1) -> Account {
    .loan(client: client, number: number)
}

extension PostingBranch {
    /// Pulls over a line that may carry so many octets a month.
    @discardableResult
    func pullOverMeteredLine(
        from mifos: ServedMifos, octets: Int64?
    ) async throws -> PullSummary {
        var line = LineRules()
        line.monthlyOctets = octets
        let rules = try Self.pullRules()
        let meter = LineMeter(
            books: books, rules: line, calendar: Self.calendar, now: { [self] in now })
        return try await FineractClient.connected(to: mifos.address) { client in
            let headOffice = HeadOfficeReading(client) { traffic in
                try await meter.note(traffic, for: .pulling)
                try await meter.pass(traffic, for: .pulling)
            }
            return try await Puller(
                books: books, rules: rules, headOffice: headOffice, now: { [self] in now }
            ).pull()
        }
    }

    /// Compares with head office.
    func reconcile(with mifos: ServedMifos) async throws -> Reconciliation {
        let rules = Reconciler.Rules(
            currency: try shilling, calendar: Self.calendar, languages: .english)
        return try await FineractClient.connected(to: mifos.address) { client in
            try await Reconciler(
                books: books, rules: rules, headOffice: HeadOfficeReading(client),
                now: { [self] in now }
            ).reconcile()
        }
    }
}
