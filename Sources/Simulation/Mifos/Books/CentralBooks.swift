public import Accounting

/// Everything a tenant of Fineract holds, as far as a branch sees it.
public struct CentralBooks: Sendable {
    public var tenant = "default"
    public var businessDate: Day

    public var offices: [Int: Office] = [:]
    public var staff: [Int: StaffMember] = [:]
    public var users: [AppUser] = []
    public var paymentTypes: [Int: PaymentType] = [:]
    public var holidays: [Int: Holiday] = [:]
    public var centres: [Int: Centre] = [:]
    public var groups: [Int: ClientGroup] = [:]
    public var clients: [Int: CentralClient] = [:]
    public var calendars: [Int: MeetingCalendar] = [:]
    /// Put in by `put`, which keeps what finds them.
    public private(set) var loans: [Int: Loan] = [:]
    public private(set) var savings: [Int: SavingsAccount] = [:]

    /// External ids of loan transactions are unique in the tenant, reversed ones too.
    private(set) var loanTransactionExternalIds: Set<String> = []
    private(set) var savingsTransactionExternalIds: Set<String> = []
    /// In the order they came, which is that of their numbers.
    private(set) var loanNumbers: [Int] = []
    private var loansByClient: [Int: [Int]] = [:]
    private var savingsByClient: [Int: [Int]] = [:]
    private var loansByExternalId: [String: Int] = [:]
    private var savingsByExternalId: [String: Int] = [:]
    private var lastTransactionId = 0
    private var lastPaymentDetailId = 0

    public init(businessDate: Day) { self.businessDate = businessDate }
}

extension CentralBooks {
    public mutating func newTransactionId() -> Int {
        lastTransactionId += 1
        return lastTransactionId
    }

    public mutating func newPaymentDetailId() -> Int {
        lastPaymentDetailId += 1
        return lastPaymentDetailId
    }

    /// Puts a loan into the books, or its changed form in place of the former.
    public mutating func put(_ loan: Loan) {
        guard loans.updateValue(loan, forKey: loan.id) == nil else { return }
        loansByExternalId[loan.externalId] = loan.id
        loanNumbers.append(loan.id)
        if let client = loan.clientId { loansByClient[client, default: []].append(loan.id) }
    }

    public mutating func put(_ account: SavingsAccount) {
        guard savings.updateValue(account, forKey: account.id) == nil else { return }
        savingsByExternalId[account.externalId] = account.id
        savingsByClient[account.clientId, default: []].append(account.id)
    }

    public mutating func claimLoanTransaction(externalId: String) {
        loanTransactionExternalIds.insert(externalId)
    }

    public mutating func claimSavingsTransaction(externalId: String) {
        savingsTransactionExternalIds.insert(externalId)
    }

    func loans(ofClient id: Int) -> [Loan] {
        loansByClient[id, default: []].compactMap { loans[$0] }
    }

    func savings(ofClient id: Int) -> [SavingsAccount] {
        savingsByClient[id, default: []].compactMap { savings[$0] }
    }

    func loan(_ reference: ResourceIdentifier) -> Loan? {
        switch reference {
        case .id(let id): loans[id]
        case .externalId(let text): loansByExternalId[text].flatMap { loans[$0] }
        }
    }

    func savings(_ reference: ResourceIdentifier) -> SavingsAccount? {
        switch reference {
        case .id(let id): savings[id]
        case .externalId(let text): savingsByExternalId[text].flatMap { savings[$0] }
        }
    }

    func client(_ reference: ResourceIdentifier) -> CentralClient? {
        switch reference {
        case .id(let id): clients[id]
        case .externalId(let text): clients.values.first { $0.externalId == text }
        }
    }

    /// The clients of a group, in the order of their numbers.
    func members(of group: Int) -> [CentralClient] {
        clients.values.filter { $0.groupId == group }.sorted { $0.id < $1.id }
    }

    func calendar(of owner: MeetingCalendar.Owner) -> MeetingCalendar? {
        calendars.values.filter { $0.owner == owner }.min { $0.id < $1.id }
    }

    /// Whether an office stands under another, or is the same.
    func office(_ office: Int, isUnder other: Int) -> Bool {
        guard let hierarchy = offices[office]?.hierarchy, let above = offices[other]?.hierarchy
        else { return false }
        return hierarchy.hasPrefix(above)
    }
}

/// How a request names a thing: by its number or by its external id.
enum ResourceIdentifier: Hashable, Sendable {
    case id(Int)
    case externalId(String)
}
