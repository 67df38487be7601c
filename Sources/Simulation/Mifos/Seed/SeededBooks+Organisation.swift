internal import Accounting

extension SeededBooks {
    private static let opened = Day(daysSince1970: 14_245)  // 2009-01-01

    mutating func makeOrganisation() {
        let offices = [
            (Self.headOffice, "Head Office", "HO", "."), (Self.branch, "Kibwezi", "KIB", ".2."),
            (Self.otherBranch, "Makindu", "MAK", ".3."),
        ]
        for (id, name, externalId, hierarchy) in offices {
            books.offices[id] = Office(
                id: id, name: name, externalId: externalId, hierarchy: hierarchy,
                parentId: id == Self.headOffice ? nil : Self.headOffice, openingDate: Self.opened)
        }
        makeStaff()
        let types = ["Cash", "SMS field cash", "M-PESA", "Bank deposit"]
        for (index, name) in types.enumerated() {
            books.paymentTypes[index + 1] = PaymentType(
                id: index + 1, name: name, isCash: index < 2)
        }
        makeHolidays()
    }

    private mutating func makeStaff() {
        let sample = [
            ("Peter", "Otieno", "+254711000001", "PO", true),
            ("Jane", "Mwende", "+254711000002", "JM", true),
            ("Sarah", "Muthoni", "+254711000009", "SM", false),
            ("Caleb", "Ndolo", "+254711000008", "CN", false),
        ]
        for (first, last, phone, code, isOfficer) in sample {
            addStaff(first, last, phone, code, isOfficer: isOfficer, office: Self.branch)
        }
        addStaff(
            "Daniel", "Kioko", "+254711000020", "DK", isOfficer: true, office: Self.otherBranch)
        // A branch of thousands has an officer for every twelve groups.
        let groups = clients / Self.clientsPerGroup
        for number in 0..<max(0, (groups - 4) / 12) {
            addStaff(
                Self.officerNames[number % Self.officerNames.count], "Kimani \(number + 1)",
                "+2547120\(Self.padded(number, 5))", "O\(number + 1)", isOfficer: true,
                office: Self.branch)
        }
    }

    private mutating func addStaff(
        _ first: String, _ last: String, _ phone: String, _ code: String, isOfficer: Bool,
        office: Int
    ) {
        let id = books.staff.count + 1
        books.staff[id] = StaffMember(
            id: id, firstName: first, lastName: last, mobile: phone, officeId: office,
            isLoanOfficer: isOfficer, externalId: code, joiningDate: Self.opened)
    }

    private mutating func makeHolidays() {
        let days = [(12, 12, "Jamhuri Day"), (12, 25, "Christmas Day"), (1, 1, "New Year's Day")]
        for (index, (month, dayOfMonth, name)) in days.enumerated() {
            let thisYear = Day(year: day.year, month: month, dayOfMonth: dayOfMonth) ?? day
            let next = Day(year: day.year + 1, month: month, dayOfMonth: dayOfMonth) ?? day
            let date = thisYear > day ? thisYear : next
            books.holidays[index + 1] = Holiday(
                id: index + 1, name: name, officeId: Self.branch, from: date, to: date)
        }
    }

    /// Head office, which may everything, and the branch's box, which may what it needs.
    mutating func makeUsers() {
        books.users = [
            AppUser(
                id: 1, name: "mifos", password: "password", officeId: Self.headOffice,
                permissions: ["ALL_FUNCTIONS", "CHECKER_SUPER_USER"]),
            AppUser(
                id: 2, name: user, password: password, officeId: Self.branch, staffId: 3,
                permissions: Self.permissionsOfTheBox),
        ]
    }

    static let permissionsOfTheBox: Set<String> = [
        "REPAYMENT_LOAN", "ADJUST_LOAN", "APPROVE_LOAN", "REJECT_LOAN", "DISBURSE_LOAN",
        "DEPOSIT_SAVINGSACCOUNT", "WITHDRAWAL_SAVINGSACCOUNT", "UNDOTRANSACTION_SAVINGSACCOUNT",
        "ADJUSTTRANSACTION_SAVINGSACCOUNT", "READ_CLIENT", "READ_GROUP", "READ_CENTER",
        "READ_LOAN", "READ_SAVINGSACCOUNT", "READ_OFFICE", "READ_STAFF", "READ_PAYMENTTYPE",
        "READ_COLLECTIONSHEET", "READ_CALENDAR", "READ_AUDIT", "BYPASS_TWOFACTOR",
    ]

    private static let officerNames = ["Mercy", "John", "Lucy", "Paul", "Janet", "David"]

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
