import Accounting
import HeadOfficeSync
import LedgerStore
import Logging
import TextCommands

/// Time that passes only while the service rests: a branch's days go by in seconds. At its end the
/// service's task is cancelled.
///
/// A class so that its instants are counted from one start.
final class PassingClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    private let branch: PostingBranch
    private let end: Moment
    private let passes: @Sendable () async throws -> Void
    private let start = ContinuousClock.now

    /// - Parameter passes: Called after each rest.
    init(
        of branch: PostingBranch, until end: Moment,
        passes: @escaping @Sendable () async throws -> Void
    ) {
        self.branch = branch
        self.end = end
        self.passes = passes
    }

    var minimumResolution: Duration { .milliseconds(1) }

    var now: Instant {
        let passed =
            branch.now.millisecondsSince1970 - PostingBranch.start.millisecondsSince1970
        return start.advanced(by: .milliseconds(passed))
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        try await passes()
        branch.pass(now.duration(to: deadline).components.seconds)
        if branch.now >= end { withUnsafeCurrentTask { $0?.cancel() } }
    }
}

extension PostingBranch {
    /// Runs the service from now until a moment of the branch's clock.
    ///
    /// - Parameter passes: What is looked at each time the service comes to rest.
    func serve(
        _ mifos: ServedMifos, until end: Moment, line rules: LineRules = LineRules(),
        passes: @escaping @Sendable () async throws -> Void
    ) async throws {
        let clock = PassingClock(of: self, until: end, passes: passes)
        let now = { @Sendable [self] in self.now }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let errands = NightlyErrands(
            books: books,
            rules: NightlyErrands.Rules(
                pull: try Self.pullRules(),
                reconciliation: Reconciler.Rules(
                    currency: try shilling, calendar: Self.calendar, languages: .english),
                line: rules),
            logger: logger, now: now)
        try await HeadOfficeService(
            books: books, server: { mifos.address }, rules: Self.rules, interval: .seconds(1800),
            turn: SyncTurn(beside: database), errands: [{ try await errands.perform($0) }],
            line: LineKeeper(
                books: books, rules: rules, calendar: Self.calendar, words: "Used up.",
                events: nil, clock: clock, now: now),
            logger: logger, now: now
        ).run()
    }
}
