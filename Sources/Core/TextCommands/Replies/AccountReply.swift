/// What the branch says about STATEMENT, DUE and what else a client asks of her accounts.
public enum AccountReply: Hashable, Sendable {
    case statement(Statement)
    case due(PaymentsDue)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .statement(let statement): statement.wording
        case .due(let dues): dues.wording
        }
    }
}
