import Foundation

/// What the counter does in a second, in a release build over real files: part of `make bench`.
///
/// `COUNTER_ENTRIES` makes the large journal smaller, for a quick look.
@main
struct CounterBench {
    static func main() async throws {
        try ReadingBench.run()
        let wanted = ProcessInfo.processInfo.environment["COUNTER_ENTRIES"].flatMap { Int($0) }
        let small = try await BenchedBranch()
        let large = try await BenchedBranch()
        defer { for branch in [small, large] { try? branch.remove() } }
        try await lengthen(large, to: wanted ?? 1_000_000)
        try await compare(small, large)
        try await bookSheets(small)
        try await bookSheets(large)
    }

    private static func lengthen(_ branch: BenchedBranch, to entries: Int) async throws {
        let time = try await ContinuousClock().measure {
            try await branch.addHistory(upTo: entries)
        }
        say("\(try await branch.description): a past of years, made in \(time.seconds(0)) s")
    }

    /// Payments that wait in the inbox, each interpreted, booked and answered in a write of its
    /// own that is on the disk (`synchronous=FULL`) before the next begins.
    ///
    /// The two branches take turns, so that what else the machine does meets both.
    private static func compare(_ small: BenchedBranch, _ large: BenchedBranch) async throws {
        var rounds: [(small: BookedRound, large: BookedRound)] = []
        for turn in 0...Self.turns {
            let first = try await (turn.isMultiple(of: 2) ? small : large).book(Self.payments)
            let second = try await (turn.isMultiple(of: 2) ? large : small).book(Self.payments)
            // The first turn warms the caches.
            if turn > 0 {
                rounds.append(turn.isMultiple(of: 2) ? (first, second) : (second, first))
            }
        }
        try await report(rounds.map(\.small), small)
        try await report(rounds.map(\.large), large)
        let ratio = Figures(rounds.map { $0.large.perSecond / $0.small.perSecond * 100 })
        say(
            "with the long journal: \(ratio.median.text(1)) % of the rate with the short one, "
                + "median of \(rounds.count) turns (aim: 90 % or more)")
    }

    private static let turns = 15
    private static let payments = 200

    private static func report(_ rounds: [BookedRound], _ branch: BenchedBranch) async throws {
        let rates = Figures(rounds.map(\.perSecond))
        let bytes = Figures(rounds.map { Double($0.bytesWritten) / Double($0.payments) / 1024 })
        say(
            "\(try await branch.description): interpreted, booked and answered, one commit each: "
                + "median \(rates.median.text(0)) collections/s, "
                + "slowest turn \(rates.least.text(0)), quickest \(rates.most.text(0))")
        say(
            "  written to the disk, write-ahead log and checkpoints: "
                + "median \(bytes.median.text(1)) KiB a collection")
    }

    private static func bookSheets(_ branch: BenchedBranch) async throws {
        var times: [Double] = []
        for _ in 0..<Self.sheets { times.append(try await branch.bookSheet().seconds * 1000) }
        let figures = Figures(times)
        say(
            "\(try await branch.description): a sheet of \(BenchedBranch.groupSize) lines, two "
                + "accounts each, booked and answered in one commit: "
                + "median \(figures.median.text(1)) ms, slowest of \(times.count) "
                + "\(figures.most.text(1)) ms (aim: under 25 ms)")
    }

    private static let sheets = 15
}
