internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Closes what nobody decided in time, and tells whoever waits for it.
struct ApprovalExpiry {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// Closes what is over; says how many that were.
    func close() throws -> Int {
        let overdue = try books.approvals.overdue(at: now)
        for approval in overdue {
            try books.approvals.close(approval, at: now)
            try books.decisions.note(
                Decision(
                    by: "branch", "\(approval.matter.name) expired",
                    about: approval.matter.journalSubject(under: approval.reference),
                    detail: "\(approval.reference), asked by \(approval.askedBy)"),
                at: now)
            try tell(approval)
        }
        return overdue.count
    }

    private func tell(_ approval: Approval) throws {
        if case .payment(let message, _) = approval.matter {
            return try ApprovalDesk(books: books, rules: rules, now: now).tellOfficer(of: message) {
                .messageExpired(approval.reference, form: $0)
            }
        }
        guard let asker = try books.party(approval.askedBy), let phone = asker.phone else { return }
        let time = rules.calendar.civilTime(of: approval.expiresAt ?? now)
        let reply = Reply.approval(.expired(approval.reference, time))
        try books.outbox.enqueue(
            OutgoingMessage(
                to: phone,
                text: try books.words(for: reply, in: asker.language, by: rules, at: now),
                as: .answer),
            at: now)
    }
}

extension ApprovalMatter {
    /// What the journal of decisions calls it.
    var name: String {
        switch self {
        case .reversal: "reversal"
        case .dispute: "dispute"
        case .phone(_, _, let adds): adds ? "phone addition" : "phone change"
        case .dayLimit: "limit"
        case .variance: "variance"
        case .payment: "message over limit"
        case .leave(let leave, _): leave.rawValue
        }
    }

    /// What the journal of decisions says it is about.
    func journalSubject(under approval: ApprovalReference) -> String {
        switch self {
        case .reversal(let reference), .dispute(let reference): reference.text
        case .phone(let holder, _, _): holder
        case .dayLimit(let officer, _): "officer:\(officer)"
        case .leave(_, let subject): String(subject.prefix { $0 != " " })
        case .variance, .payment: approval.text
        }
    }
}
