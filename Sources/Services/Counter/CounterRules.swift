public import Accounting
public import TextCommands

/// What the MFI has settled about how its counter works.
public struct CounterRules: Sendable {
    public var branch: String
    public var country: Country
    public var currency: Currency
    public var calendar: BranchCalendar

    /// How a client asks for her balance.
    public var balanceAccess: BalanceForm

    /// Whether an officer ends what moves money with his PIN.
    public var officersAddPIN: Bool

    /// Numbers of the branch's own SIMs, which are never answered.
    public var ownNumbers: Set<PhoneNumber>

    /// Whether a client who rings and hangs up is sent her balance, where the phone is enough to
    /// ask for it.
    public var missedCallMeansBalance: Bool

    public var language = LanguagePack.english

    public init(
        branch: String, country: Country, currency: Currency, calendar: BranchCalendar,
        balanceAccess: BalanceForm, officersAddPIN: Bool, ownNumbers: Set<PhoneNumber> = [],
        missedCallMeansBalance: Bool = false
    ) {
        self.branch = branch
        self.country = country
        self.currency = currency
        self.calendar = calendar
        self.balanceAccess = balanceAccess
        self.officersAddPIN = officersAddPIN
        self.ownNumbers = ownNumbers
        self.missedCallMeansBalance = missedCallMeansBalance
    }

    /// Answers a number that is not an officer's gets in an hour: two automata must not talk each
    /// other's airtime away.
    static let answersPerHour = 20

    /// How long the parts of a message wait for each other, in seconds.
    static let partsDeadlineSeconds: Int64 = 15 * 60

    var reader: CommandReader {
        CommandReader(currency: currency, officersAddCode: officersAddPIN)
    }
}
