internal import Accounting

extension CentralView {
    /// The collection sheet of a group or of a centre; it only reads although it is posted.
    func sheet(
        of groups: [ClientGroup], owner: MeetingCalendar.Owner
    ) throws(FineractRefusal) -> JSONValue {
        let day = try sheetDay(allowing: ["calendarId"])
        let shown = groups.map { group -> JSONValue in
            [
                "groupId": .number(group.id), "groupName": .string(group.name),
                "staffId": .number(group.staffId),
                "staffName": .string(books.staff[group.staffId]?.displayName), "levelId": 2,
                "levelName": "Group",
                "clients": .array(
                    books.members(of: group.id).filter { $0.status == .active }
                        .map { line($0, on: day, withAttendance: true) }),
            ]
        }
        return [
            "dueDate": .date(day), "loanProducts": .array(Self.products),
            "savingsProducts": [["id": 1, "name": "Savings"]], "groups": .array(shown),
            "attendanceTypeOptions": .array(Self.attendance.map(Self.coded)),
            "paymentTypeOptions": paymentTypeOptions,
        ]
    }

    /// `POST /v1/collectionsheet?command=generateCollectionSheet`.
    func individualSheet() throws(FineractRefusal) -> JSONValue {
        let day = try sheetDay(allowing: ["officeId", "staffId"])
        let body = JSONReader.value(of: request.body)?.object ?? JSONObject()
        let (office, staff) = (body["officeId"]?.integer, body["staffId"]?.integer)
        let clients = books.clients.values.filter {
            sees($0.officeId) && $0.status == .active && (office ?? $0.officeId) == $0.officeId
                && (staff ?? $0.staffId) == $0.staffId
        }.sorted { $0.id < $1.id }
        return [
            "dueDate": .date(day),
            "clients": .array(clients.map { line($0, on: day, withAttendance: false) }),
            "paymentTypeOptions": paymentTypeOptions,
        ]
    }

    private func sheetDay(allowing names: Set<String>) throws(FineractRefusal) -> Day {
        let command = request.query["command"] ?? ""
        guard command == "generateCollectionSheet" else { throw .unsupportedCommand(command) }
        guard let body = JSONReader.value(of: request.body)?.object else { throw .invalidBody }
        var reader = try ParameterReader(
            body, of: "collectionsheet",
            allowing: names.union(["dateFormat", "locale", "transactionDate"]))
        let day = try reader.date("transactionDate")
        if names.contains("calendarId") { _ = reader.number("calendarId", isMandatory: true) }
        try reader.finish()
        return day ?? books.businessDate
    }

    private func line(
        _ client: CentralClient, on day: Day, withAttendance: Bool
    ) -> JSONValue {
        let loans = books.loans(ofClient: client.id).filter { $0.status == .active }
        let savings = books.savings(ofClient: client.id).filter { $0.status == .active }
        return [
            "clientId": .number(client.id), "clientName": .string(client.displayName),
            "loans": .array(loans.map { line($0, on: day) }),
            "savings": .array(savings.map(line)),
            "attendanceType": withAttendance ? Self.coded((0, "invalid", "Invalid")) : .null,
        ]
    }

    private func line(_ loan: Loan, on day: Day) -> JSONValue {
        let due = loan.periods.filter { $0.due <= day }
        let principal = due.map { $0.principal - $0.principalPaid }.total
        let interest = due.map { $0.interest - $0.interestPaid }.total
        return [
            "loanId": .number(loan.id), "accountId": .string(loan.accountNumber),
            "accountStatusId": .number(loan.status.rawValue),
            "productShortName": .string(loan.product.shortName),
            "productId": .number(loan.product.rawValue), "currency": Self.currency,
            "principalDue": .amount(principal),
            "principalPaid": .amount(loan.periods.map(\.principalPaid).total),
            "interestDue": .amount(interest),
            "interestPaid": .amount(loan.periods.map(\.interestPaid).total),
            "totalDue": .amount(principal + interest),
        ]
    }

    private func line(_ account: SavingsAccount) -> JSONValue {
        [
            "savingsId": .number(account.id), "accountId": .string(account.accountNumber),
            "accountStatusId": .number(account.status.rawValue), "productName": "Savings",
            "productId": 1, "currency": Self.currency, "dueAmount": .amount(account.dueAmount),
            "depositAccountType": "100",
        ]
    }

    private static let products: [JSONValue] = LoanProduct.allCases.map {
        ["id": .number($0.rawValue), "name": .string($0.name)]
    }

    private static let attendance = [
        (1, "present", "Present"), (2, "absent", "Absent"), (3, "approved", "Approved"),
        (4, "leave", "Leave"), (5, "late", "Late"),
    ]

    private static func coded(_ type: (Int, String, String)) -> JSONValue {
        .coded(type.0, "attendanceType.\(type.1)", type.2)
    }
}
