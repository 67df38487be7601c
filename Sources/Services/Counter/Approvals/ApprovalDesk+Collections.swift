internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Collections that are to be taken back, or kept.
extension ApprovalDesk {
    func settle(_ deciding: Deciding, about reference: Reference) throws -> ApprovalReply {
        guard let filed = try books.collections.filed(reference) else {
            return .cancelledMeanwhile(deciding.reference, reference)
        }
        let correcting = Correcting(
            books: books, rules: rules, now: now, cause: cause, actor: deciding.decider.actor)
        let isDispute = deciding.approval.matter == .dispute(reference)
        try correcting.note(
            "\(deciding.approval.matter.name) \(deciding.verdict.rawValue)", about: filed,
            detail: deciding.reference.text)
        guard filed.state != .reversed else {
            return .cancelledMeanwhile(deciding.reference, reference)
        }
        let facts = try correcting.facts(of: filed)
        guard deciding.verdict == .approved else {
            try keep(filed, facts, isDispute, correcting)
            return .collectionKept(deciding.reference, facts)
        }
        guard try correcting.reverse(filed, under: deciding.reference) != nil else {
            return .cancelledMeanwhile(deciding.reference, reference)
        }
        try correcting.tellOfficer(of: filed, .cancelledByManager(facts))
        return .collectionCancelled(deciding.reference, facts)
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
}
