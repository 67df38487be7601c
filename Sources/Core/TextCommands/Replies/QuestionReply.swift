public import Accounting

/// What the branch says about YES, NO and what is asked back.
public enum QuestionReply: Hashable, Sendable {
    /// The number belongs to none of his questions.
    case unknownNumber(String)

    /// He said yes and not to what.
    case numberMissing(String, of: String)
    case nothingOpen
    case doneAlready(String, askedAt: CivilTime)
    case cancelled(String)
    case cancelledAlready(String)

    /// He was asked something else since.
    case replaced(String, askedAt: CivilTime)
    case expired(String, askedAt: CivilTime)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .unknownNumber(let nonce): Wording("question.unknown-number", ["nonce": .text(nonce)])
        case .numberMissing(let nonce, let form):
            Wording("question.number-missing", ["form": .form(form), "nonce": .text(nonce)])
        case .nothingOpen: Wording("question.nothing-open")
        case .doneAlready(let form, let time): Self.about(form, time, "question.done-already")
        case .cancelled(let form): Wording("question.cancelled", ["form": .form(form)])
        case .cancelledAlready(let form):
            Wording("question.cancelled-already", ["form": .form(form)])
        case .replaced(let form, let time): Self.about(form, time, "question.replaced")
        case .expired(let form, let time): Self.about(form, time, "question.expired")
        }
    }

    private static func about(_ form: String, _ time: CivilTime, _ name: String) -> Wording {
        Wording(name, ["form": .form(form), "time": .time(time)])
    }
}
