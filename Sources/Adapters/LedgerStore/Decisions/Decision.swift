public import Accounting

/// Something somebody decided, as the journal of decisions keeps it: who, what, about what.
public struct Decision: Hashable, Sendable {
    /// Who decided: `officer:PO`, `user:GM`, `client:1024`, `branch` for the box itself.
    public var actor: String

    /// What was decided, in a word or two: `reversed`, `disputed`, `phone change approved`.
    public var kind: String

    /// What it is about: a reference, a sheet, a person.
    public var subject: String

    /// What else is to be known. Never a PIN or a code.
    public var detail: String

    /// The message it came in; nil for what is decided at the branch.
    public var message: Int64?

    public init(
        by actor: String, _ kind: String, about subject: String, detail: String = "",
        message: Int64? = nil
    ) {
        self.actor = actor
        self.kind = kind
        self.subject = subject
        self.detail = detail
        self.message = message
    }
}

/// A decision and when it was made.
public struct FiledDecision: Hashable, Sendable {
    public let id: Int64
    public let decision: Decision
    public let at: Moment

    package init(id: Int64, decision: Decision, at: Moment) {
        self.id = id
        self.decision = decision
        self.at = at
    }
}
