import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import MifosClient
import SimulatedMifos

/// Measures the branch's traffic with head office over loopback: what it takes to pull a branch and
/// to post what was collected, beside one plain POST each. Part of `make bench`; another number of
/// clients may be given.
///
/// The branch is a process of its own, so that head office's memory is not counted.
@main
struct SyncBench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "branch", let port = Int(arguments[3]) {
            return try await BenchedBranch(at: arguments[2], port: port).run()
        }
        try await serve(clients: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000)
    }

    /// The tenant's business date.
    static let day = Day(daysSince1970: 20_781)  // 2026-11-24

    /// Serves a branch's head office to another process.
    private static func serve(clients: Int) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let fineract = SimulatedFineract(SeededBooks(on: day, clients: clients, seed: 1), seed: 1)
        await fineract.change { $0.settings.unpacksRequests = true }
        print("a branch of \(clients) clients and its head office, over loopback:")
        try await MifosServer.serving(fineract) { place in
            try await run(folder.appending(path: "tawi.db").path, place.port)
        }
    }

    private static func run(_ database: String, _ port: Int) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
            process.arguments = ["branch", database, "\(port)"]
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
    }
}

/// A branch with empty books and a line to head office.
struct BenchedBranch {
    let books: Books
    let server: FineractServer
    let calendar = BranchCalendar { _ in 10_800 }

    init(at database: String, port: Int) throws {
        books = try Books(
            at: database, key: try BranchKey(Data(repeating: 7, count: BranchKey.length)))
        server = FineractServer(
            url: "http://127.0.0.1:\(port)/fineract-provider/api/v1", tenant: "default",
            user: "tawi", password: FineractPassword("password"))
    }

    func run() async throws {
        try await measurePulls()
        try await measurePosts()
        try books.close()
    }

    static func now() -> Moment {
        Moment(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
    }
}

func seconds(_ duration: Duration) -> String {
    let parts = duration.components
    return String(
        format: "%.2f s", Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
}
