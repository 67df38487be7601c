internal import Accounting

/// What one user sees of the books: her office and those under it.
struct CentralView: Sendable {
    let books: CentralBooks
    let user: AppUser
    let request: FineractRequest

    func value(at endpoint: Endpoint) throws(FineractRefusal) -> JSONValue {
        switch endpoint {
        case .offices, .office, .staff, .staffMember, .paymentTypes, .holidays, .workingDays,
            .currencies, .businessDates, .businessDate:
            try organisation(endpoint)
        case .clients: try page(seenClients, json)
        case .client(let reference): json(try client(reference))
        case .clientAccounts(let reference): accounts(of: try client(reference))
        case .clientSearch: try searchClients()
        case .search: search()
        case .groups: try page(seenGroups, onlyWhenAsked: true, json)
        case .group(let id): try group(id)
        case .groupAccounts(let id): accounts(of: try seenGroup(id))
        case .centres: try centres()
        case .centre(let id): try centre(id)
        case .calendars(let entity, let id): try calendars(entity, id)
        case .collectionSheet: try individualSheet()
        case .loans, .loan, .loanTransactions, .loanTransaction, .loanTransactionTemplate:
            try loans(endpoint)
        case .savingsAccounts, .savings, .savingsTransactionSearch, .savingsTransaction:
            try savings(endpoint)
        default: throw .page(405, "Method Not Allowed", "")
        }
    }

    func sees(_ office: Int) -> Bool { books.office(office, isUnder: user.officeId) }

    /// A page of a list: all rows where no `limit` is given, whatever the `offset` says.
    ///
    /// - Parameter onlyWhenAsked: Whether the list is bare unless `paged=true`.
    func page<Row>(
        _ rows: [Row], onlyWhenAsked: Bool = false, _ json: (Row) -> JSONValue
    ) throws(FineractRefusal) -> JSONValue {
        var rows = rows
        try checkOrder()
        if request.query["sortOrder"]?.uppercased() == "DESC" { rows.reverse() }
        if onlyWhenAsked, request.query["paged"] != "true" { return .array(rows.map(json)) }
        let count = rows.count
        if let limit = request.number("limit"), limit > 0 {
            rows = Array(rows.dropFirst(request.number("offset") ?? 0).prefix(limit))
        }
        return ["totalFilteredRecords": .number(count), "pageItems": .array(rows.map(json))]
    }

    private func checkOrder() throws(FineractRefusal) {
        if let order = request.query["sortOrder"], !order.isEmpty,
            !["ASC", "DESC"].contains(order.uppercased())
        {
            throw .badQuery("sortOrder", order)
        }
    }

    /// Whether an office filter of the request lets an office through.
    func isAsked(office: Int) -> Bool {
        request.number("officeId").map { $0 == office } ?? true
    }

    func isAsked(staff: Int) -> Bool {
        request.number("staffId").map { $0 == staff } ?? true
    }

    /// A day of the query, which needs `dateFormat` and `locale` beside it.
    func day(_ name: String) throws(FineractRefusal) -> Day? {
        guard let text = request.query[name] else { return nil }
        var body: JSONObject = [name: .string(text)]
        for other in ["dateFormat", "locale"] { body[other] = .string(request.query[other]) }
        var reader = try ParameterReader(
            body, of: "query", allowing: [name, "dateFormat", "locale"])
        return try reader.date(name)
    }

    static let currency: JSONValue = [
        "code": "KES", "name": "Kenyan Shilling", "decimalPlaces": 2, "displaySymbol": "KSh",
        "nameCode": "currency.KES", "displayLabel": "Kenyan Shilling (KSh)",
    ]
}
