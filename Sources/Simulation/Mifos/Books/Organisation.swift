public import Accounting

/// An office; the hierarchy `.2.` says under whom it stands.
public struct Office: Hashable, Sendable {
    public var id: Int
    public var name: String
    public var externalId: String
    public var hierarchy: String
    public var parentId: Int?
    public var openingDate: Day
}

/// A member of the staff, loan officer or not.
public struct StaffMember: Hashable, Sendable {
    public var id: Int
    public var firstName: String
    public var lastName: String
    public var mobile: String?
    public var officeId: Int
    public var isLoanOfficer: Bool
    public var isActive = true
    public var externalId: String
    public var joiningDate: Day

    public var displayName: String { "\(lastName), \(firstName)" }
}

/// Who may sign in, and what for.
public struct AppUser: Hashable, Sendable {
    public var id: Int
    public var name: String
    public var password: String
    public var officeId: Int
    public var staffId: Int?
    /// Codes such as `REPAYMENT_LOAN`; `ALL_FUNCTIONS` stands for all.
    public var permissions: Set<String>
    public var passwordIsOutdated = false

    func may(_ permission: String) -> Bool {
        permissions.contains(permission) || permissions.contains("ALL_FUNCTIONS")
            || (permission.hasPrefix("READ_") && permissions.contains("ALL_FUNCTIONS_READ"))
    }
}

/// How money changes hands.
public struct PaymentType: Hashable, Sendable {
    public var id: Int
    public var name: String
    public var isCash: Bool
}

/// Days on which an office is closed.
public struct Holiday: Hashable, Sendable {
    public var id: Int
    public var name: String
    public var officeId: Int
    public var from: Day
    public var to: Day
}
