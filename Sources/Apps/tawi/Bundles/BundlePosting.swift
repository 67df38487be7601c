internal import Accounting
internal import HeadOfficeSync
internal import LedgerStore
internal import Logging
internal import MifosClient
internal import TextCommands

/// Posts what the bundles of a branch brought into head office's file, by the code, the names and
/// the keys the branch itself posts with: whichever comes first, it is booked once.
struct BundlePosting: Sendable {
    let branch: String
    let file: CentralPostings
    let rules: PostingRules

    /// After cuts and locks it is tried again so often, and no longer waited than this.
    private static let mostRounds = 30
    private static let longestPause = Duration.seconds(20)

    /// Posts until nothing is left that can be done soon.
    ///
    /// - Throws: `DatabaseError` when the disk fails.
    func post(over client: FineractClient) async throws -> PostedBundlesDocument {
        var total = PostingReport()
        for _ in 0..<Self.mostRounds {
            var round = PostingRound(
                in: .central(file), client: client, rules: rules,
                logger: Logger(label: "tawi") { _ in SwiftLogNoOpLogHandler() }, now: Moment.now)
            total.add(try await round.perform())
            guard total.mayPass, let pause = try await pause(), pause <= Self.longestPause else {
                break
            }
            try await Task.sleep(for: max(pause, .milliseconds(50)))
        }
        let report = total
        return try await file.read { try PostedBundlesDocument(branch, report, $0) }
    }

    /// How long until something is due; nil when nothing waits.
    private func pause() async throws -> Duration? {
        let due = try await file.read { try $0.postings.nextDue() }
        let now = Moment.now().millisecondsSince1970
        return due.map { .milliseconds($0.millisecondsSince1970 - now) }
    }
}

extension PostingReport {
    fileprivate mutating func add(_ other: PostingReport) {
        posted += other.posted
        alreadyThere += other.alreadyThere
        requests += other.requests
        octets += other.octets
        stop = other.stop
    }

    /// Whether trying again may help.
    fileprivate var mayPass: Bool {
        switch stop {
        case .halted, .offline(.unreachable), .offline(.untrusted), .offline(.cancelled): false
        case .offline, nil: true
        }
    }
}
