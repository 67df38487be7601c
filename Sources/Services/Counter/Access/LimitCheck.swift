internal import Accounting
internal import LedgerStore

/// Whether an officer may take so much: per message, per day, per client, and as usual.
struct LimitCheck {
    let errand: Errand

    /// Whether the accounts stand in what he typed, as in `PAY 1024 L250`; on a sheet they are ours.
    var namesAccounts = false

    /// What is to be done with a message.
    enum Verdict: Hashable {
        case fine

        /// He is shown what he sent and has to say yes.
        case ask(Limit)

        /// Nothing is recorded before somebody else agrees.
        case refused(Limit)
    }

    /// What one client paid in the message.
    struct Part: Hashable {
        var client: String
        var items: [CollectedItem]
    }

    private var rules: LimitRules { errand.rules.limits }
    private var currency: Currency { errand.rules.currency }

    /// Weighs a whole message, of one client or a sheet of them. What may not be recorded at all
    /// goes before what is asked back.
    func verdict(on parts: [Part], by officer: Officer) throws -> Verdict {
        let day = try errand.posting.day
        if let limit = try overDay(parts, officer, day) { return .refused(limit) }
        if let limit = try overClientDay(parts, day) { return .refused(limit) }
        if let most = rules.perMessage, sum(parts.flatMap(\.items)) > most.minorUnits {
            return .ask(.perMessage(most))
        }
        return try parts.lazy.compactMap(unusual).first.map(Verdict.ask) ?? .fine
    }

    private func overDay(_ parts: [Part], _ officer: Officer, _ day: Day) throws -> Limit? {
        let own = try errand.books.limits.perDay(of: officer.code, in: currency)
        guard let most = own ?? rules.perDay else { return nil }
        let taken = try errand.books.collections.taken(by: officer.code, on: day, in: currency)
        let after = taken.minorUnits.addingClamped(sum(parts.flatMap(\.items)))
        return after > most.minorUnits ? .perDay(most, taken: taken) : nil
    }

    private func overClientDay(_ parts: [Part], _ day: Day) throws -> Limit? {
        guard let most = rules.perClientDay else { return nil }
        for part in parts {
            let taken = try errand.books.collections.taken(
                from: part.client, on: day, in: currency)
            guard taken.minorUnits.addingClamped(sum(part.items)) > most.minorUnits else {
                continue
            }
            return .perClientDay(most, taken: taken, client: part.client)
        }
        return nil
    }

    /// Many times an instalment of the loan, or what may be meant for another loan, unless it pays
    /// the loan off.
    private func unusual(_ part: Part) throws -> Limit? {
        let accounts = try errand.books.people.accounts(of: part.client)
        for item in part.items {
            guard let account = accounts.first(where: { $0.account == item.account }),
                let due = try instalment(of: account),
                isManyTimes(due, item) || mayNameLoan(item, due: due, among: accounts),
                try errand.books.clientsView(of: account) != item.amount
            else { continue }
            return .unusual(
                Money(minorUnits: sum(part.items), currency: currency),
                due: try instalments(of: part, accounts), client: part.client)
        }
        return nil
    }

    /// Savings may grow by as much as somebody likes, so it takes more there.
    private func isManyTimes(_ due: Money, _ item: CollectedItem) -> Bool {
        guard let times = rules.unusualTimes else { return false }
        let most = due.minorUnits.multipliedClamped(by: times)
        return item.account.kind == .savings
            ? item.amount.minorUnits > most : item.amount.minorUnits >= most
    }

    /// `L2300` of a client with a second loan: 300 on that one, unless 2,300 is what is due. `L1250`
    /// where 250 is due on the first.
    private func mayNameLoan(
        _ item: CollectedItem, due: Money, among accounts: [ClientAccount]
    ) -> Bool {
        guard namesAccounts, case .loan(_, 1) = item.account, item.amount != due else {
            return false
        }
        let figures = String(item.amount.minorUnits / currency.minorUnitsPerMajor)
        if figures == "1\(due.minorUnits / currency.minorUnitsPerMajor)" { return true }
        guard let number = figures.first?.wholeNumberValue, number > 1, figures.count > 1,
            !figures.dropFirst().hasPrefix("0")
        else { return false }
        return accounts.contains { other in
            if case .loan(_, number) = other.account { true } else { false }
        }
    }

    /// What is due on all the accounts she paid into.
    private func instalments(of part: Part, _ accounts: [ClientAccount]) throws -> Money {
        let paid = Set(part.items.map(\.account))
        let due = try accounts.filter { paid.contains($0.account) }.compactMap(instalment)
        return due.reduce(.zero(currency)) { $0.adding($1) ?? $0 }
    }

    /// The largest instalment head office names of an account: of the next one there may be only a
    /// rest left to pay.
    private func instalment(of account: ClientAccount) throws -> Money? {
        let ahead = try errand.books.instalments.of(account.account, in: currency)
        return (ahead + [account.nextDue].compactMap(\.self)).map(\.amount)
            .max { $0.minorUnits < $1.minorUnits }
    }

    private func sum(_ items: [CollectedItem]) -> Int64 {
        items.reduce(0) { $0.addingClamped($1.amount.minorUnits) }
    }
}

extension Int64 {
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? .max : sum
    }

    fileprivate func multipliedClamped(by other: Int64) -> Int64 {
        let (product, overflows) = multipliedReportingOverflow(by: other)
        return overflows ? .max : product
    }
}
