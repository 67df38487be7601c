internal import Accounting

extension CentralView {
    func organisation(_ endpoint: Endpoint) throws(FineractRefusal) -> JSONValue {
        switch endpoint {
        case .offices: .array(sorted(books.offices).filter { sees($0.id) }.map(json))
        case .office(let id): try office(id)
        case .staff: .array(staff.map(json))
        case .staffMember(let id): try staffMember(id)
        case .paymentTypes: .array(sorted(books.paymentTypes).map(json))
        case .holidays: .array(holidays)
        case .workingDays: Self.workingDays
        case .currencies: ["selectedCurrencyOptions": [Self.currency]]
        case .businessDates: .array(["BUSINESS_DATE", "COB_DATE"].map(businessDate))
        case .businessDate(let type): try knownBusinessDate(type)
        default: .null
        }
    }

    private func sorted<Value>(_ values: [Int: Value]) -> [Value] {
        values.sorted { $0.key < $1.key }.map(\.value)
    }

    private func office(_ id: Int) throws(FineractRefusal) -> JSONValue {
        guard let office = books.offices[id], sees(id) else {
            throw .notFound(
                "error.msg.office.id.invalid", "Office with identifier \(id) does not exist",
                "\(id)")
        }
        return json(office)
    }

    private func json(_ office: Office) -> JSONValue {
        let depth = office.hierarchy.filter { $0 == "." }.count - 1
        return [
            "id": .number(office.id), "name": .string(office.name),
            "nameDecorated": .string(String(repeating: "....", count: depth) + office.name),
            "externalId": .string(office.externalId), "openingDate": .date(office.openingDate),
            "hierarchy": .string(office.hierarchy), "parentId": .number(office.parentId),
            "parentName": .string(office.parentId.flatMap { books.offices[$0]?.name }),
        ]
    }

    private var staff: [StaffMember] {
        let office = request.number("officeId")
        let hierarchy = request.query["staffInOfficeHierarchy"] == "true"
        return sorted(books.staff).filter { member in
            guard sees(member.officeId) else { return false }
            let isIn =
                office.map {
                    $0 == member.officeId
                        || (hierarchy && books.office(member.officeId, isUnder: $0))
                } ?? true
            let isRole = request.query["loanOfficersOnly"] != "true" || member.isLoanOfficer
            switch request.query["status"] ?? "active" {
            case "all": return isIn && isRole
            case "inactive": return isIn && isRole && !member.isActive
            default: return isIn && isRole && member.isActive
            }
        }
    }

    private func staffMember(_ id: Int) throws(FineractRefusal) -> JSONValue {
        guard let member = books.staff[id], sees(member.officeId) else {
            throw .notFound(
                "error.msg.staff.id.invalid", "Staff with identifier \(id) does not exist",
                "\(id)")
        }
        return json(member)
    }

    private func json(_ member: StaffMember) -> JSONValue {
        [
            "id": .number(member.id), "firstname": .string(member.firstName),
            "lastname": .string(member.lastName), "displayName": .string(member.displayName),
            "mobileNo": .string(member.mobile), "officeId": .number(member.officeId),
            "officeName": .string(books.offices[member.officeId]?.name),
            "isLoanOfficer": .bool(member.isLoanOfficer),
            "externalId": .string(member.externalId), "isActive": .bool(member.isActive),
            "joiningDate": .date(member.joiningDate),
        ]
    }

    private func json(_ type: PaymentType) -> JSONValue {
        [
            "id": .number(type.id), "name": .string(type.name),
            "description": .string(type.name), "isCashPayment": .bool(type.isCash),
            "position": .number(type.id), "isSystemDefined": false,
        ]
    }

    private var holidays: [JSONValue] {
        sorted(books.holidays).filter { isAsked(office: $0.officeId) && sees($0.officeId) }.map {
            [
                "id": .number($0.id), "name": .string($0.name), "description": .string($0.name),
                "fromDate": .date($0.from), "toDate": .date($0.to),
                "repaymentsRescheduledTo": .date($0.to.advanced(byDays: 1)),
                "officeId": .number($0.officeId),
                "status": .coded(300, "holidayStatusType.active", "Active"),
            ]
        }
    }

    private static let workingDays: JSONValue = [
        "id": 1, "recurrence": "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "repaymentRescheduleType": [
            "id": 2, "code": "RepaymentRescheduleType.move.to.next.working.day",
            "value": "move to next working day",
        ],
        "extendTermForDailyRepayments": false,
    ]

    private func knownBusinessDate(_ type: String) throws(FineractRefusal) -> JSONValue {
        guard ["BUSINESS_DATE", "COB_DATE"].contains(type) else { throw .badQuery("type", type) }
        return businessDate(type)
    }

    private func businessDate(_ type: String) -> JSONValue {
        let isBusiness = type == "BUSINESS_DATE"
        return [
            "description": .string(isBusiness ? "Business Date" : "Close of Business Date"),
            "type": .string(type),
            "date": .date(
                isBusiness ? books.businessDate : books.businessDate.advanced(byDays: -1)),
        ]
    }
}
