internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Answers BALANCE, to the registered number or to whoever has the PIN.
struct BalanceDesk {
    let caller: Caller
    let pinCheck: PINCheck?
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    func serve(_ numbers: [String]) throws -> (Reply, Outcome) {
        switch try request(numbers) {
        case .refuse(let reply): return (reply, .refused)
        case .show(let client): return (try balance(of: client), .answered)
        case .check(let question, let client): return try check(question, client)
        }
    }

    /// The PIN the message brings, where one is needed.
    func pinQuestion(_ numbers: [String]) throws -> PINQuestion? {
        guard case .check(let question, _) = try request(numbers) else { return nil }
        return question
    }

    private enum Request {
        case show(Client)
        case check(PINQuestion, Client?)
        case refuse(Reply)
    }

    private func request(_ numbers: [String]) throws -> Request {
        switch rules.balanceAccess {
        case .phone: byPhone(numbers)
        case .phoneAndPIN: byPhoneAndPIN(numbers)
        case .accountAndPIN: try byAccountAndPIN(numbers)
        }
    }

    private func byPhone(_ numbers: [String]) -> Request {
        if let named = client(named: numbers.first) { return .show(named) }
        return theOnlyClient.map { .show($0) } ?? refusal(withPIN: false)
    }

    private func byPhoneAndPIN(_ numbers: [String]) -> Request {
        let named = numbers.count > 1 ? client(named: numbers.first) : nil
        guard let client = named ?? theOnlyClient else {
            return refusal(withPIN: true)
        }
        guard let pin = numbers.last else { return .refuse(.pinMissing) }
        guard let hash = client.pin else { return .refuse(.noPIN) }
        return .check(PINQuestion(holder: client.pinHolder, pin: pin, hash: hash), client)
    }

    /// An account that does not exist is treated as one with another PIN, so that nobody can find
    /// out which accounts there are.
    private func byAccountAndPIN(_ numbers: [String]) throws -> Request {
        guard numbers.count > 1 else {
            return .refuse(.accountAndPINMissing(account: nil))
        }
        let client =
            try books.people.client(accountNumber: numbers[0])
            ?? books.people.client(number: numbers[0])
        let holder = client?.pinHolder ?? "account:\(numbers[0])"
        return .check(PINQuestion(holder: holder, pin: numbers[1], hash: client?.pin), client)
    }

    private func client(named number: String?) -> Client? {
        caller.clients.first { $0.number == number }
    }

    private var theOnlyClient: Client? {
        caller.clients.count == 1 ? caller.clients.first : nil
    }

    private func refusal(withPIN: Bool) -> Request {
        let numbers = caller.clients.map(\.number)
        return .refuse(
            numbers.isEmpty ? .noAccountHere : .sharedPhone(clients: numbers, withPIN: withPIN))
    }
}

extension BalanceDesk {
    private func check(_ question: PINQuestion, _ client: Client?) throws -> (Reply, Outcome) {
        if let until = try books.pins.lock(of: question.holder, at: now) {
            return (.locked(until: rules.calendar.civilTime(of: until)), .refused)
        }
        guard let pinCheck, pinCheck.holder == question.holder, pinCheck.isRight, let client else {
            return (try wrong(question), .refused)
        }
        try books.pins.recordRight(for: question.holder, at: now)
        return (try balance(of: client), .answered)
    }

    private func wrong(_ question: PINQuestion) throws -> Reply {
        switch try books.pins.recordWrong(for: question.holder, at: now) {
        case .locked(let until): .locked(until: rules.calendar.civilTime(of: until))
        case .triesLeft(let count):
            rules.balanceAccess == .accountAndPIN
                ? .wrongAccountOrPIN : .wrongPIN(triesLeft: count)
        }
    }

    /// Loans that are paid off are not worth a place in the message.
    private func balance(of client: Client) throws -> Reply {
        let accounts = try books.people.accounts(of: client.number)
        var loans: [Balance.Loan] = []
        var savings: Money?
        for account in accounts {
            let money = try books.clientsView(of: account)
            switch account.account {
            case .loan(_, let number) where money.isPositive:
                loans.append(
                    Balance.Loan(
                        label: .loan(number), product: account.product, outstanding: money,
                        nextDue: account.nextDue.map { ($0.amount, $0.day) }))
            case .savings: savings = money
            default: break
            }
        }
        return .balance(
            Balance(
                name: client.name, loans: loans, savings: savings,
                figuresOf: staleDay(of: accounts)))
    }

    /// The oldest day of head office's figures, when it is before yesterday.
    private func staleDay(of accounts: [ClientAccount]) -> Day? {
        let yesterday = rules.calendar.day(of: now).advanced(byDays: -1)
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
