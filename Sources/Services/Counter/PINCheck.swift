internal import LedgerStore

/// A PIN that came in a message, and the hash it has to match.
struct PINQuestion: Hashable, Sendable {
    /// Whose PIN it is said to be: `client:1024`, `officer:PO`, `account:98765432`.
    var holder: String
    var pin: String

    /// Nil when there is no such holder, or none with a PIN: then no PIN is right.
    var hash: PINHash?
}

/// The answer to a question, worked out before the write.
struct PINCheck: Hashable, Sendable {
    var holder: String
    var isRight: Bool
}

extension Client {
    var pinHolder: String { "client:\(number)" }
}

extension Officer {
    var pinHolder: String { "officer:\(code)" }
}
