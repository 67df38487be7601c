import Accounting
import MifosClient
import SimulatedMifos
import Testing

/// A head office that listens on a port of its own while a test talks to it.
struct ServedMifos: Sendable {
    let fineract: SimulatedFineract
    let line: Line
    let port: Int

    /// The business date, a Tuesday.
    static var day: Day { get throws { try #require(Day(iso: "2026-11-24")) } }

    /// Runs a test against a server, which is gone afterwards.
    static func run(
        clients: Int = 40, seed: UInt64 = 1, plan: FineractFaultPlan = .none,
        _ test: @Sendable @escaping (ServedMifos) async throws -> Void
    ) async throws {
        let fineract = SimulatedFineract(
            SeededBooks(on: try day, clients: clients, seed: seed), seed: seed, plan: plan)
        try await MifosServer.serving(fineract) { place in
            try await test(ServedMifos(fineract: fineract, line: place.line, port: place.port))
        }
    }

    var address: FineractServer {
        var server = FineractServer(
            url: "http://127.0.0.1:\(port)/fineract-provider/api/v1", tenant: "default",
            user: "tawi", password: FineractPassword("password"))
        server.connectTimeout = .seconds(5)
        server.patience = .seconds(20)
        return server
    }

    /// What the branch posted there, whoever may have reversed it since.
    func posted() async -> [LedgerEntry] {
        await fineract.ledger.filter { $0.submittedBy == "tawi" }
    }

    /// Its numbers of the accounts something was ever paid into, by the printed ones.
    func accountNumbers() async -> [String: Int64] {
        Dictionary(
            await fineract.ledger.map { ($0.accountNumber, Int64($0.accountId)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// In minor units, without what was reversed.
    func total() async -> Int64 {
        await posted().filter { !$0.isReversed }.reduce(0) { $0 + $1.amount.millionths / 10_000 }
    }

    func order(_ fault: FineractFault, count: Int = 1, on: FaultDesk.Occasion = .writes) async {
        await fineract.change { $0.faults.order(fault, count: count, on: on) }
    }

    /// An order to the simulation, as `POST /simulation/…` takes it.
    func order(_ path: String, _ body: String) async {
        let answer = await fineract.obey(
            ControlOrder(
                method: "POST", path: path.split(separator: "/").map(String.init), query: [:],
                body: Array(body.utf8)))
        #expect(answer.status == 200, "\(path) \(body): \(answer.body)")
    }
}
