internal import Accounting
internal import LedgerStore
internal import MifosClient

/// What an answer of Mifos does to a posting: the decision table, with patience.
struct PostingVerdict<Generator: RandomNumberGenerator> {
    let patience: Patience
    let now: Moment
    var generator: Generator

    /// What becomes of a posting that was sent.
    mutating func outcome(_ answer: PostingAnswer, of posting: HeadOfficePosting) -> PostingOutcome
    {
        switch answer {
        case .posted(let resource, _): .posted(resource: resource)
        case .pendingApproval(let command): pending(command, since: now)
        case .retrySameKey(.inProgress): inProgress(posting)
        case .retrySameKey: .again(at: now.advanced(by: delay(posting)), isStuck: false)
        case .reconcile(let absence): Self.unknown(absence, at: now)
        case .sendAlone: .refused(code: "http.501", words: "")
        // What somebody at head office took back first is refused, and is as it should be.
        case .refused(let refusal) where posting.kind == .undo:
            Self.unknown(.refused(refusal), at: now)
        case .refused(let refusal): .refused(code: refusal.code, words: refusal.words)
        // Nothing was recorded: the same goes out when somebody has put it right.
        case .halt: .again(at: now, isStuck: false)
        }
    }

    /// What becomes of a posting that was looked for.
    mutating func outcome(_ finding: Finding, of posting: HeadOfficePosting) -> PostingOutcome {
        switch finding {
        case .stands(let resource, let isReversed):
            // What is to be undone and still stands was not undone.
            posting.kind == .undo && !isReversed
                ? absent(posting) : .posted(resource: resource)
        case .absent where posting.kind == .undo:
            .nothingToUndo
        case .absent: absent(posting)
        case .unknown, .halt: later(posting)
        }
    }

    /// What becomes of a posting that waits for somebody at head office.
    ///
    /// - Parameter sent: When it was sent.
    mutating func outcome(
        _ finding: ApprovalFinding, command: Int64, sent: Moment?
    ) -> PostingOutcome {
        switch finding {
        case .approved(let resource?): .posted(resource: resource)
        case .approved(nil):
            .unknown(
                ifAbsent: .refused, code: OwnRefusal.approvedNotFound.rawValue, lookAt: now)
        case .rejected: .refused(code: OwnRefusal.approvalRejected.rawValue, words: "")
        case .waiting, .unknown, .halt: pending(command, since: sent)
        }
    }

    private func pending(_ command: Int64, since sent: Moment?) -> PostingOutcome {
        let waited = sent.map { now.millisecondsSince1970 - $0.millisecondsSince1970 } ?? 0
        let interval = patience.approvalInterval(waited: .milliseconds(waited))
        return .pendingApproval(command: command, askAt: now.advanced(by: interval))
    }

    private mutating func delay(_ posting: HeadOfficePosting) -> Duration {
        patience.delay(afterTries: posting.tries, &generator)
    }

    private mutating func inProgress(_ posting: HeadOfficePosting) -> PostingOutcome {
        if let since = posting.stuckSince, posting.tries >= patience.stuckTries,
            since.advanced(by: patience.stuckAfter) <= now
        {
            return .unknown(ifAbsent: .newKey, lookAt: now)
        }
        return .again(at: now.advanced(by: delay(posting)), isStuck: true)
    }

    private static func unknown(_ absence: PostingAnswer.Absence, at now: Moment) -> PostingOutcome
    {
        switch absence {
        case .newKey: .unknown(ifAbsent: .newKey, lookAt: now)
        case .sameKey: .unknown(ifAbsent: .sameKey, lookAt: now)
        case .refused(let refusal):
            .unknown(ifAbsent: .refused, code: refusal.code, words: refusal.words, lookAt: now)
        }
    }

    private mutating func absent(_ posting: HeadOfficePosting) -> PostingOutcome {
        switch posting.absence {
        case .newKey: .againWithNewKey(at: now)
        case .refused: .refused(code: posting.code ?? "http.400", words: posting.words ?? "")
        case .sameKey, nil: .again(at: now.advanced(by: delay(posting)), isStuck: false)
        }
    }

    private mutating func later(_ posting: HeadOfficePosting) -> PostingOutcome {
        .unknown(
            ifAbsent: posting.absence ?? .sameKey, code: posting.code, words: posting.words ?? "",
            lookAt: now.advanced(by: delay(posting)))
    }
}

extension PostingOutcome {
    /// What was to be taken back is not there.
    static let nothingToUndo = refused(code: OwnRefusal.originalMissing.rawValue, words: "")
}
