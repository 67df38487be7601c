internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Counts how the branch stands on a day, for whoever answers for it.
struct BranchStanding {
    let books: OpenBooks
    let rules: CounterRules
    let day: Day
    let now: Moment

    func notice() throws -> BranchNotice {
        let totals = try books.till.totals(of: day, in: rules.currency)
        let holders = try holders()
        let suspense = Money(
            minorUnits: -(try books.ledger.balance(of: .suspense)), currency: rules.currency)
        return BranchNotice(
            day: day, collections: totals.collections, collected: totals.collected,
            handedIn: totals.handedIn, holders: holders,
            held: holders.reduce(.zero(rules.currency)) { $0.adding($1.amount) ?? $0 },
            sheets: try books.openSheets(of: nil, on: day).map(\.text),
            approvals: try books.approvals.waiting(at: now).count,
            disputes: try books.till.disputed(), variances: totals.variances,
            varianceTotal: totals.variance, suspense: suspense.isZero ? nil : suspense,
            alarms: try books.alarms.open().count, airtime: try books.airtime.lowest(at: now))
    }

    /// Officers with cash in hand, the largest first.
    private func holders() throws -> [BranchNotice.Holder] {
        try books.till.cashInHand(in: rules.currency).filter(\.balance.isPositive)
            .sorted { $0.balance.minorUnits > $1.balance.minorUnits }
            .map { inHand in
                let name = try books.people.officer(code: inHand.officer)?.name
                return BranchNotice.Holder(
                    officer: name ?? inHand.officer, amount: inHand.balance)
            }
    }
}

/// Answers `STATUS` to managers and cashiers.
struct StatusDesk {
    let errand: Errand

    func serve() throws -> (Reply, Outcome) {
        guard errand.caller.user != nil else {
            return (.notForYou(errand.caller.helpTopic(errand.rules.balanceAccess)), .refused)
        }
        let standing = BranchStanding(
            books: errand.books, rules: errand.rules,
            day: errand.rules.calendar.day(of: errand.now), now: errand.now)
        return (.manager(.status(try standing.notice())), .answered)
    }
}

extension Round {
    /// The day's summary, to every manager.
    static func summary(at hour: TimeOfDay) -> Round {
        Round("summary", from: hour) { books, rules, day, now in
            let standing = BranchStanding(books: books, rules: rules, day: day, now: now)
            try ManagersAlert(books: books, rules: rules, now: now)
                .tell(.manager(.summary(standing.notice())))
        }
    }
}
