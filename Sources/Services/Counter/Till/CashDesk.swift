internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Answers `CASH`: what an officer must hand in.
struct CashDesk {
    let errand: Errand

    func serve() throws -> (Reply, Outcome) {
        guard let officer = errand.caller.officer else {
            return (.notForYou(errand.caller.helpTopic(errand.rules.balanceAccess)), .refused)
        }
        let inHand = try errand.books.till.cashInHand(
            of: officer.code, in: errand.rules.currency)
        guard !inHand.isNothing || inHand.carried.isNegative else {
            let last = try errand.books.till.lastHandIn(of: officer.code)
            let notice = try last.map {
                try $0.notice(in: errand.books, errand.rules, left: .zero(errand.rules.currency))
            }
            return (.cash(.nothingInHand(last: notice)), .answered)
        }
        return (.cash(.inHand(try notice(of: inHand))), .answered)
    }

    private func notice(of inHand: CashInHand) throws -> CashInHandNotice {
        let rules = errand.rules
        let today = try errand.posting.day
        let sum = { (collections: [HeldCollection]) in
            collections.reduce(Money.zero(rules.currency)) { $0.adding($1.amount) ?? $0 }
        }
        return CashInHandNotice(
            total: inHand.due, count: inHand.collections.count,
            since: inHand.collections.first.map {
                rules.calendar.civilTime(of: $0.recordedAt)
            },
            today: sum(inHand.collections.filter { $0.day >= today }),
            before: sum(inHand.collections.filter { $0.day < today }),
            owed: inHand.carried.isPositive ? inHand.carried : nil,
            credit: inHand.carried.isNegative
                ? Money.zero(rules.currency).subtracting(inHand.carried) : nil,
            sheets: try errand.books.openSheets(of: inHand.officer, on: today).map(\.text),
            disputed: inHand.disputed)
    }
}

extension HandIn {
    /// The hand-in with people's names and the branch's time.
    func notice(in books: OpenBooks, _ rules: CounterRules, left: Money) throws -> HandInNotice {
        HandInNotice(
            reference: reference,
            officer: try books.people.officer(code: officer)?.name ?? officer,
            cashier: try books.people.user(code: cashier)?.name ?? cashier,
            counted: counted, due: due, count: collections.count,
            time: rules.calendar.civilTime(of: receivedAt), variance: variance?.reason,
            left: left)
    }
}

extension OpenBooks {
    /// Sheets of a day's meetings, of an officer or of all, that nobody closed.
    func openSheets(of officer: String?, on day: Day) throws -> [SheetCode] {
        try sheets.open(of: officer, on: day)
    }
}
