public import Accounting
public import LedgerStore
internal import TextCommands

/// Settles what two people must agree on: the one place that carries out what a manager decided.
public struct ApprovalDesk {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// The message he decided in; nil when he is at the branch.
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
    /// - Returns: What to tell the manager.
    public func decide(
        _ written: String, _ verdict: Approval.Verdict, by manager: User
    ) throws -> ApprovalAnswer {
        guard let approval = try approval(written) else {
            let waiting = try books.approvals.waiting(at: now).map(\.reference)
            return refused(.unknown(written, waiting: waiting))
        }
        let parties = try books.parties(to: approval)
        guard !parties.contains(where: { $0.isSame(as: manager) }) else {
            return refused(.ownMatter(approval.reference))
        }
        guard let reference = approval.matter.collection,
            let filed = try books.collections.filed(reference)
        else { return refused(.notByText(approval.reference)) }
        let outcome = try books.approvals.decide(
            approval.reference, verdict, by: manager.actor, message: cause?.id, at: now)
        switch outcome {
        case .decided(let approval): return try carryOut(approval, verdict, filed, manager)
        default: return refused(answer(to: outcome, written))
        }
    }

    /// By its own reference, or by that of a collection only one waits about.
    private func approval(_ written: String) throws -> Approval? {
        if let reference = ApprovalReference(written) {
            return try books.approvals.approval(reference)
        }
        guard let collection = Reference(written) else { return nil }
        let about = try books.approvals.waiting(at: now).filter {
            $0.matter.collection == collection
        }
        return about.count == 1 ? about[0] : nil
    }

    private func answer(to outcome: ApprovalOutcome, _ written: String) -> ApprovalReply {
        switch outcome {
        case .decided(let approval), .ownRequest(let approval): .ownMatter(approval.reference)
        case .unknown: .unknown(written, waiting: [])
        case .alreadyDecided(let approval, let decision):
            .decidedAlready(
                approval.reference, isApproved: decision.verdict == .approved,
                rules.calendar.civilTime(of: decision.at))
        case .expired(let approval):
            .expired(
                approval.reference,
                rules.calendar.civilTime(of: approval.expiresAt ?? approval.askedAt))
        }
    }

    private func refused(_ reply: ApprovalReply) -> ApprovalAnswer {
        ApprovalAnswer(reply: .approval(reply), isDone: false, rules: rules)
    }
}

extension ApprovalDesk {
    private func carryOut(
        _ approval: Approval, _ verdict: Approval.Verdict, _ filed: FiledCollection,
        _ manager: User
    ) throws -> ApprovalAnswer {
        let correcting = Correcting(
            books: books, rules: rules, now: now, cause: cause, actor: manager.actor)
        let isDispute = approval.matter == .dispute(filed.reference)
        let kind = isDispute ? "dispute" : "reversal"
        try correcting.note(
            "\(kind) \(verdict.rawValue)", about: filed, detail: approval.reference.text)
        guard filed.state != .reversed else {
            return done(.cancelledMeanwhile(approval.reference, filed.reference))
        }
        let facts = try correcting.facts(of: filed)
        guard verdict == .approved else {
            try keep(filed, facts, isDispute, correcting)
            return done(.collectionKept(approval.reference, facts))
        }
        guard try correcting.reverse(filed, under: approval.reference) != nil else {
            return done(.cancelledMeanwhile(approval.reference, filed.reference))
        }
        try correcting.tellOfficer(of: filed, .cancelledByManager(facts))
        return done(.collectionCancelled(approval.reference, facts))
    }

    /// It stands: a disputed collection is again what it was before, and whoever asked is told.
    private func keep(
        _ filed: FiledCollection, _ facts: CollectionFacts, _ isDispute: Bool,
        _ correcting: Correcting
    ) throws {
        guard isDispute else { return try correcting.tellOfficer(of: filed, .keptByManager(facts)) }
        try books.collections.enter(stateBesides(dispute: filed), filed.reference, at: now)
        try correcting.tellClient(of: filed, .disputeKept(facts))
    }

    /// What a disputed collection is once it stands: as before, or verified where its cash was
    /// counted meanwhile.
    private func stateBesides(dispute filed: FiledCollection) throws -> CollectionState {
        let history = try books.collections.history(of: filed.reference).map(\.state)
        let before = history.last { $0 != .disputed } ?? .reported
        let isCounted = try books.till.handIn(of: filed.reference) != nil
        return before == .reported && isCounted ? .verified : before
    }

    private func done(_ reply: ApprovalReply) -> ApprovalAnswer {
        ApprovalAnswer(reply: .approval(reply), isDone: true, rules: rules)
    }
}
