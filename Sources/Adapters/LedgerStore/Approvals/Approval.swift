public import Accounting

/// Something that waits for a second person, or waited.
public struct Approval: Hashable, Sendable {
    public let reference: ApprovalReference
    public let matter: ApprovalMatter

    /// Who asked: `officer:PO`, `user:SM`, `client:1024`. He does not decide.
    public let askedBy: String

    /// The message it was asked in; nil for what is asked at the branch.
    public let message: Int64?
    public let askedAt: Moment

    /// Nil for what stays open until somebody decides.
    public let expiresAt: Moment?

    /// Who is asked beside the managers, as he is named in the journal; nil for nobody else.
    public let addressee: String?

    /// What became of it; nil while nobody decided.
    public let decision: Decided?

    /// Whether it was closed because nobody decided in time.
    public let isClosed: Bool

    public enum Verdict: String, Hashable, Sendable {
        case approved
        case rejected
    }

    /// Who decided what, and when.
    public struct Decided: Hashable, Sendable {
        public let verdict: Verdict
        public let by: String
        public let at: Moment
    }

    /// Whether nobody decided in time.
    public func isExpired(at now: Moment) -> Bool {
        isClosed || decision == nil && (expiresAt.map { $0 <= now } ?? false)
    }
}

/// What the books say to a verdict on an approval.
public enum ApprovalOutcome: Hashable, Sendable {
    case decided(Approval)

    /// Somebody was there first; nothing changed.
    case alreadyDecided(Approval, Approval.Decided)
    case expired(Approval)
    case unknown

    /// Who asked does not decide.
    case ownRequest(Approval)
}
