/// What a path of the API stands for.
enum Endpoint: Hashable, Sendable {
    case authentication, userDetails, batches
    case offices
    case office(Int)
    case staff
    case staffMember(Int)
    case paymentTypes, holidays, workingDays
    case currencies, businessDates
    case businessDate(String)
    case clients
    case client(ResourceIdentifier)
    case clientAccounts(ResourceIdentifier)
    case clientSearch, search
    case groups
    case group(Int)
    case groupAccounts(Int)
    case centres
    case centre(Int)
    case calendars(entity: String, Int)
    case collectionSheet
    case loans
    case loan(ResourceIdentifier)
    case loanTransactions(ResourceIdentifier)
    case loanTransactionTemplate(ResourceIdentifier)
    case loanTransaction(ResourceIdentifier, ResourceIdentifier)
    case savingsAccounts
    case savings(ResourceIdentifier)
    case savingsTransactions(ResourceIdentifier)
    case savingsTransactionSearch(ResourceIdentifier)
    case savingsTransaction(ResourceIdentifier, ResourceIdentifier)
    case audits
    case audit(Int)
    case makerCheckers
    case makerChecker(Int)

    /// The endpoint at a path such as `v1/loans/5/transactions`, or nil.
    init?(_ path: [String]) {
        guard path.first == "v1" else {
            guard path == ["v2", "clients", "search"] else { return nil }
            self = .clientSearch
            return
        }
        var rest = path.dropFirst()
        guard let head = rest.popFirst(), let endpoint = Self.under(head, &rest), rest.isEmpty
        else { return nil }
        self = endpoint
    }

    private static func under(_ head: String, _ rest: inout ArraySlice<String>) -> Endpoint? {
        switch head {
        case "authentication": return .authentication
        case "userdetails": return .userDetails
        case "batches": return .batches
        case "paymenttypes": return .paymentTypes
        case "holidays": return .holidays
        case "workingdays": return .workingDays
        case "currencies": return .currencies
        case "search": return .search
        case "collectionsheet": return .collectionSheet
        case "offices": return listed(&rest, .offices, Endpoint.office)
        case "staff": return listed(&rest, .staff, Endpoint.staffMember)
        case "audits": return listed(&rest, .audits, Endpoint.audit)
        case "makercheckers": return listed(&rest, .makerCheckers, Endpoint.makerChecker)
        case "businessdate": return rest.popFirst().map { .businessDate($0) } ?? .businessDates
        case "groups", "centers": return gathering(head, &rest)
        case "clients", "loans", "savingsaccounts": return account(head, &rest)
        default: return nil
        }
    }

    private static func listed(
        _ rest: inout ArraySlice<String>, _ list: Endpoint, _ one: (Int) -> Endpoint
    ) -> Endpoint? {
        guard let segment = rest.popFirst() else { return list }
        return Int(segment).map(one)
    }

    private static func gathering(_ head: String, _ rest: inout ArraySlice<String>) -> Endpoint? {
        let isGroup = head == "groups"
        guard let segment = rest.popFirst() else { return isGroup ? .groups : .centres }
        guard let id = Int(segment) else { return nil }
        switch rest.popFirst() {
        case nil: return isGroup ? .group(id) : .centre(id)
        case "calendars": return .calendars(entity: head, id)
        case "accounts": return isGroup ? .groupAccounts(id) : nil
        default: return nil
        }
    }

    private static func account(_ head: String, _ rest: inout ArraySlice<String>) -> Endpoint? {
        guard !rest.isEmpty else {
            return head == "clients" ? .clients : head == "loans" ? .loans : .savingsAccounts
        }
        guard let one = reference(&rest) else { return nil }
        switch (head, rest.popFirst()) {
        case ("clients", nil): return .client(one)
        case ("clients", "accounts"): return .clientAccounts(one)
        case ("clients", "calendars"), ("loans", "calendars"):
            guard case .id(let id) = one else { return nil }
            return .calendars(entity: head, id)
        case ("loans", nil): return .loan(one)
        case ("loans", "transactions"): return loanTransaction(one, &rest)
        case ("savingsaccounts", nil): return .savings(one)
        case ("savingsaccounts", "transactions"): return savingsTransaction(one, &rest)
        default: return nil
        }
    }

    private static func loanTransaction(
        _ loan: ResourceIdentifier, _ rest: inout ArraySlice<String>
    ) -> Endpoint? {
        if rest.isEmpty { return .loanTransactions(loan) }
        if rest.first == "template" {
            rest.removeFirst()
            return .loanTransactionTemplate(loan)
        }
        return reference(&rest).map { .loanTransaction(loan, $0) }
    }

    private static func savingsTransaction(
        _ account: ResourceIdentifier, _ rest: inout ArraySlice<String>
    ) -> Endpoint? {
        if rest.isEmpty { return .savingsTransactions(account) }
        if rest.first == "search" {
            rest.removeFirst()
            return .savingsTransactionSearch(account)
        }
        return reference(&rest).map { .savingsTransaction(account, $0) }
    }

    /// `5`, or `external-id` and what follows it.
    private static func reference(_ rest: inout ArraySlice<String>) -> ResourceIdentifier? {
        guard let segment = rest.popFirst() else { return nil }
        guard segment == "external-id" else { return Int(segment).map { .id($0) } }
        return rest.popFirst().map { .externalId($0) }
    }
}
