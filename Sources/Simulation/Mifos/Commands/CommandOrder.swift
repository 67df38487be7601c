internal import Accounting

/// A command on its way to be carried out.
struct CommandOrder: Sendable {
    var operation: Operation
    var body: JSONObject
    var user: AppUser
    var settings: CentralSettings

    /// The members of the body that `changes` repeats, in this order.
    func repeated(_ names: [String]) -> [(String, JSONValue)] {
        names.compactMap { name in
            body[name]?.text.flatMap { $0.isEmpty ? nil : (name, .string($0)) }
        }
    }
}

extension CentralBooks {
    /// Carries a command out; a refusal leaves the books as they were.
    mutating func carryOut(_ order: CommandOrder) throws(FineractRefusal) -> CommandOutcome {
        switch order.operation.kind {
        case .repayLoan: try repay(order)
        case .adjustLoan: try adjust(order)
        case .approveLoan: try approve(order)
        case .rejectLoan: try reject(order)
        case .disburseLoan: try disburse(order)
        case .deposit: try move(order, .deposit)
        case .withdraw: try move(order, .withdrawal)
        case .undoSavings, .reverseSavings: try undoSavings(order)
        case .modifySavings: try modifySavings(order)
        case .setBusinessDate: try setBusinessDate(order)
        }
    }

    func loan(of order: CommandOrder) throws(FineractRefusal) -> Loan {
        guard let reference = order.operation.account, let loan = loan(reference) else {
            throw .noLoan(order.operation.account)
        }
        return loan
    }

    func savings(of order: CommandOrder) throws(FineractRefusal) -> SavingsAccount {
        guard let reference = order.operation.account, let account = savings(reference) else {
            throw .noSavings(order.operation.account)
        }
        return account
    }

    private mutating func setBusinessDate(
        _ order: CommandOrder
    ) throws(FineractRefusal) -> CommandOutcome {
        var reader = try ParameterReader(
            order.body, of: "businessdate", allowing: ["type", "date", "dateFormat", "locale"])
        let day = try reader.date("date")
        if order.body["type"]?.text != "BUSINESS_DATE" { reader.require("type") }
        try reader.finish()
        if let day { businessDate = day }
        return CommandOutcome(
            resourceId: 1, changes: ["BUSINESS_DATE": .date(businessDate)])
    }
}

extension FineractRefusal {
    static func noLoan(_ reference: ResourceIdentifier?) -> FineractRefusal {
        let name = reference?.words ?? ""
        return .notFound(
            "error.msg.loan.id.invalid", "Loan with identifier \(name) does not exist", name)
    }

    static func noSavings(_ reference: ResourceIdentifier?) -> FineractRefusal {
        let name = reference?.words ?? ""
        return .notFound(
            "error.msg.saving.account.id.invalid",
            "Savings account with identifier \(name) does not exist", name)
    }

    static func noLoanTransaction(_ reference: ResourceIdentifier) -> FineractRefusal {
        switch reference {
        case .id(let id):
            .notFound(
                "error.msg.loan.transaction.id.invalid",
                "Transaction with identifier \(id) does not exist for loan.", "\(id)")
        case .externalId(let text):
            .notFound(
                "error.msg.loan.transaction.external.id.invalid",
                "Loan transaction with external identifier \(text) does not exist.", text)
        }
    }

    static func noSavingsTransaction(_ reference: ResourceIdentifier) -> FineractRefusal {
        .notFound(
            "error.msg.saving.account.trasaction.id.invalid",
            "Savings account transaction with identifier \(reference.words) does not exist",
            reference.words)
    }
}

extension ResourceIdentifier {
    var words: String {
        switch self {
        case .id(let id): "\(id)"
        case .externalId(let text): text
        }
    }
}
