internal import Accounting
internal import LedgerStore
internal import TextCommands

extension AccountLabel {
    /// The client's account this label means.
    func account(of client: String) -> Account {
        switch self {
        case .savings: .savings(client: client)
        case .loan(let number): .loan(client: client, number: number)
        }
    }
}

extension Account {
    /// What officers call it; nil for accounts that are not a client's.
    var label: AccountLabel? {
        switch self {
        case .savings: .savings
        case .loan(_, let number): .loan(number)
        default: nil
        }
    }
}

extension ClientAccount {
    var label: AccountLabel? { account.label }
}
