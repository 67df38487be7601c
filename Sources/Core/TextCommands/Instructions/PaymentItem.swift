public import Accounting

/// One account of a payment and what was paid into it.
public struct PaymentItem: Hashable, Sendable {
    public var account: AccountLabel
    public var amount: Money

    public init(account: AccountLabel, amount: Money) {
        self.account = account
        self.amount = amount
    }

    /// The form that reads as this item and nothing else: `S100`, `L250`, `L2=50`, `L=2.50`.
    ///
    /// A lone digit after `L` would be taken for a loan's number, so an equals
    /// sign goes before amounts under ten.
    public var form: String {
        let isSmall = amount.minorUnits < 10 * amount.currency.minorUnitsPerMajor
        switch account {
        case .loan(1) where !isSmall: return account.form + figure
        case .loan: return account.form + "=" + figure
        case .savings: return account.form + figure
        }
    }

    /// The form that names the loan even when it is the first: `L1=250`.
    var fullForm: String {
        account == .savings ? form : account.text + "=" + figure
    }

    private var figure: String { amount.figure }
}
