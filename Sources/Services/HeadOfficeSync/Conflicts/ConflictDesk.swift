public import Accounting
public import LedgerStore

/// Settles what head office refused: each choice is written into the journal of decisions in the
/// write that carries it out.
public struct ConflictDesk {
    let books: OpenBooks
    let calendar: BranchCalendar
    let now: Moment

    public typealias Verdict = HeadOfficePostings.DecisionVerdict

    public init(books: OpenBooks, calendar: BranchCalendar, now: Moment) {
        self.books = books
        self.calendar = calendar
        self.now = now
    }

    /// What waits for a decision, oldest first.
    public func conflicts() throws -> [Conflict] {
        let waiting = try books.postings.waitingBehindRefused()
        return try books.postings.conflicts().map {
            try Conflict($0, before: waiting[$0.id] ?? [], in: books)
        }
    }

    /// Sends it again: no money moves in the books, so one person is enough.
    public func retry(_ id: Int64, by actor: String, because reason: String) throws -> Verdict {
        let verdict = try books.postings.retry(id, at: now)
        guard verdict == .decided else { return verdict }
        try note("conflict retried", id, by: actor, reason)
        return verdict
    }

    /// Moves the money: two people, who are not the same.
    public func move(
        _ id: Int64, to destination: HeadOfficePostings.Destination, by maker: String,
        with checker: String, because reason: String
    ) throws -> Verdict {
        let posting = Posting(at: now, day: calendar.day(of: now))
        let verdict = try books.postings.move(
            id, to: destination, by: maker, with: checker, on: posting)
        guard verdict == .decided else { return verdict }
        let words: String
        switch destination {
        case .account(let account): words = "moved to \(account.code)"
        case .suspense: words = "parked in suspense"
        }
        try note("conflict \(words)", id, by: maker, "with \(checker): \(reason)")
        return verdict
    }

    private func note(_ kind: String, _ id: Int64, by actor: String, _ reason: String) throws {
        guard let posting = try books.postings.posting(id) else { return }
        let detail =
            "\(posting.amount.textWithCode) of \(posting.account.code), "
            + "\(posting.code ?? "refused"). \(reason)"
        try books.decisions.note(
            Decision(by: actor, kind, about: posting.reference.text, detail: detail), at: now)
        try raiseOrClear()
    }

    /// The managers' alarm lasts as long as something is undecided.
    private func raiseOrClear() throws {
        if try books.postings.counts()[.refused] ?? 0 == 0 {
            try books.alarms.clear(.headOfficeRefused, at: now)
        }
    }
}
