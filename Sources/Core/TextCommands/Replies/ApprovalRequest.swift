public import Accounting

/// What somebody is asked to agree to, as he is told of it.
public enum ApprovalRequest: Hashable, Sendable {
    /// An officer's payment or sheet is above a limit: who pays, or the sheet.
    case overLimit(officer: String, payer: String, Money)

    /// Another phone, in place of the old one or beside it.
    case phone(by: String, of: StaffName, to: String, adds: Bool)

    /// What an officer may take in a day; nil where the branch's limit is to hold.
    case dayLimit(by: String, of: StaffName, Money?)

    /// Cash was counted that differs from what was due.
    case variance(by: String, officer: String, counted: Money, due: Money, reason: String)
    case codeCard(by: String, of: StaffName)
    case codeApp(by: String, of: StaffName)
    case pin(by: String, of: StaffName)

    /// A day is to be closed; nil where nothing is left open.
    case dayClose(by: String, Day, leaving: LeftOpen?)

    /// What a closing leaves open.
    public struct LeftOpen: Hashable, Sendable {
        /// With all officers together.
        var cash: Money
        var sheets: Int
        var reason: String

        public init(cash: Money, sheets: Int, reason: String) {
            self.cash = cash
            self.sheets = sheets
            self.reason = reason
        }
    }

    /// The sentence of the packs, with its values and the forms that settle it.
    func wording(_ approve: String, _ reject: String) -> Wording {
        var (name, values) = sentence
        values["approve"] = .text(approve)
        values["reject"] = .text(reject)
        return Wording("approval.\(name)", values)
    }

    private var sentence: (String, [String: Wording.Value]) {
        switch self {
        case .overLimit(let officer, let payer, let amount):
            (
                "over-limit-asked",
                ["officer": .text(officer), "payer": .text(payer), "amount": .money(amount)]
            )
        case .variance(let by, let officer, let counted, let due, let reason):
            (
                "variance-asked",
                [
                    "by": .text(by), "officer": .text(officer), "counted": .money(counted),
                    "due": .amount(due), "reason": .text(String(reason.prefix(40))),
                ]
            )
        case .dayClose(let by, let day, nil):
            ("close-asked", ["by": .text(by), "day": .day(day)])
        case .dayClose(let by, let day, let left?):
            (
                "close-open-asked",
                [
                    "by": .text(by), "day": .day(day), "amount": .money(left.cash),
                    "count": .count(left.sheets), "reason": .text(String(left.reason.prefix(40))),
                ]
            )
        default: staffSentence
        }
    }

    private var staffSentence: (String, [String: Wording.Value]) {
        switch self {
        case .phone(let by, let holder, let phone, let adds):
            Self.about(
                adds ? "phone-addition-asked" : "phone-asked", by, holder,
                ["phone": .text(phone)])
        case .dayLimit(let by, let officer, let limit?):
            Self.about("day-limit-asked", by, officer, ["limit": .money(limit)])
        case .dayLimit(let by, let officer, nil): Self.about("branch-limit-asked", by, officer)
        case .codeCard(let by, let holder): Self.about("card-asked", by, holder)
        case .codeApp(let by, let holder): Self.about("app-asked", by, holder)
        case .pin(let by, let holder): Self.about("pin-asked", by, holder)
        case .overLimit, .variance, .dayClose: sentence
        }
    }

    private static func about(
        _ name: String, _ by: String, _ holder: StaffName, _ more: [String: Wording.Value] = [:]
    ) -> (String, [String: Wording.Value]) {
        var values = more
        values["by"] = .text(by)
        values["name"] = .text(holder.name)
        values["code"] = .text(holder.code)
        return (name, values)
    }
}
