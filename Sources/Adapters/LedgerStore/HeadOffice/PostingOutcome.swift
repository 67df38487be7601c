public import Accounting

/// What became of a posting, for the books.
public enum PostingOutcome: Hashable, Sendable {
    /// It stands at head office under this number.
    case posted(resource: Int64)

    /// Somebody there has to approve a command; asked after again at a moment.
    case pendingApproval(command: Int64, askAt: Moment)

    /// The same again with the same key, at a moment; `isStuck` where Mifos says it works on it.
    case again(at: Moment, isStuck: Bool)

    /// The same again with a new key, at a moment: the old one is used up, and it does not stand
    /// there.
    case againWithNewKey(at: Moment)

    /// It is looked for at head office at a moment, before anything else.
    case unknown(
        ifAbsent: HeadOfficePosting.Absence, code: String? = nil, words: String = "",
        lookAt: Moment)

    /// A person decides: the code of the rule, and Mifos' words.
    case refused(code: String, words: String)

    /// As the tries remember it.
    var answer: String {
        switch self {
        case .posted(let resource): "posted \(resource)"
        case .pendingApproval(let command, _): "pending approval of command \(command)"
        case .again(_, let isStuck): isStuck ? "in progress" : "no answer, or busy"
        case .againWithNewKey: "failed for good with this key, and does not stand there"
        case .unknown: "in doubt"
        case .refused(let code, _): "refused: \(code)"
        }
    }
}
