public import Accounting
public import LedgerStore
internal import TextCommands

/// One of the first two PINs of a branch, which nobody can agree to: it is noted, and every manager
/// is told.
public struct FirstPIN {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    public init(_ books: OpenBooks, _ rules: CounterRules, _ now: Moment) {
        self.books = books
        self.rules = rules
        self.now = now
    }

    private static let decision = "first PIN given"

    /// How many were given so far.
    public static func given(in books: OpenBooks) throws -> Int {
        try books.decisions.all().count { $0.decision.kind == decision }
    }

    /// Notes it and tells the managers.
    ///
    /// - Parameters:
    ///   - holder: Whose it is: `user:SM`.
    ///   - maker: Who proved to be there; nil for the very first.
    public func tell(_ holder: String, by maker: Party?) throws {
        try books.decisions.note(
            Decision(by: maker?.actor ?? "branch", Self.decision, about: holder), at: now)
        guard let owner = try books.party(holder)?.staffName else { return }
        try ManagersAlert(books: books, rules: rules, now: now)
            .tell(.access(.alert(.firstPIN(owner))))
    }
}
