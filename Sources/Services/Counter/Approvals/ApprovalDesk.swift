public import Accounting
public import LedgerStore
internal import TextCommands

/// Settles what two people must agree on: the one place that carries out what was decided.
public struct ApprovalDesk {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// The message it is decided in; nil for what is decided at the branch.
    let cause: IncomingMessage?

    public init(
        books: OpenBooks, rules: CounterRules, now: Moment, cause: IncomingMessage? = nil
    ) {
        self.books = books
        self.rules = rules
        self.now = now
        self.cause = cause
    }

    /// Decides what waits under a name, once, and does what was approved in the same write.
    ///
    /// - Parameter written: The approval's own reference, or that of the collection it is about.
    /// - Returns: What to tell whoever decided.
    public func decide(
        _ written: String, _ verdict: Approval.Verdict, by decider: Party
    ) throws -> ApprovalAnswer {
        if let refusal = try refusal(written, by: decider) { return refusal }
        guard let approval = try approval(written) else { return try unknown(written) }
        let outcome = try books.approvals.decide(
            approval.reference, verdict, by: decider.actor, message: cause?.id, at: now)
        guard case .decided(let approval) = outcome else {
            return refused(answer(to: outcome, written))
        }
        let answer = try carryOut(Deciding(approval: approval, verdict: verdict, by: decider))
        if approval.askedBy.hasPrefix("user:") { try tellAsker(of: approval, verdict, answer) }
        return ApprovalAnswer(reply: .approval(answer), isDone: true, rules: rules)
    }

    /// Why somebody does not decide it, whoever he proves to be; nil when he may.
    public func refusal(_ written: String, by decider: Party) throws -> ApprovalAnswer? {
        guard let approval = try approval(written) else {
            return decider.isManager ? try unknown(written) : refused(.managersOnly)
        }
        guard decider.isManager || approval.addressee == decider.actor else {
            return refused(.managersOnly)
        }
        let parties = try books.parties(to: approval)
        let isHisOwn = parties.contains { $0.isSame(as: decider) }
        return isHisOwn ? refused(.ownMatter(approval.reference)) : nil
    }

    /// By its own reference, or by that of a collection only one waits about.
    func approval(_ written: String) throws -> Approval? {
        if let reference = ApprovalReference(written) {
            return try books.approvals.approval(reference)
        }
        guard let collection = Reference(written) else { return nil }
        let about = try books.approvals.waiting(at: now).filter {
            $0.matter.collection == collection
        }
        return about.count == 1 ? about[0] : nil
    }
}

extension ApprovalDesk {
    private func carryOut(_ deciding: Deciding) throws -> ApprovalReply {
        switch deciding.approval.matter {
        case .reversal(let reference), .dispute(let reference):
            return try settle(deciding, about: reference)
        case .phone, .dayLimit, .leave, .variance, .payment: try note(deciding)
        }
        guard deciding.verdict == .approved else {
            if case .payment(let message, _) = deciding.approval.matter {
                try tellOfficer(of: message) { .messageRejected(deciding.reference, form: $0) }
            }
            return .rejected(deciding.reference)
        }
        return switch deciding.approval.matter {
        case .phone(let holder, let phone, let adds):
            try changePhone(of: holder, to: phone, adds: adds, deciding)
        case .dayLimit(let officer, let limit): try setLimit(limit, of: officer, deciding)
        case .variance(let count, _): try receive(count, deciding)
        case .payment(let message, _): try record(message, deciding)
        case .leave, .reversal, .dispute: .leaveGiven(deciding.reference)
        }
    }

    private func note(_ deciding: Deciding) throws {
        let matter = deciding.approval.matter
        try books.decisions.note(
            Decision(
                by: deciding.decider.actor, "\(matter.name) \(deciding.verdict.rawValue)",
                about: matter.journalSubject(under: deciding.reference),
                detail: "\(deciding.reference), asked by \(deciding.approval.askedBy)",
                message: cause?.id),
            at: now)
    }

    /// Whoever asked hears what was decided, and that nothing came of it where things had changed.
    private func tellAsker(
        of approval: Approval, _ verdict: Approval.Verdict, _ answer: ApprovalReply
    ) throws {
        guard let asker = try books.party(approval.askedBy), let phone = asker.phone else { return }
        let isOvertaken = answer == .overtaken(approval.reference)
        let reply =
            isOvertaken
            ? answer : .told(approval.reference, isApproved: verdict == .approved)
        try books.outbox.enqueue(
            OutgoingMessage(
                to: phone,
                text: try books.words(
                    for: .approval(reply), in: asker.language, by: rules, at: now),
                as: .answer, cause: cause?.id),
            at: now)
    }

    private func answer(to outcome: ApprovalOutcome, _ written: String) -> ApprovalReply {
        switch outcome {
        case .decided(let approval), .ownRequest(let approval): .ownMatter(approval.reference)
        case .unknown: .unknown(written, waiting: [])
        case .alreadyDecided(let approval, let decision):
            .decidedAlready(
                approval.reference, isApproved: decision.verdict == .approved,
                rules.calendar.civilTime(of: decision.at))
        case .expired(let approval): over(approval)
        }
    }

    /// What was closed before its time was overtaken.
    private func over(_ approval: Approval) -> ApprovalReply {
        guard let end = approval.expiresAt, end <= now else {
            return .overtaken(approval.reference)
        }
        return .expired(approval.reference, rules.calendar.civilTime(of: end))
    }

    private func unknown(_ written: String) throws -> ApprovalAnswer {
        let waiting = try books.approvals.waiting(at: now).map(\.reference)
        return refused(.unknown(written, waiting: waiting))
    }

    private func refused(_ reply: ApprovalReply) -> ApprovalAnswer {
        ApprovalAnswer(reply: .approval(reply), isDone: false, rules: rules)
    }
}

/// A verdict on its way: on what, and by whom.
struct Deciding {
    let approval: Approval
    let verdict: Approval.Verdict
    let decider: Party

    init(approval: Approval, verdict: Approval.Verdict, by decider: Party) {
        self.approval = approval
        self.verdict = verdict
        self.decider = decider
    }

    var reference: ApprovalReference { approval.reference }
}
