/// A write that Fineract carries out by way of its command table.
struct Operation: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case repayLoan, adjustLoan, approveLoan, rejectLoan, disburseLoan
        case deposit, withdraw, undoSavings, modifySavings, reverseSavings
        case setBusinessDate
    }

    var kind: Kind
    var account: ResourceIdentifier?
    var transaction: ResourceIdentifier?

    /// The action's name in the command table and in permissions.
    var action: String {
        switch kind {
        case .repayLoan: "REPAYMENT"
        case .adjustLoan: "ADJUST"
        case .approveLoan: "APPROVE"
        case .rejectLoan: "REJECT"
        case .disburseLoan: "DISBURSE"
        case .deposit: "DEPOSIT"
        case .withdraw: "WITHDRAWAL"
        case .undoSavings: "UNDOTRANSACTION"
        case .modifySavings: "ADJUSTTRANSACTION"
        case .reverseSavings: "REVERSETRANSACTION"
        case .setBusinessDate: "UPDATE"
        }
    }

    /// The entity's name in the command table and in permissions.
    var entity: String {
        switch kind {
        case .repayLoan, .adjustLoan, .approveLoan, .rejectLoan, .disburseLoan: "LOAN"
        case .setBusinessDate: "BUSINESS_DATE"
        default: "SAVINGSACCOUNT"
        }
    }

    var permission: String { "\(action)_\(entity)" }
    var isOfLoan: Bool { entity == "LOAN" }
}

extension Operation {
    /// The write a request asks for, or nil where the endpoint takes none.
    ///
    /// - Throws: the refusal of a command that is not known.
    init?(_ endpoint: Endpoint, _ request: FineractRequest) throws(FineractRefusal) {
        let command = request.query["command"] ?? ""
        switch endpoint {
        case .loanTransactions(let loan):
            guard command.lowercased() == "repayment" else { throw .unsupportedCommand(command) }
            self.init(kind: .repayLoan, account: loan)
        case .loanTransaction(let loan, let transaction):
            guard command != "chargeback" else { throw .unsupportedCommand(command) }
            self.init(kind: .adjustLoan, account: loan, transaction: transaction)
        case .loan(let loan):
            guard let kind = Self.loanCommands[command] else { throw .unsupportedCommand(command) }
            self.init(kind: kind, account: loan)
        case .savingsTransactions(let account):
            guard let kind = Self.savingsCommands[command] else {
                throw .unsupportedCommand(command)
            }
            self.init(kind: kind, account: account)
        case .savingsTransaction(let account, let transaction):
            guard let kind = Self.savingsCorrections[command] else {
                throw .unsupportedCommand(command)
            }
            self.init(kind: kind, account: account, transaction: transaction)
        case .businessDates: self.init(kind: .setBusinessDate)
        default: return nil
        }
    }

    private static let loanCommands: [String: Kind] = [
        "approve": .approveLoan, "reject": .rejectLoan, "disburse": .disburseLoan,
    ]
    private static let savingsCommands: [String: Kind] = [
        "deposit": .deposit, "withdrawal": .withdraw,
    ]
    private static let savingsCorrections: [String: Kind] = [
        "undo": .undoSavings, "modify": .modifySavings, "reverse": .reverseSavings,
    ]
}
