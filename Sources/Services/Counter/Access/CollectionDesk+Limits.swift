internal import Accounting
internal import LedgerStore
internal import TextCommands

extension CollectionDesk {
    /// Asks back, or holds for the manager, what is more than the officer may take; nil when it may
    /// be recorded.
    func stopAtLimit(
        _ collecting: Collecting, _ instruction: Instruction
    ) throws -> (Reply, Outcome)? {
        let client = collecting.client
        let items = collecting.payment.items
        let total = items.reduce(Money.zero(errand.rules.currency)) { $0.adding($1.amount) ?? $0 }
        let held = collecting.held.map { ["again \($0)"] } ?? []
        let order = LimitOrder(
            instruction: instruction,
            subject: (["pay", client.number] + items.map(\.form) + held).joined(separator: " "),
            payer: "\(client.number) \(client.name)", total: total)
        if errand.approved != nil { return errand.overtaken(order) }
        switch try LimitCheck(errand: errand, namesAccounts: true).verdict(
            on: [part(of: collecting)], by: collecting.officer)
        {
        case .fine: return nil
        case .refused(let limit):
            return try errand.waitForManager(order, limit, by: collecting.officer)
        case .ask(let limit):
            let subject = ([limit.detail, client.number, client.name] + items.map(\.form))
                .joined(separator: " ")
            guard let nonce = try errand.nonce(for: instruction, about: subject) else { return nil }
            let echo = LimitEcho(payer: order.payer, items: items, total: total, nonce: nonce)
            return (limit.question(echo), .asked)
        }
    }

    private func part(of collecting: Collecting) -> LimitCheck.Part {
        let client = collecting.client.number
        return LimitCheck.Part(
            client: client,
            items: collecting.payment.items.map {
                CollectedItem(account: $0.account.account(of: client), amount: $0.amount)
            })
    }
}

/// What an officer wants to record, as it is held for the manager.
struct LimitOrder {
    /// What he asked for, to be read again.
    var instruction: Instruction

    /// Differs whenever what would be recorded differs.
    var subject: String

    /// Who pays, or the sheet.
    var payer: String
    var total: Money
}

extension Errand {
    /// Why what the manager agreed to is not done any more; nil while it is the same.
    func overtaken(_ order: LimitOrder) -> (Reply, Outcome)? {
        guard let approved, approved.held.subject != order.subject else { return nil }
        return (.approval(.overtaken(approved.approval)), .refused)
    }

    /// Holds the officer's message: nothing is recorded before the manager agrees. The same thing
    /// sent again while it waits is not held again.
    func waitForManager(
        _ order: LimitOrder, _ limit: Limit, by officer: Officer
    ) throws -> (Reply, Outcome) {
        if let waiting = try books.heldMessages.waiting(order.subject, by: officer.code, at: now) {
            return (.access(.waitsAlready(waiting.reference)), .waits(waiting.reference))
        }
        let held = HeldMessage(
            message: message.id, officer: officer.code, phone: caller.phone,
            instruction: order.instruction.form(withCode: false), subject: order.subject,
            day: try posting.day)
        try books.heldMessages.hold(held)
        let matter = ApprovalMatter.payment(message: message.id, order.total)
        let approval = try books.approvals.ask(matter, by: actor, message: message.id, at: now)
        try books.decisions.note(
            Decision(
                by: actor, "\(matter.name) asked", about: approval.reference.text,
                detail: "\(held.instruction): \(limit.detail)", message: message.id),
            at: now)
        let forms = rules.forms(for: approval.reference)
        let request = ApprovalRequest.overLimit(
            officer: officer.name, payer: order.payer, order.total)
        try managers.ask(
            approval, .asked(request, approve: forms.approve, reject: forms.reject))
        return (limit.waiting(under: approval.reference), .waits(approval.reference))
    }
}

extension Limit {
    /// What an officer is told who is over it.
    func waiting(under approval: ApprovalReference) -> Reply {
        switch self {
        case .perDay(let most, let taken): .access(.overDayLimit(most, taken: taken, approval))
        case .perClientDay(let most, let taken, let client):
            .access(.overClientDayLimit(most, taken: taken, client: client, approval))
        case .perMessage, .unusual: .access(.waitsAlready(approval))
        }
    }

    /// What an officer is asked who is above it.
    func question(_ echo: LimitEcho) -> Reply {
        switch self {
        case .perMessage(let most), .perDay(let most, _), .perClientDay(let most, _, _):
            .access(.aboveMessageLimit(echo, limit: most))
        case .unusual(let amount, let due, _):
            .access(.unusualAmount(echo, amount: amount, due: due))
        }
    }

    /// For the journal of decisions.
    var detail: String {
        switch self {
        case .perMessage(let most): "more than \(most.textWithCode) a message"
        case .perDay(let most, let taken):
            "more than \(most.textWithCode) a day, \(taken.textWithCode) taken"
        case .perClientDay(let most, let taken, let client):
            "more than \(most.textWithCode) a day from client \(client), "
                + "\(taken.textWithCode) taken"
        case .unusual(let amount, let due, let client):
            "\(amount.textWithCode) from client \(client), \(due.textWithCode) due"
        }
    }
}
