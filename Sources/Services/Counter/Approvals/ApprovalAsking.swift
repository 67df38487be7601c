public import Accounting
public import LedgerStore
public import TextCommands

/// Asks for a second person who is not there: what waits for him is told to whoever may decide.
public struct ApprovalAsking {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment
    var cause: IncomingMessage?

    public init(books: OpenBooks, rules: CounterRules, now: Moment) {
        self.books = books
        self.rules = rules
        self.now = now
    }

    /// Asks, once: the same thing asked again while it waits is told to nobody again.
    ///
    /// - Parameters:
    ///   - maker: Who asks. He does not decide.
    ///   - named: Who may decide beside the managers.
    ///   - request: How it is told, where the matter alone does not say it.
    public func ask(
        _ matter: ApprovalMatter, by maker: Party, of named: Party? = nil,
        as request: ApprovalRequest? = nil
    ) throws -> Approval {
        if let waiting = try books.approvals.waiting(matter, at: now) { return waiting }
        let approval = try books.approvals.ask(
            matter, by: maker.actor, of: named?.actor, message: cause?.id, at: now)
        let whom = named.map { ", of \($0.actor)" } ?? ""
        try books.decisions.note(
            Decision(
                by: maker.actor, "\(matter.name) asked",
                about: matter.journalSubject(under: approval.reference),
                detail: "\(approval.reference)\(whom)", message: cause?.id),
            at: now)
        if let request = try request ?? self.request(for: matter, by: maker) {
            let forms = rules.forms(for: approval.reference)
            try ManagersAlert(books: books, rules: rules, now: now, cause: cause).ask(
                approval, .asked(request, approve: forms.approve, reject: forms.reject))
        }
        return approval
    }

    private func request(
        for matter: ApprovalMatter, by maker: Party
    ) throws -> ApprovalRequest? {
        switch matter {
        case .phone(let holder, let phone, let adds):
            try books.party(holder).map {
                .phone(by: maker.name, of: $0.staffName, to: phone.e164, adds: adds)
            }
        case .dayLimit(let officer, let limit):
            try books.party("officer:\(officer)").map {
                .dayLimit(by: maker.name, of: $0.staffName, limit)
            }
        case .variance(let number, _): try variance(number, by: maker)
        case .leave(let leave, let subject): try request(for: leave, of: subject, by: maker)
        case .reversal, .dispute, .payment: nil
        }
    }

    private func variance(_ number: Int64, by maker: Party) throws -> ApprovalRequest? {
        try books.heldCounts.count(number).map { held in
            let code = held.slip.officer
            let officer = try books.people.officer(code: code)?.name ?? code
            return .variance(
                by: maker.name, officer: officer, counted: held.slip.counted, due: held.due,
                reason: held.reason)
        }
    }

    private func request(
        for leave: ApprovalMatter.Leave, of subject: String, by maker: Party
    ) throws -> ApprovalRequest? {
        guard let holder = try books.party(subject)?.staffName else { return nil }
        return switch leave {
        case .codeCard: .codeCard(by: maker.name, of: holder)
        case .codeApp: .codeApp(by: maker.name, of: holder)
        case .pin: .pin(by: maker.name, of: holder)
        case .dayClose: nil
        }
    }
}
