public import Accounting
public import LedgerStore
public import TextCommands

/// Something head office refused, as it is laid before whoever decides.
public struct Conflict: Hashable, Sendable {
    public let posting: HeadOfficePosting

    /// The client's number and name.
    public let client: String
    public let name: String

    /// Why, in plain words.
    public let objection: HeadOfficeObjection

    /// What can be done about it.
    public let choices: [Choice]

    /// The collections that wait behind it: their payments on the same account leave after it.
    public let waiting: [Reference]

    public enum Choice: String, Hashable, Sendable, CaseIterable {
        /// Sent again with a new key, once what was wrong is put right at head office.
        case retry

        /// The money goes to another account, and is posted there.
        case move

        /// The whole collection is taken back, and the client told.
        case reverse

        /// The money waits in suspense until somebody knows where it belongs.
        case park
    }
}

extension Conflict {
    /// - Parameter waiting: What waits behind it.
    init(
        _ posting: HeadOfficePosting, before waiting: [HeadOfficePosting], in books: OpenBooks
    ) throws {
        self.posting = posting
        self.waiting = waiting.map(\.reference).reduce(into: []) { references, reference in
            if !references.contains(reference) { references.append(reference) }
        }
        client = try books.collections.collection(posting.reference)?.client ?? ""
        name = try books.people.client(number: client)?.name ?? ""
        objection = HeadOfficeObjection(code: posting.code ?? "")
        choices = Self.choices(posting)
    }

    private static func choices(_ posting: HeadOfficePosting) -> [Choice] {
        switch (posting.state, posting.kind) {
        case (.parked, _): [.move, .reverse]
        case (_, .undo): [.retry]
        case (_, .withdrawal): [.retry, .reverse]
        case (_, .repayment), (_, .deposit): [.retry, .move, .reverse, .park]
        }
    }
}
