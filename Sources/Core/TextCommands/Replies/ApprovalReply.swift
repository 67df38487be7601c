public import Accounting

/// What the branch says to managers about what two people must agree on.
public enum ApprovalReply: Hashable, Sendable {
    // On the branch's own initiative

    /// A client said WRONG; the two forms that settle it.
    case disputed(CollectionFacts, approve: String, reject: String)

    /// An officer wants a collection cancelled that was handed in.
    case reversalAsked(CollectionFacts, approve: String, reject: String)

    /// Something else is to be agreed to.
    case asked(ApprovalRequest, approve: String, reject: String)

    /// What he asked for at the branch was decided.
    case told(ApprovalReference, isApproved: Bool)

    /// An officer's message above his limits is not recorded: somebody said no, or nobody decided.
    case messageRejected(ApprovalReference, form: String)
    case messageExpired(ApprovalReference, form: String)

    // To APPROVE and REJECT

    case collectionCancelled(ApprovalReference, CollectionFacts)
    case collectionKept(ApprovalReference, CollectionFacts)

    /// Carried out; the collection, where one was recorded.
    case done(ApprovalReference, Reference?)

    /// The phone changes then, unless its owner says no.
    case phoneWaits(ApprovalReference, CivilTime)

    /// It can be made at the branch now.
    case leaveGiven(ApprovalReference)
    case rejected(ApprovalReference)

    /// Approved, and the books do not take it any more.
    case overtaken(ApprovalReference)

    /// It was cancelled meanwhile, by another way.
    case cancelledMeanwhile(ApprovalReference, Reference)
    case decidedAlready(ApprovalReference, isApproved: Bool, CivilTime)
    case expired(ApprovalReference, CivilTime)

    /// Nothing waits under this name; what does.
    case unknown(String, waiting: [ApprovalReference])
    case ownMatter(ApprovalReference)
    case managersOnly
    case pinMissing(form: String)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .disputed(let facts, let approve, let reject):
            Self.alert("approval.disputed", facts, approve, reject)
        case .reversalAsked(let facts, let approve, let reject):
            Self.alert("approval.reversal-asked", facts, approve, reject)
        case .collectionCancelled(let approval, let facts):
            Self.settled("approval.collection-cancelled", approval, facts)
        case .collectionKept(let approval, let facts):
            Self.settled("approval.collection-kept", approval, facts)
        case .cancelledMeanwhile(let approval, let reference):
            Wording(
                "approval.cancelled-meanwhile",
                ["approval": .text(approval.text), "reference": .text(reference.text)])
        case .decidedAlready(let approval, let isApproved, let time):
            Self.dated(isApproved ? "approved-already" : "rejected-already", approval, time)
        case .expired(let approval, let time): Self.dated("expired", approval, time)
        case .asked(let request, let approve, let reject): request.wording(approve, reject)
        case .told(let approval, let isApproved):
            Self.named(isApproved ? "told-approved" : "told-rejected", approval)
        case .messageRejected(let approval, let form):
            Self.named("message-rejected", approval, form)
        case .messageExpired(let approval, let form):
            Self.named("message-expired", approval, form)
        default: settledWording
        }
    }

    private var settledWording: Wording {
        switch self {
        case .done(let approval, nil): Self.named("done", approval)
        case .done(let approval, let reference?):
            Wording(
                "approval.done-as",
                ["approval": .text(approval.text), "reference": .text(reference.text)])
        case .phoneWaits(let approval, let time): Self.dated("phone-waits", approval, time)
        case .leaveGiven(let approval): Self.named("leave-given", approval)
        case .rejected(let approval): Self.named("rejected", approval)
        case .overtaken(let approval): Self.named("overtaken", approval)
        default: refusal
        }
    }

    private var refusal: Wording {
        switch self {
        case .unknown(let written, let waiting): Self.unknown(written, waiting)
        case .ownMatter(let approval): Self.named("own-matter", approval)
        case .pinMissing(let form): Wording("approval.pin-missing", ["form": .form(form)])
        default: Wording("approval.managers-only")
        }
    }

    private static func named(
        _ name: String, _ approval: ApprovalReference, _ form: String = ""
    ) -> Wording {
        Wording("approval.\(name)", ["approval": .text(approval.text), "form": .form(form)])
    }

    private static func alert(
        _ name: String, _ facts: CollectionFacts, _ approve: String, _ reject: String
    ) -> Wording {
        Wording(
            name,
            facts.values.merging(["approve": .text(approve), "reject": .text(reject)]) { $1 })
    }

    private static func settled(
        _ name: String, _ approval: ApprovalReference, _ facts: CollectionFacts
    ) -> Wording {
        Wording(name, facts.values.merging(["approval": .text(approval.text)]) { $1 })
    }

    private static func dated(
        _ name: String, _ approval: ApprovalReference, _ time: CivilTime
    ) -> Wording {
        Wording(
            "approval.\(name)",
            ["approval": .text(approval.text), "day": .day(time.day), "time": .time(time)])
    }

    private static func unknown(_ written: String, _ waiting: [ApprovalReference]) -> Wording {
        Wording(
            waiting.isEmpty ? "approval.none-waiting" : "approval.unknown",
            [
                "written": .text(Echo.of(written)), "count": .count(waiting.count),
                "waiting": .list(
                    waiting.prefix(12).map {
                        Wording("approval.one", ["approval": .text($0.text)])
                    }),
            ])
    }
}
