internal import LedgerStore

/// A branch without a manager: nobody can approve anything in it.
enum FirstManager {
    /// What to do next; nil where there is a manager.
    static func advice(in books: OpenBooks) throws -> String? {
        guard try books.people.managers().isEmpty else { return nil }
        return "Nobody can approve anything yet. Name the branch's first manager: \(verb)"
    }

    /// How the first one is named.
    static let verb = "tawi users add CODE \"NAME\" --role manager --phone NUMBER"
}
