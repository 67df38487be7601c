public import Accounting
public import LedgerStore

/// Makes the sheets of the meetings ahead, so that the branch works when the line is down for weeks.
public struct SheetMaker {
    private let books: OpenBooks
    private let rules: CounterRules
    private let now: Moment

    public init(books: OpenBooks, rules: CounterRules, now: Moment) {
        self.books = books
        self.rules = rules
        self.now = now
    }

    /// The sheets of every meeting from today to so many days ahead; those missing are made.
    ///
    /// A sheet that was sent or answered stays as it is. Any other becomes another version when
    /// what is due has changed.
    @discardableResult
    public func make() throws -> [Sheet] {
        let today = rules.calendar.day(of: now)
        let days = (0...rules.sheets.daysAhead).map(today.advanced(byDays:))
        return try books.people.groupsWithOfficers().flatMap { group in
            try sheets(of: group, on: days)
        }
    }

    private func sheets(of group: Group, on days: [Day]) throws -> [Sheet] {
        let clients = try books.people.clients(ofGroup: group.code)
        let accounts = try books.people.accounts(ofGroup: group.code).map { account in
            OwedAccount(
                terms: account, balance: try books.clientsView(of: account),
                open: try books.dues.instalment(of: account)?.amount)
        }
        let byClient = Dictionary(grouping: accounts, by: \.terms.client)
        return try days.filter { try meets(group, on: $0, accounts) }.compactMap { day in
            let lines = try lines(of: clients, byClient) {
                try $0.due(at: day, meetingsOf: group, in: books)
            }
            guard lines.contains(where: { $0.due > 0 }) else { return nil }
            return try sheet(of: group, on: day, lines)
        }
    }

    /// As head office counted its meetings out, holidays reckoned with; else by its own schedule.
    /// Where no meetings are known, a group meets when something of it falls due.
    private func meets(
        _ group: Group, on day: Day, _ accounts: [OwedAccount]
    ) throws -> Bool {
        try books.people.meets(group: group.code, on: day) ?? group.meeting?.meets(on: day)
            ?? accounts.contains { account in
                try account.terms.nextDue?.day == day
                    || books.instalments.falls(on: day, of: account.terms.account)
            }
    }

    /// A row for each client who has an account.
    private func lines(
        of clients: [Client], _ accounts: [String: [OwedAccount]],
        _ due: (OwedAccount) throws -> CollectedItem?
    ) throws -> [Sheet.Line] {
        try clients.compactMap { client in accounts[client.number].map { (client, $0) } }
            .enumerated().map { place, row in
                Sheet.Line(
                    number: place + 1, client: row.0.number, name: row.0.name,
                    dues: try row.1.compactMap(due))
            }
    }

    private func sheet(of group: Group, on day: Day, _ lines: [Sheet.Line]) throws -> Sheet {
        let newest = try books.sheets.newest(of: group.code, on: day)
        let officer = group.officer ?? ""
        if let newest {
            let isUpToDate = newest.lines == lines && newest.officer == officer
            if try isUpToDate || books.sheets.isFixed(newest.code) { return newest }
        }
        let sheet = Sheet(
            code: try freshCode(), group: group.code, groupName: group.name, officer: officer,
            day: day, version: (newest?.version ?? 0) + 1, currency: rules.currency, lines: lines)
        try books.sheets.file(sheet, at: now)
        return sheet
    }

    private func freshCode() throws -> SheetCode {
        var generator = SystemRandomNumberGenerator()
        while true {
            let code = SheetCode.random(using: &generator)
            if try !books.sheets.isTaken(code) { return code }
        }
    }
}

/// A client's account as it stands when a sheet is made.
private struct OwedAccount {
    var terms: ClientAccount
    var balance: Money

    /// What is open of the instalment head office named; nil when it is paid.
    var open: Money?

    /// What a sheet asks for at a meeting: of a loan never more than is owed.
    ///
    /// Where head office named the instalments of the weeks ahead it is what is open of them.
    /// Elsewhere it is what is open of the next one at the first meeting from its day on; at
    /// meetings after that head office has not named another one, for the line may be down for
    /// weeks: the same again is expected.
    func due(
        at day: Day, meetingsOf group: Group, in books: OpenBooks
    ) throws -> CollectedItem? {
        let named = try books.instalments.due(on: terms.account, by: day, in: terms.currency)
        guard let amount = named ?? next(at: day, meetingsOf: group) else { return nil }
        let most = terms.account.kind == .loan ? balance.minorUnits : .max
        let due = Money(minorUnits: min(amount.minorUnits, most), currency: terms.currency)
        return due.isPositive ? CollectedItem(account: terms.account, amount: due) : nil
    }

    private func next(at day: Day, meetingsOf group: Group) -> Money? {
        guard let next = terms.nextDue, next.day <= day else { return nil }
        let dayBefore = next.day.advanced(byDays: -1)
        let first = group.meeting?.next(after: dayBefore) ?? next.day
        return day <= first ? open : next.amount
    }
}
