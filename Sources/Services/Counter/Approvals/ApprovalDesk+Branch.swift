internal import Accounting
internal import LedgerStore
internal import TextCommands

/// What was asked for at the branch: phones, limits, cash that differs.
extension ApprovalDesk {
    /// From here on it goes as every change of phone: its owner is told, and may say no.
    func changePhone(
        of holder: String, to phone: PhoneNumber, adds: Bool, _ deciding: Deciding
    ) throws -> ApprovalReply {
        let registry = PhoneRegistry(books: books, rules: rules, now: now)
        guard let holder = try registry.holder(holder) else {
            return .overtaken(deciding.reference)
        }
        let asking = try registry.ask(
            phone, for: holder, adds: adds, by: deciding.approval.askedBy,
            with: deciding.decider.actor)
        switch asking {
        case .done, .believedAgain: return .done(deciding.reference, nil)
        case .waits(let change), .waitsAlready(let change):
            return .phoneWaits(deciding.reference, rules.calendar.civilTime(of: change.dueAt))
        case .hasItAlready, .taken: return .overtaken(deciding.reference)
        }
    }

    func setLimit(
        _ limit: Money?, of officer: String, _ deciding: Deciding
    ) throws -> ApprovalReply {
        let maker = deciding.approval.askedBy
        try books.limits.set(
            perDay: limit, of: officer, by: maker, with: deciding.decider.actor, at: now)
        try books.decisions.note(
            Decision(
                by: maker, "limit set", about: "officer:\(officer)",
                detail: "\(limit?.textWithCode ?? "the branch's"), with \(deciding.decider.actor)",
                message: cause?.id),
            at: now)
        return .done(deciding.reference, nil)
    }

    /// Takes in what was counted, unless the officer holds other cash by now: then his cash is to be
    /// counted again.
    func receive(_ number: Int64, _ deciding: Deciding) throws -> ApprovalReply {
        guard let held = try books.heldCounts.count(number),
            try books.till.cash(of: held.slip) == held.cash
        else { return .overtaken(deciding.reference) }
        var slip = held.slip
        slip.variance = Variance(reason: held.reason, witness: deciding.decider.code)
        switch try CashWindow(books: books, rules: rules, now: now).receive(slip) {
        case .received(let handIn): return .done(deciding.reference, handIn.reference)
        case .refused: return .overtaken(deciding.reference)
        }
    }
}
