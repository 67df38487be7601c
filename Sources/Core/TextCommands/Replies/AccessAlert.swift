public import Accounting

/// What the managers are told about who does what.
public enum AccessAlert: Hashable, Sendable {
    case overDayLimit(StaffName, limit: Money, taken: Money)
    case overClientDayLimit(StaffName, client: String, limit: Money, taken: Money)
    case fewCodes(StaffName, left: Int)

    /// Wrong codes or PINs of a day.
    case guessing(StaffName, wrong: Int)
    case barredPhoneTexts(StaffName)
    case phoneChangeStopped(StaffName)
    case sameTextAgain(StaffName)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .overDayLimit(let staff, let limit, let taken):
            staff.wording(
                "access.alert-over-day-limit", ["limit": .money(limit), "taken": .money(taken)])
        case .overClientDayLimit(let staff, let client, let limit, let taken):
            staff.wording(
                "access.alert-over-client-day-limit",
                ["client": .text(client), "limit": .money(limit), "taken": .money(taken)])
        case .fewCodes(let staff, let left):
            staff.wording("access.alert-few-codes", ["count": .count(left)])
        case .guessing(let staff, let wrong):
            staff.wording("access.alert-guessing", ["count": .count(wrong)])
        case .barredPhoneTexts(let staff): staff.wording("access.alert-barred-phone")
        case .phoneChangeStopped(let staff): staff.wording("access.alert-phone-change-stopped")
        case .sameTextAgain(let staff): staff.wording("access.alert-same-text")
        }
    }
}

/// Whom an alert is about.
public struct StaffName: Hashable, Sendable {
    public var name: String
    public var code: String

    public init(name: String, code: String) {
        self.name = name
        self.code = code
    }

    fileprivate func wording(_ name: String, _ more: [String: Wording.Value] = [:]) -> Wording {
        var values = more
        values["name"] = .text(self.name)
        values["code"] = .text(code)
        return Wording(name, values)
    }
}
