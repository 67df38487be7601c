public import Accounting

/// How much may be taken before somebody is asked: the MFI's settings. Nil is no limit.
public struct LimitRules: Hashable, Sendable {
    /// In one message. Above it the sender is asked back.
    public var perMessage: Money?

    /// By one officer in a day. Above it nothing is recorded; an officer may have one of his own.
    public var perDay: Money?

    /// From one client in a day, whoever takes it. Above it nothing is recorded.
    public var perClientDay: Money?

    /// From how many times what is due on an account on a payment is asked back: a zero too many is
    /// soon typed.
    public var unusualTimes: Int64? = 10

    public init() {}
}

/// What a payment runs into.
enum Limit: Hashable, Sendable {
    case perMessage(Money)
    case perDay(Money, taken: Money)
    case perClientDay(Money, taken: Money, client: String)

    /// Much more on one account than is due on it, or what may be meant for another loan, and not
    /// what the loan still owes: all that is paid, and what is due on the accounts it is for.
    case unusual(Money, due: Money, client: String)
}
