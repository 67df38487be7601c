internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Answers BALANCE, STATEMENT and DUE.
struct AccountDesk {
    let access: ClientAccess

    private var books: OpenBooks { access.books }
    private var rules: CounterRules { access.rules }

    /// `BALANCE`, `STATEMENT 1234`, `DUE 98765432 1234`
    func serve(_ numbers: [String]) throws -> (Reply, Outcome) {
        switch try access.open(numbers) {
        case .closed(let reply): (reply, .refused)
        case .open(let client): (try answer(client), .answered)
        }
    }

    private func answer(_ client: Client) throws -> Reply {
        switch access.keyword {
        case .statement: .account(.statement(try statement(of: client)))
        case .due: .account(.due(try dues(of: client)))
        default: .balance(try balance(of: client))
        }
    }

    /// Loans that are paid off are not worth a place in the message.
    private func balance(of client: Client) throws -> Balance {
        let today = rules.calendar.day(of: access.now)
        let accounts = try books.people.accounts(of: client.number)
        var balance = Balance(
            name: client.name, loans: [], savings: nil, figuresOf: staleDay(of: accounts))
        for account in accounts {
            let money = try books.clientsView(of: account)
            switch account.account {
            case .loan(_, let number) where money.isPositive:
                let due = try books.dues.instalment(of: account)
                balance.loans.append(
                    Balance.Loan(
                        label: .loan(number), product: account.product, outstanding: money,
                        nextDue: due.map { ($0.amount, $0.day) },
                        isOverdue: due.map { $0.day < today } ?? false))
            case .savings: balance.savings = money
            default: break
            }
        }
        return balance
    }

    /// The latest payments, newest first; those that were cancelled say so.
    private func statement(of client: Client) throws -> Statement {
        let filed = try books.collections.latest(Statement.limit, of: client.number)
        return Statement(
            name: client.name,
            movements: filed.map { filed in
                Statement.Movement(
                    reference: filed.reference, day: rules.calendar.dayShown(of: filed),
                    amount: filed.total,
                    items: filed.items.compactMap { item in
                        item.account.label.map { PaymentItem(account: $0, amount: item.amount) }
                    },
                    isCancelled: filed.state == .reversed)
            })
    }

    /// What is due on each loan that is not paid off, the earliest first, and the next meeting: a
    /// meeting today counts.
    private func dues(of client: Client) throws -> PaymentsDue {
        let today = rules.calendar.day(of: access.now)
        let loans = try books.people.accounts(of: client.number).filter {
            try $0.account.kind == .loan && books.clientsView(of: $0).isPositive
        }
        let dues = try loans.compactMap { account -> PaymentsDue.Due? in
            guard let label = account.label, let due = try books.dues.instalment(of: account)
            else { return nil }
            return PaymentsDue.Due(
                label: label, product: account.product, amount: due.amount, day: due.day,
                isOverdue: due.day < today)
        }
        return PaymentsDue(
            name: client.name, hasLoans: !loans.isEmpty, dues: dues.sorted { $0.day < $1.day },
            nextMeeting: try books.dues.nextMeeting(
                of: client.group, after: today.advanced(byDays: -1)))
    }

    /// The oldest day of head office's figures, when it is before yesterday.
    private func staleDay(of accounts: [ClientAccount]) -> Day? {
        let yesterday = rules.calendar.day(of: access.now).advanced(byDays: -1)
        return accounts.compactMap(\.figureDay).min().flatMap { $0 < yesterday ? $0 : nil }
    }
}

extension OpenBooks {
    /// What the client has saved, or owes: both are positive to her.
    func clientsView(of account: ClientAccount) throws -> Money {
        let balance = try ledger.balance(of: account.account)
        let isSavings = account.account.kind == .savings
        return Money(minorUnits: isSavings ? -balance : balance, currency: account.currency)
    }
}
