public import Accounting

/// What the branch answers, with the values it speaks of. A language pack puts it into words.
public enum Reply: Hashable, Sendable {
    // To clients
    case balance(Balance)
    case receipt(Receipt)
    case noPIN
    case pinMissing(Keyword)
    case accountAndPINMissing(Keyword, account: String?)
    case wrongPIN(Keyword, triesLeft: Int)
    case wrongAccountOrPIN(Keyword)
    case locked(until: CivilTime)
    case sharedPhone(Keyword, clients: [String], withPIN: Bool)

    // To officers
    case recorded(Receipt, notice: ReceiptNotice)
    case alreadyRecorded(Reference, at: CivilTime)

    /// Some of it looks like what is recorded; the rest is what does not.
    case partlyRecorded(Reference, at: CivilTime, rest: Payment)
    case nothingHeld(String)
    case repeatedAlready(Reference, as: Reference)
    case heldTooLong(Reference)
    case unknownClient(String, payment: Payment)
    case noSuchAccount(AccountLabel, name: String, accounts: [AccountLabel], payment: Payment)
    case overpaid(AccountLabel, outstanding: Money, payment: Payment)
    case amountTooLarge(Payment)
    case officerPINMissing(form: String)
    case wrongOfficerPIN(triesLeft: Int)

    // To anybody
    case help(HelpTopic)
    case misread(Misreading)
    case notForYou(HelpTopic)
    case noAccountHere
    case unknownNumber(branch: String)
    case partsMissing([Int], total: Int)

    // By room, each in a file of its own
    case sheet(SheetReply)
    case correction(CorrectionReply)
    case approval(ApprovalReply)
    case account(AccountReply)
    case access(AccessReply)
    case question(QuestionReply)
    case cash(CashReply)
    case manager(ManagerReply)
    case reminder(ReminderReply)
    case language(LanguageReply)
    case alarm(AlarmNotice)
    case headOffice(HeadOfficeReply)
    case stick(StickOutcome)
}

/// Whom help is for.
public enum HelpTopic: Hashable, Sendable {
    case client(BalanceForm)
    case officer
    case staff

    /// What a sort of people can send, and how to learn more.
    case overview(HelpRole)

    /// A word nobody knows, and what these people can send.
    case unknownWord(String, HelpRole)

    /// One word, with an example; how a client asks decides what follows some of them.
    case word(Keyword, BalanceForm)
}

/// Who asks for help.
public enum HelpRole: String, Hashable, Sendable, CaseIterable {
    case client
    case officer
    case manager
    case cashier
}

/// How a client asks for her balance: the MFI's setting.
public enum BalanceForm: String, Hashable, Sendable, CaseIterable {
    case phone
    case phoneAndPIN = "phone+pin"
    case accountAndPIN = "account+pin"

    /// An example to be shown to clients.
    public var example: String {
        switch self {
        case .phone: "BALANCE"
        case .phoneAndPIN: "BALANCE 1234"
        case .accountAndPIN: "BALANCE 98765432 1234"
        }
    }
}

/// A client's accounts as they stand.
public struct Balance: Hashable, Sendable {
    public struct Loan: Hashable, Sendable {
        public var label: AccountLabel
        public var product: String?
        public var outstanding: Money

        /// Whether the day of what is due next is past.
        public var isOverdue: Bool
        public var nextDue: (amount: Money, day: Day)? {
            nextAmount.flatMap { amount in nextDay.map { (amount, $0) } }
        }

        private var nextAmount: Money?
        private var nextDay: Day?

        public init(
            label: AccountLabel, product: String?, outstanding: Money,
            nextDue: (amount: Money, day: Day)?, isOverdue: Bool = false
        ) {
            self.label = label
            self.product = product
            self.outstanding = outstanding
            self.isOverdue = isOverdue
            nextAmount = nextDue?.amount
            nextDay = nextDue?.day
        }
    }

    public var name: String
    public var loans: [Loan]
    public var savings: Money?

    /// The day of head office's figures, when they are older than a day.
    public var figuresOf: Day?

    public init(name: String, loans: [Loan], savings: Money?, figuresOf: Day?) {
        self.name = name
        self.loans = loans
        self.savings = savings
        self.figuresOf = figuresOf
    }
}

/// A payment that stands in the books.
public struct Receipt: Hashable, Sendable {
    public var reference: Reference
    public var client: String
    public var name: String
    public var officer: String
    public var items: [PaymentItem]
    public var total: Money
    public var time: CivilTime

    /// The day she paid.
    public var day: Day

    /// The accounts paid into, as they stand now.
    public var balances: [ReceiptBalance]

    public init(
        reference: Reference, client: String, name: String, officer: String,
        items: [PaymentItem], total: Money, time: CivilTime, day: Day,
        balances: [ReceiptBalance]
    ) {
        self.reference = reference
        self.client = client
        self.name = name
        self.officer = officer
        self.items = items
        self.total = total
        self.time = time
        self.day = day
        self.balances = balances
    }
}

/// An account after a payment.
public struct ReceiptBalance: Hashable, Sendable {
    public var label: AccountLabel
    public var product: String?
    public var balance: Money

    public init(label: AccountLabel, product: String?, balance: Money) {
        self.label = label
        self.product = product
        self.balance = balance
    }
}

/// Whether the client gets her own receipt: it is what keeps an officer honest.
public enum ReceiptNotice: Hashable, Sendable {
    case sent
    case noPhone
    case officersPhone
}
