/// Refusals nobody at head office put into a code.
public enum OwnRefusal: String, Hashable, Sendable {
    /// Somebody at head office said no to the command.
    case approvalRejected = "tawi.approval.rejected"

    /// The audit says it was done, and it is nowhere.
    case approvedNotFound = "tawi.approval.not.found"

    /// What was to be taken back does not stand there.
    case originalMissing = "tawi.undo.original.missing"

    /// Head office has no account of the number on the client's papers, or there is none on them:
    /// nothing was sent.
    case accountUnknown = "tawi.account.unknown"

    /// At head office: the branch has settled with Mifos what becomes of it.
    case leftToBranch = "tawi.left.to.branch"
}
