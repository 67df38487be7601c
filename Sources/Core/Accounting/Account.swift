/// One account of the branch's books.
///
/// The chart of accounts is closed: whatever the branch holds or owes stands in one of these.
/// Balances are debits less credits, so what clients owe the branch and the cash in an officer's
/// hands are positive, what the branch owes its savers is negative, and the sum over all accounts
/// is zero.
public enum Account: Hashable, Sendable {
    /// Cash an officer has collected and not yet handed in.
    case cashInHand(officer: String)

    /// Cash in the branch's till.
    case till

    /// A mobile-money wallet of the branch.
    case wallet(String)

    /// What a client owes on one loan; loans of a client are numbered from 1.
    case loan(client: String, number: Int)

    /// What the branch owes a client on her savings account.
    case savings(client: String)

    /// Money whose owner is not known yet.
    case suspense

    /// Clearing with head office: the other side of every balance brought forward.
    case headOffice
}

extension Account {
    /// The account's name in the books and on the command line: `loan:1024:2`, `cash:KM`.
    public var code: String {
        switch self {
        case .cashInHand(let officer): "cash:\(officer)"
        case .till: "till"
        case .wallet(let name): "wallet:\(name)"
        case .loan(let client, let number): "loan:\(client):\(number)"
        case .savings(let client): "savings:\(client)"
        case .suspense: "suspense"
        case .headOffice: "head-office"
        }
    }

    /// The account with this code, or nil when the text names none.
    public init?(code: String) {
        let parts = code.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("till", 1): self = .till
        case ("suspense", 1): self = .suspense
        case ("head-office", 1): self = .headOffice
        case ("cash", 2): self = .cashInHand(officer: parts[1])
        case ("wallet", 2): self = .wallet(parts[1])
        case ("savings", 2): self = .savings(client: parts[1])
        case ("loan", 3):
            guard let number = Int(parts[2]), number > 0 else { return nil }
            self = .loan(client: parts[1], number: number)
        default: return nil
        }
    }

    /// What sort of account it is, as the schema spells it.
    public var kind: AccountKind {
        switch self {
        case .cashInHand: .cash
        case .till: .till
        case .wallet: .wallet
        case .loan: .loan
        case .savings: .savings
        case .suspense: .suspense
        case .headOffice: .headOffice
        }
    }
}

/// The sorts of account, as the schema spells them.
public enum AccountKind: String, Hashable, Sendable, CaseIterable {
    case cash
    case till
    case wallet
    case loan
    case savings
    case suspense
    case headOffice = "head-office"
}
