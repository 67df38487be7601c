public import Accounting
public import LedgerStore
internal import MifosClient

/// Keeps the line to head office within its hours and its budget, and waits for it without asking
/// all the time.
public struct LineKeeper: Sendable {
    /// Whether anything may be sent now; what may not waits.
    var mayPost: @Sendable () async throws -> Bool

    /// Writes down what posting took of the line.
    var note: @Sendable (Traffic) async throws -> Void

    /// Waits so long, or until the machine's network changes.
    var pause: @Sendable (Duration) async -> Void

    /// A line nobody counts, with no eye on the network.
    public static func unlimited(clock: any Clock<Duration> = .continuous) -> LineKeeper {
        LineKeeper(
            mayPost: { true }, note: { _ in }, pause: { try? await clock.sleep(for: $0) })
    }

    private init(
        mayPost: @escaping @Sendable () async throws -> Bool,
        note: @escaping @Sendable (Traffic) async throws -> Void,
        pause: @escaping @Sendable (Duration) async -> Void
    ) {
        self.mayPost = mayPost
        self.note = note
        self.pause = pause
    }

    /// - Parameters:
    ///   - words: What managers are told when the month's data is used up.
    ///   - events: The machine's network; nil where only the clock is waited for.
    public init(
        books: Books, rules: LineRules, calendar: BranchCalendar, words: String,
        events: LinkEvents? = LinkEvents(), clock: any Clock<Duration> = .continuous,
        now: @escaping @Sendable () -> Moment
    ) {
        let meter: @Sendable () -> LineMeter = {
            LineMeter(books: books, rules: rules, calendar: calendar, now: now)
        }
        mayPost = {
            let verdict = try await meter().verdict(for: .posting)
            try await books.write { books in
                if case .budgetSpent = verdict {
                    _ = try books.alarms.raise(.lineBudgetSpent, words, at: now())
                } else {
                    _ = try books.alarms.clear(.lineBudgetSpent, at: now())
                }
            }
            return verdict == .open
        }
        note = { try await meter().note($0, for: .posting) }
        pause = { limit in
            guard let events else { return (try? await clock.sleep(for: limit)) ?? () }
            guard await events.wait(atMost: limit) else { return }
            // A link that has just come has no address yet.
            try? await clock.sleep(for: .seconds(3))
        }
    }
}

extension AlarmKind {
    /// The month's data for head office is used up.
    public static let lineBudgetSpent = AlarmKind(rawValue: "line-budget-spent")
}
