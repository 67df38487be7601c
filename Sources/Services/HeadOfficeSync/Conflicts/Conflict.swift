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
    init(_ posting: HeadOfficePosting, in books: OpenBooks) throws {
        self.posting = posting
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
