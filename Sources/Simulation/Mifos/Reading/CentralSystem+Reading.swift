extension CentralSystem {
    /// Answers a request that reads, the collection sheets too although they are posted.
    func read(
        _ endpoint: Endpoint, _ request: FineractRequest, _ user: AppUser
    ) throws(FineractRefusal) -> JSONValue {
        if let permission = Self.permission(toRead: endpoint), !user.may(permission) {
            throw .notAuthorized(permission)
        }
        guard !request.isWrite || Self.takesPost(endpoint) else {
            throw .page(405, "Method Not Allowed", "")
        }
        let view = CentralView(books: books, user: user, request: request)
        let value: JSONValue =
            switch endpoint {
            case .userDetails: describe(user)
            case .audits: audits(request, user)
            case .audit(let id): try audit(id, user)
            case .makerCheckers: makerCheckers(request, user)
            default: try view.value(at: endpoint)
            }
        return Self.restrict(value, to: request.query["fields"])
    }

    private static func takesPost(_ endpoint: Endpoint) -> Bool {
        switch endpoint {
        case .collectionSheet, .group, .centre, .clientSearch: true
        default: false
        }
    }

    private static func restrict(_ value: JSONValue, to fields: String?) -> JSONValue {
        guard let fields, !fields.isEmpty else { return value }
        let names = Set(fields.split(separator: ",").map { String($0.trimmingPrefix(" ")) })
        switch value {
        case .object(let object):
            guard let items = object["pageItems"] else {
                return .object(object.restricted(to: names))
            }
            return .object(object.merging(["pageItems": restrict(items, to: fields)]))
        case .array(let values): return .array(values.map { restrict($0, to: fields) })
        default: return value
        }
    }

    private static func permission(toRead endpoint: Endpoint) -> String? {
        switch endpoint {
        case .offices, .office: "READ_OFFICE"
        case .staff, .staffMember: "READ_STAFF"
        case .paymentTypes: "READ_PAYMENTTYPE"
        case .clients, .client, .clientAccounts, .clientSearch: "READ_CLIENT"
        case .groups, .groupAccounts: "READ_GROUP"
        case .centres: "READ_CENTER"
        case .group: "READ_GROUP"
        case .centre: "READ_CENTER"
        case .calendars: "READ_CALENDAR"
        case .collectionSheet: "READ_COLLECTIONSHEET"
        case .loans, .loan, .loanTransactions, .loanTransactionTemplate, .loanTransaction:
            "READ_LOAN"
        case .savingsAccounts, .savings, .savingsTransactions, .savingsTransactionSearch,
            .savingsTransaction:
            "READ_SAVINGSACCOUNT"
        case .audits, .audit: "READ_AUDIT"
        default: nil
        }
    }
}
