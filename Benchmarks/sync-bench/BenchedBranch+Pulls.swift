import Accounting
import Foundation
import HeadOfficeSync
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
            let (summary, traffic) = try await FineractClient.connected(to: server) { client in
                let puller = Puller(
                    books: books, rules: rules, headOffice: HeadOfficeReading(client),
                    now: Self.now)
                return (try await puller.pull(), client.traffic)
            }
            print(
                "  \(name): \(seconds(before.duration(to: .now))), \(traffic.requests) requests, "
                    + "\(traffic.received) octets in, \(traffic.sent) out, \(summary.changes) "
                    + "changes, at most \(peakMebibytes()) MiB of memory")
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
