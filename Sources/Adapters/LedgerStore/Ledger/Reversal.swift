public import Accounting

/// Who takes a collection back, and by what right.
public struct Reversal: Hashable, Sendable {
    public var reference: Reference

    /// Who did it, as the journal of decisions names him: `officer:PO`, `user:SM`.
    public var actor: String

    /// The approval it is done under; nil when the officer takes back his own before hand-in.
    public var approval: ApprovalReference?

    /// The message it was asked in; nil for what is done at the branch.
    public var message: Int64?

    public init(
        of reference: Reference, by actor: String, under approval: ApprovalReference? = nil,
        message: Int64? = nil
    ) {
        self.reference = reference
        self.actor = actor
        self.approval = approval
        self.message = message
    }
}

/// What the books say to a reversal.
public enum ReversalVerdict: Hashable, Sendable {
    /// The collection no longer counts, also when this very reversal was done before.
    case reversed

    case refused(ReversalRefusal)
}

/// Why the books refuse a reversal.
public enum ReversalRefusal: Hashable, Sendable {
    case unknownReference

    /// Another reversal was there first.
    case alreadyReversed(at: Moment)

    /// It has gone too far to be taken back by its officer alone: it needs an approval.
    case needsApproval(CollectionState)

    /// The books cannot take the opposite movement.
    case ledger(Refusal)
}
