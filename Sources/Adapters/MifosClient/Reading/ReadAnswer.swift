/// What a reply to a question means.
public enum ReadAnswer: Hashable, Sendable {
    case found(JSON)

    /// There is no such thing, or the branch's user may not see it.
    case absent

    /// No answer, or one that may be another one later.
    case later(NetworkFailure.Reason?)

    /// Nothing can be read until somebody has put it right.
    case halt(PostingAnswer.Halt)

    public init(_ reply: FineractReply) {
        switch reply {
        case .unanswered(let failure): self = .later(failure.reason)
        case .answered(let answer): self.init(answer)
        }
    }

    /// The same halts as for postings; whatever else is no answer is asked again later.
    public init(_ answer: FineractAnswer) {
        if answer.status == 200, let json = answer.json {
            self = .found(json)
        } else if case .halt(let halt) = PostingAnswer(answer) {
            self = .halt(halt)
        } else if answer.status == 404, answer.json != nil {
            self = .absent
        } else {
            self = .later(nil)
        }
    }
}
