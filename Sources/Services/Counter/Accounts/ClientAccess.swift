internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Whose accounts a message asks for, and whether the sender may see them: BALANCE, STATEMENT and
/// DUE are opened by the registered number, or by whoever has the PIN.
struct ClientAccess {
    let caller: Caller
    let pinCheck: PINCheck?
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// What is asked for, to be named in the right form.
    var keyword = Keyword.balance

    enum Answer {
        case open(Client)
        case closed(Reply)
    }

    /// Opens the accounts the numbers name, and counts a wrong PIN.
    func open(_ numbers: [String]) throws -> Answer {
        switch try request(numbers) {
        case .refuse(let reply): .closed(reply)
        case .show(let client): .open(client)
        case .check(let question, let client): try check(question, client)
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
        guard let pin = numbers.last else { return .refuse(.pinMissing(keyword)) }
        guard let hash = client.pin else { return .refuse(.noPIN) }
        return .check(PINQuestion(holder: client.pinHolder, pin: pin, hash: hash), client)
    }

    /// An account that does not exist is treated as one with another PIN, so that nobody can find
    /// out which accounts there are.
    private func byAccountAndPIN(_ numbers: [String]) throws -> Request {
        guard numbers.count > 1 else {
            return .refuse(.accountAndPINMissing(keyword, account: nil))
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
            numbers.isEmpty
                ? .noAccountHere : .sharedPhone(keyword, clients: numbers, withPIN: withPIN))
    }
}

extension ClientAccess {
    private func check(_ question: PINQuestion, _ client: Client?) throws -> Answer {
        let attempt = try caller.attempt(in: question.holder, books: books)
        if let until = try books.pins.lock(of: attempt, at: now) {
            return .closed(.locked(until: rules.calendar.civilTime(of: until)))
        }
        guard let pinCheck, pinCheck.holder == question.holder, pinCheck.isRight, let client else {
            return .closed(try wrong(attempt))
        }
        try books.pins.recordRight(for: attempt, at: now)
        if client.pinIsIssued, rules.access.changesIssuedPIN {
            return .closed(.access(.changePINFirst(form: form(of: client))))
        }
        return .open(client)
    }

    /// How she changes the PIN she was given.
    private func form(of client: Client) -> String {
        let isNamed = rules.balanceAccess == .accountAndPIN || caller.sharesPhone
        return isNamed ? "PIN \(client.number) 1234 5678" : "PIN 1234 5678"
    }

    private func wrong(_ attempt: SecretTry) throws -> Reply {
        switch try books.pins.recordWrong(for: attempt, at: now) {
        case .locked(let until): .locked(until: rules.calendar.civilTime(of: until))
        case .triesLeft(let count):
            rules.balanceAccess == .accountAndPIN
                ? .wrongAccountOrPIN(keyword) : .wrongPIN(keyword, triesLeft: count)
        }
    }
}

extension Instruction {
    /// The numbers after a word that asks for a client's accounts, and the word; nil for others.
    var accountQuery: (keyword: Keyword, numbers: [String])? {
        switch self {
        case .balance(let numbers): (.balance, numbers)
        case .statement(let numbers): (.statement, numbers)
        case .due(let numbers): (.due, numbers)
        default: nil
        }
    }
}
