internal import Accounting
internal import LedgerStore
internal import TextCommands

extension CollectionDesk {
    /// Asks back or refuses what is more than the officer may take; nil when it may be recorded.
    func stopAtLimit(
        _ collecting: Collecting, _ instruction: Instruction
    ) throws -> (Reply, Outcome)? {
        let client = collecting.client
        let part = LimitCheck.Part(
            client: client.number,
            items: collecting.payment.items.map {
                CollectedItem(
                    account: $0.account.account(of: client.number), amount: $0.amount)
            })
        switch try LimitCheck(errand: errand).verdict(on: [part], by: collecting.officer) {
        case .fine: return nil
        case .refused(let limit):
            try errand.alertOverLimit(limit, by: collecting.officer)
            return (limit.refusal, .refused)
        case .ask(let limit):
            let items = collecting.payment.items
            let subject = ([limit.detail, client.number, client.name] + items.map(\.form))
                .joined(separator: " ")
            guard let nonce = try errand.nonce(for: instruction, about: subject) else { return nil }
            let total = items.reduce(Money.zero(errand.rules.currency)) {
                $0.adding($1.amount) ?? $0
            }
            let echo = LimitEcho(
                payer: "\(client.number) \(client.name)", items: items, total: total, nonce: nonce)
            return (limit.question(echo), .asked)
        }
    }
}

extension Errand {
    /// Tells the managers that an officer wants to take more than he may, and notes it.
    func alertOverLimit(_ limit: Limit, by officer: Officer) throws {
        let staff = StaffName(name: officer.name, code: officer.code)
        try books.decisions.note(
            Decision(
                by: "branch", "refused over limit", about: actor, detail: limit.detail,
                message: message.id),
            at: now)
        switch limit {
        case .perDay(let most, let taken):
            try alert(.overDayLimit(staff, limit: most, taken: taken))
        case .perClientDay(let most, let taken, let client):
            try alert(.overClientDayLimit(staff, client: client, limit: most, taken: taken))
        case .perMessage, .unusual: break
        }
    }
}

extension Limit {
    /// What an officer is told who is over it.
    var refusal: Reply {
        switch self {
        case .perDay(let most, let taken): .access(.overDayLimit(most, taken: taken))
        case .perClientDay(let most, let taken, let client):
            .access(.overClientDayLimit(most, taken: taken, client: client))
        case .perMessage(let most), .unusual(let most, _, _):
            .access(.overDayLimit(most, taken: Money.zero(most.currency)))
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
