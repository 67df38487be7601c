/// One movement of money: one debit account, one credit account, one amount.
public struct Transfer: Hashable, Sendable {
    /// What makes this movement the same movement when it is met again.
    public var id: String

    /// The account that receives.
    public var debit: Account

    /// The account that gives.
    public var credit: Account

    public var amount: Money

    /// The collection this movement is part of; nil for balances brought forward.
    public var reference: Reference?

    /// A movement of `amount` out of `credit` into `debit`.
    public init(
        id: String, debit: Account, credit: Account, amount: Money, reference: Reference? = nil
    ) {
        self.id = id
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.reference = reference
    }
}

extension Transfer {
    private static let undoing = "/undo"

    /// The movement that takes this one back: the other way, under a name of its own
    /// (`7F3K/L1/undo`).
    public var reversal: Transfer {
        Transfer(
            id: id + Self.undoing, debit: credit, credit: debit, amount: amount,
            reference: reference)
    }

    /// Whether it takes another one back.
    public var isReversal: Bool { id.hasSuffix(Self.undoing) }
}

/// What the ledger says to a transfer.
public enum Verdict: Hashable, Sendable {
    case posted

    /// The same transfer stands in the books already; nothing changed.
    case alreadyPosted

    case refused(Refusal)
}

/// Why the books refuse a transfer.
public enum Refusal: Hashable, Sendable {
    /// Another transfer bears this identifier.
    case identifierReused

    /// The branch keeps no such account.
    case unknownAccount(Account)

    /// Money cannot move from an account to itself.
    case sameAccount

    /// Only more than nothing can move.
    case amountNotPositive

    /// The account is kept in another currency.
    case otherCurrency(Currency)

    /// A loan cannot be paid below zero.
    case loanOverpaid(outstanding: Money)

    /// The sum would not fit the books.
    case amountTooLarge
}
