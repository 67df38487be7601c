internal import Accounting
internal import Counter
internal import LedgerStore
internal import TextCommands

/// The phones an import brings: somebody's first is his at once, another one waits as every change
/// of phone does.
struct ImportedPhones {
    private let registry: PhoneRegistry
    private let books: OpenBooks

    /// Changes that wait from this import on.
    private(set) var waiting = 0

    /// Changes their owners have said no to before; they are not asked for again.
    private(set) var stopped = 0

    /// Who asks, in the journal of decisions.
    private static let maker = "import"

    init(books: OpenBooks, rules: CounterRules, at now: Moment) {
        self.books = books
        registry = PhoneRegistry(books: books, rules: rules, now: now)
    }

    /// The client as she may be enrolled now. A phone is never taken from her: it brings her
    /// receipts.
    mutating func settle(_ client: Client) throws -> Client {
        guard let known = try books.people.client(number: client.number), let phone = known.phone
        else { return client }
        if let new = client.phone { _ = try ask(new, for: PhoneRegistry.Holder(known)) }
        var settled = client
        settled.phone = phone
        return settled
    }

    /// The officer as he may be enrolled now.
    mutating func settle(_ placed: Placed<Officer>, pin: PINHash?) throws -> Officer {
        var settled = placed.value
        settled.pin = pin
        guard let known = try books.people.officer(code: settled.code) else { return settled }
        try refuseTaken(ask(settled.phone, for: PhoneRegistry.Holder(known)), placed)
        settled.phone = known.phone
        return settled
    }

    /// The member of staff as he may be enrolled now.
    mutating func settle(_ placed: Placed<User>, pin: PINHash?) throws -> User {
        var settled = placed.value
        settled.pin = pin
        guard let known = try books.people.user(code: settled.code), let phone = known.phone else {
            return settled
        }
        if let new = settled.phone {
            try refuseTaken(ask(new, for: PhoneRegistry.Holder(known)), placed)
        }
        settled.phone = phone
        return settled
    }

    /// The officer's second phone, once he is enrolled.
    mutating func settle(second phone: PhoneNumber, of officer: Placed<Officer>) throws {
        guard let known = try books.people.officer(code: officer.value.code) else { return }
        if try books.people.phones(of: known).contains(phone) { return }
        try refuseTaken(ask(phone, for: PhoneRegistry.Holder(known), adds: true), officer)
    }

    private mutating func ask(
        _ phone: PhoneNumber, for holder: PhoneRegistry.Holder, adds: Bool = false
    ) throws -> PhoneRegistry.Asking {
        if holder.phone != phone, try books.phoneChanges.wasStopped(phone, of: holder.name) {
            stopped += 1
            return .hasItAlready
        }
        let asking = try registry.ask(phone, for: holder, adds: adds, by: Self.maker)
        if case .waits = asking { waiting += 1 }
        return asking
    }

    private func refuseTaken<Value>(
        _ asking: PhoneRegistry.Asking, _ placed: Placed<Value>
    ) throws {
        guard asking == .taken else { return }
        throw ImportError(
            file: placed.file, line: placed.line, columnName: "phone",
            problem: "the number is somebody else's of the staff already, or was reported stolen")
    }
}
