import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import MifosClient
import SimulatedMifos
import TextCommands

/// Pulls a whole branch into empty books, and once more when nothing has changed.
struct PullBench {
    let database: String
    let port: Int

    /// Serves a branch and has it pulled by another process.
    static func measure(clients: Int) async throws {
        guard let day = Day(iso: "2026-11-24") else { return }
        let folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let fineract = SimulatedFineract(
            SeededBooks(on: day, clients: clients, seed: 1), seed: 1, plan: .none)
        let (ports, opened) = AsyncStream<Int>.makeStream()
        let server = MifosServer(fineract) { listening in
            if case .api(let port) = listening { opened.yield(port) }
        }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try? await server.run() }
            guard let port = await ports.first(where: { _ in true }) else { return }
            print("pull of \(clients) clients")
            try await run(folder.appending(path: "tawi.db").path, port)
            tasks.cancelAll()
        }
    }

    private static func run(_ database: String, _ port: Int) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
            process.arguments = ["pull", database, "\(port)"]
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
    }

    /// Pulls twice and prints what each took.
    func run() async throws {
        guard let country = Country(code: "KE") else { return }
        let books = try Books(
            at: database, key: try BranchKey(Data(repeating: 7, count: BranchKey.length)))
        let rules = PullRules(
            branch: "Kibwezi", country: country, currency: country.currency,
            calendar: BranchCalendar { _ in 10_800 })
        let server = FineractServer(
            url: "http://127.0.0.1:\(port)/fineract-provider/api/v1", tenant: "default",
            user: "tawi", password: FineractPassword("password"))
        for name in ["first", "again"] {
            let before = ContinuousClock.now
            let (summary, traffic) = try await FineractClient.connected(to: server) { client in
                let puller = Puller(
                    books: books, rules: rules, headOffice: HeadOfficeReading(client),
                    now: {
                        Moment(
                            millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
                    })
                return (try await puller.pull(), client.traffic)
            }
            let took = before.duration(to: .now)
            print(
                "  \(name): \(took), \(traffic.requests) requests, \(traffic.received) octets in, "
                    + "\(traffic.sent) out, \(summary.changes) changes, "
                    + "peak \(peakMebibytes()) MiB")
        }
        try books.close()
    }
}
