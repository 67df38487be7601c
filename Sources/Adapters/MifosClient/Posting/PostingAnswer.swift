/// What an answer of Fineract means for something that was to be posted.
public enum PostingAnswer: Hashable, Sendable {
    /// It stands there, under this number; `isCached` where an earlier try did it.
    case posted(resource: Int64, isCached: Bool)

    /// Somebody at head office has to approve the command first (maker-checker).
    case pendingApproval(command: Int64)

    /// Nothing is known to have happened: the same, with the same key, later.
    case retrySameKey(Delay)

    /// Whether it stands there is found out before anything else.
    case reconcile(ifAbsent: Absence)

    /// The batch interface does not know the command: it is sent by itself.
    case sendAlone

    /// A person decides.
    case refused(FineractRefusal)

    /// Nothing at all can be posted until somebody has put it right.
    case halt(Halt)

    /// Why it is tried again, and so how soon.
    public enum Delay: String, Hashable, Sendable {
        /// No answer, or not one of Fineract's.
        case unanswered

        /// Fineract works on it, or was ended in the middle of it (425).
        case inProgress = "in-progress"

        /// Fineract is busy: a lock, a job, a fault of its own.
        case busy
    }

    /// What is done when it does not stand there.
    public enum Absence: Hashable, Sendable {
        /// The key is used up: the server repeats its failure for ever.
        case newKey

        /// The key may still be worked on, or was never seen.
        case sameKey

        /// What the server said stands.
        case refused(FineractRefusal)
    }

    /// What stops the whole queue.
    public enum Halt: Hashable, Sendable {
        case wrongCredentials
        case passwordExpired

        /// The user may not do it; in the server's words.
        case notPermitted(String)

        /// The tenant is not known, or it is not Fineract that answers.
        case wrongTenant

        /// The server only lets itself be read.
        case readOnly

        /// The server says our requests are no requests.
        case notUnderstood(status: Int)
    }
}
