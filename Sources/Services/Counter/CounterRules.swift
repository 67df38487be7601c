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

    /// Who has to prove what.
    public var access: AccessRules

    /// How much may be taken before somebody is asked.
    public var limits = LimitRules()

    /// Numbers of the branch's own SIMs, which are never answered.
    public var ownNumbers: Set<PhoneNumber>

    /// Whether a client who rings and hangs up is sent her balance, where the phone is enough to
    /// ask for it.
    public var missedCallMeansBalance: Bool

    /// How collection sheets are made and answered.
    public var sheets = SheetRules()

    /// What two people must agree on.
    public var approvals = ApprovalRules()

    /// The branch's day.
    public var day = DayRules()

    /// The languages the branch speaks.
    public var languages = Languages.english

    /// Who is reminded when, and what messages cost.
    public var reminders = ReminderRules()

    /// The voice of a language, by its code; the branch's first language where it is nil.
    func pack(_ language: String?) -> LanguagePack { languages.pack(language) }

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
        access = AccessRules(officer: officersAddPIN ? .phoneAndPIN : .phone)
        self.ownNumbers = ownNumbers
        self.missedCallMeansBalance = missedCallMeansBalance
    }

    /// Answers a number that is not an officer's gets in an hour: two automata must not talk each
    /// other's airtime away.
    static let answersPerHour = 20

    /// How long the parts of a message wait for each other, in seconds.
    static let partsDeadlineSeconds: Int64 = 15 * 60

    /// Whether a number in a message may be somebody's PIN or code.
    var havePINs: Bool {
        access.officer != .phone || approvals.managersAddPIN || balanceAccess != .phone
    }

    var reader: CommandReader {
        CommandReader(
            currency: currency, officersAddCode: access.officer != .phone, hidesNumbers: havePINs,
            vocabulary: languages.vocabulary)
    }
}
