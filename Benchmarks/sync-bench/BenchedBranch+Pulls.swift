import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import MifosClient
import TextCommands

extension BenchedBranch {
    /// Pulls the whole branch into empty books, and once more when nothing has changed.
    func measurePulls() async throws {
        guard let country = Country(code: "KE") else { return }
        let rules = PullRules(
            branch: "Kibwezi", country: country, currency: country.currency, calendar: calendar)
        for name in ["first pull", "pulled again"] {
            let before = ContinuousClock.now
            let (pulled, wait) = try await withLongestWait {
                try await FineractClient.connected(to: server) { client in
                    let puller = Puller(
                        books: books, rules: rules, headOffice: HeadOfficeReading(client),
                        now: Self.now)
                    return (summary: try await puller.pull(), traffic: client.traffic)
                }
            }
            let (summary, traffic) = pulled
            print(
                "  \(name): \(seconds(before.duration(to: .now))), \(traffic.requests) requests, "
                    + "\(traffic.received) octets in, \(traffic.sent) out, \(summary.changes) "
                    + "changes, at most \(peakMebibytes()) MiB of memory; the counter waited "
                    + "\(seconds(wait)) at most for its turn to write")
        }
    }

    /// The longest that somebody who wants to write as well, as the counter does, has to wait.
    private func withLongestWait<Result: Sendable>(
        _ body: @Sendable () async throws -> Result
    ) async throws -> (Result, Duration) {
        try await withThrowingTaskGroup(of: Duration.self) { tasks in
            tasks.addTask { [books] in
                var longest = Duration.zero
                while !Task.isCancelled {
                    let asked = ContinuousClock.now
                    try? await books.write { _ in }
                    longest = max(longest, asked.duration(to: .now))
                    try? await Task.sleep(for: .milliseconds(20))
                }
                return longest
            }
            let result = try await body()
            tasks.cancelAll()
            return (result, try await tasks.next() ?? .zero)
        }
    }
}

/// The most memory this process ever had, in mebibytes (`/proc/self/status`, VmHWM).
private func peakMebibytes() -> Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
    return kibibytes / 1024
}
