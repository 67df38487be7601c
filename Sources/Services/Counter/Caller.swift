internal import LedgerStore
internal import TextCommands

/// Who a message is from, as far as the number tells.
struct Caller: Sendable {
    var phone: PhoneNumber
    var officer: Officer?
    var user: User?

    /// Families share phones.
    var clients: [Client]

    var isKnown: Bool { officer != nil || user != nil || !clients.isEmpty }

    func helpTopic(_ form: BalanceForm) -> HelpTopic {
        if officer != nil { return .officer }
        return user != nil && clients.isEmpty ? .staff : .client(form)
    }
}
