internal import Accounting
internal import Foundation
internal import HeadOfficeSync
internal import LedgerStore
internal import Logging
internal import MifosClient
internal import ServiceLifecycle
internal import SimulatedMifos
internal import Synchronization

/// Head office in the demo: the stand-in for Mifos in this process, behind a line that can be cut.
///
/// A class because whoever types and whoever counts what arrived share it.
final class DemoHeadOffice: Sendable {
    private let server: MifosServer
    private let port: Int

    private let shown: Mutex<Shown>

    /// What was said of head office so far.
    private struct Shown {
        /// The number of the last transaction.
        var transaction: Int

        /// The numbers of those that were taken back.
        var takenBack: Set<Int> = []

        /// How many payments wait.
        var waiting = 0
    }

    /// Something that happened in Mifos.
    enum News {
        case arrived(LedgerEntry)
        case takenBack(LedgerEntry)
    }

    private init(_ server: MifosServer, port: Int, shown: Int) {
        self.server = server
        self.port = port
        self.shown = Mutex(Shown(transaction: shown))
    }

    /// Opens head office with the clients of the sample branch while `body` runs.
    static func run(
        on day: Day, _ body: @Sendable @escaping (DemoHeadOffice) async throws -> Void
    ) async throws {
        let fineract = SimulatedFineract(SeededBooks(on: day))
        let (ports, opened) = AsyncStream<Int>.makeStream()
        let server = MifosServer(fineract) { listening in
            if case .api(let port) = listening { opened.yield(port) }
        }
        let group = ServiceGroup(
            services: [server], logger: Logger(label: "mifos") { _ in SwiftLogNoOpLogHandler() })
        let last = await fineract.ledger.last?.transactionId ?? 0
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            guard let port = await ports.first(where: { _ in true }) else { return }
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await body(DemoHeadOffice(server, port: port, shown: last)))
            } catch {
                outcome = .failure(error)
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            try outcome.get()
        }
    }

    /// The sections of the file to edit that lead here. In the demo what was texted goes to head
    /// office at once; at a branch the cashier counts it first.
    func sections(passwordFile: String) -> String {
        """
        [day]
        verify_before_posting = false

        [mifos]
        url = "\(url)"
        user = "tawi"
        password_file = "\(passwordFile)"
        payment_type = "SMS field cash"
        retry_seconds = 0
        """
    }

    static let password = "password"

    private var url: String { "http://127.0.0.1:\(port)/fineract-provider/api/v1" }

    private var address: FineractServer {
        FineractServer(
            url: url, tenant: "default", user: "tawi", password: FineractPassword(Self.password))
    }

    var lineIsUp: Bool { server.line.isUp }
}

extension DemoHeadOffice {
    /// Cuts the line, and is back once nobody answers any more.
    func cutLine() async throws {
        server.line.cut()
        try await FineractClient.connected(to: address) { client in
            while case .answered = await client.send(BusinessDate.request) {
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    /// Brings the line back, and is back once somebody answers.
    func restoreLine() async throws {
        server.line.restore()
        try await FineractClient.connected(to: address) { client in
            while case .unanswered = await client.send(BusinessDate.request) {
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    /// Posts what the branch has, as the service does every few minutes, and gives what came of it,
    /// and how many wait where that is news.
    func post(from branch: DemoBranch) async throws -> (news: [News], waiting: Int?) {
        guard let rules = branch.postingRules else { return ([], nil) }
        try await setDay(of: branch)
        let clock = branch.clock
        _ = try await FineractClient.connected(to: address) { client in
            var round = PostingRound(
                in: .books(branch.books), client: client, rules: rules,
                logger: Logger(label: "demo") { _ in SwiftLogNoOpLogHandler() },
                now: { clock.now })
            return try await round.perform()
        }
        let waiting = try await branch.books.read { books in
            let counts = try books.postings.counts()
            let open: [HeadOfficePosting.State] = [.waiting, .sending, .unknown]
            return open.reduce(0) { $0 + (counts[$1] ?? 0) }
        }
        let isNews = shown.withLock { shown in
            defer { shown.waiting = waiting }
            return waiting > 0 && waiting != shown.waiting
        }
        return (await news(), isNews ? waiting : nil)
    }

    /// Head office's business day goes on with the branch's clock.
    private func setDay(of branch: DemoBranch) async throws {
        let day = branch.configuration.calendar.day(of: branch.clock.now)
        _ = await server.fineract.obey(
            ControlOrder(
                method: "POST", path: ["business-date"], query: [:],
                body: Array(#"{"date":"\#(day.iso)"}"#.utf8)))
    }

    /// What the branch's user brought or took back, and was not shown yet.
    private func news() async -> [News] {
        let own = await server.fineract.ledger.filter { $0.submittedBy == "tawi" }
        return shown.withLock { shown in
            let arrived = own.filter { $0.transactionId > shown.transaction }
            let takenBack = own.filter {
                $0.isReversed && !shown.takenBack.contains($0.transactionId)
            }
            shown.transaction = max(shown.transaction, own.last?.transactionId ?? 0)
            shown.takenBack.formUnion(takenBack.map(\.transactionId))
            return arrived.map(News.arrived) + takenBack.map(News.takenBack)
        }
    }
}
