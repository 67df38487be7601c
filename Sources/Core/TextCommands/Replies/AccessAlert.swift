/// What the managers are told about who does what.
public enum AccessAlert: Hashable, Sendable {
    case fewCodes(StaffName, left: Int)

    /// Wrong codes or PINs of a day.
    case guessing(StaffName, wrong: Int)
    case barredPhoneTexts(StaffName)
    case phoneChangeStopped(StaffName)
    case sameTextAgain(StaffName)

    /// Somebody's phones were barred as stolen, by whom.
    case phoneStolen(StaffName, by: String)

    /// Somebody was given one of the branch's first PINs, with nobody to agree.
    case firstPIN(StaffName)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .fewCodes(let staff, let left):
            staff.wording("access.alert-few-codes", ["count": .count(left)])
        case .guessing(let staff, let wrong):
            staff.wording("access.alert-guessing", ["count": .count(wrong)])
        case .barredPhoneTexts(let staff): staff.wording("access.alert-barred-phone")
        case .phoneChangeStopped(let staff): staff.wording("access.alert-phone-change-stopped")
        case .sameTextAgain(let staff): staff.wording("access.alert-same-text")
        case .phoneStolen(let staff, let by):
            staff.wording("access.alert-stolen", ["by": .text(by)])
        case .firstPIN(let staff): staff.wording("access.alert-first-pin")
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
