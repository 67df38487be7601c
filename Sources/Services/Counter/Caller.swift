internal import LedgerStore
internal import TextCommands

/// Who a message is from, as far as the number tells.
struct Caller: Sendable {
    var phone: PhoneNumber
    var officer: Officer?
    var user: User?

    /// Families share phones.
    var clients: [Client]

    /// The language he is answered in; nil for the branch's first.
    var language: String? {
        officer?.language ?? user?.language ?? clients.lazy.compactMap(\.language).first
    }

    /// What people with this number are called.
    var names: [String] {
        [officer?.name, user?.name].compactMap(\.self) + clients.map(\.name)
    }

    var isKnown: Bool { officer != nil || user != nil || !clients.isEmpty }

    /// Who has this address; nil for names, short codes, withheld numbers and ourselves.
    ///
    /// An international address is taken as the network gives it; others are read as people of
    /// the country write them.
    init?(address: String, books: OpenBooks, rules: CounterRules) throws {
        let number = PhoneNumber(e164: address) ?? PhoneNumber(address, country: rules.country)
        guard let phone = number, !rules.ownNumbers.contains(phone) else { return nil }
        self.phone = phone
        officer = try books.people.officer(phone: phone)
        user = try books.people.user(phone: phone)
        clients = try books.people.clients(phone: phone)
    }

    /// An officer at one of his phones.
    init(_ officer: Officer, at phone: PhoneNumber) {
        self.phone = phone
        self.officer = officer
        user = nil
        clients = []
    }

    /// Whether a client here has to name herself: others, or somebody of the staff, have the phone too.
    var sharesPhone: Bool {
        clients.count > 1 || !clients.isEmpty && (officer != nil || user != nil)
    }

    /// A PIN tried from this phone in somebody's name.
    func attempt(in holder: String, books: OpenBooks) throws -> SecretTry {
        let holders =
            clients.map(\.pinHolder) + [officer?.pinHolder, user?.pinHolder].compactMap(\.self)
        return SecretTry(holder: holder, source: phone, isOwnPhone: holders.contains(holder))
    }

    /// What sort of words he can send.
    var helpRole: HelpRole {
        if officer != nil { return .officer }
        switch user?.role {
        case .manager: return .manager
        case .cashier: return .cashier
        case nil: return .client
        }
    }

    func helpTopic(_ form: BalanceForm) -> HelpTopic {
        if officer != nil { return .officer }
        return user != nil && clients.isEmpty ? .staff : .client(form)
    }
}
