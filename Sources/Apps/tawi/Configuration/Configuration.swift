internal import Accounting
internal import Counter
internal import Foundation
internal import TextCommands

/// What the file to edit says.
struct Configuration: Sendable {
    var branch: Branch
    var modems: [Modem]
    var access: Access
    var day: Day
    var sheets: SheetRules

    /// How much may be taken before somebody is asked.
    var limits: LimitRules

    /// Where head office is; nil where there is none.
    var mifos: Mifos?

    /// Who is reminded when, and what messages cost.
    var reminders: ReminderRules

    /// Bundles for head office, and the HTTP door.
    var bundles: Bundles
    var console: Console?
    var gateway: Gateway?

    struct Branch: Sendable {
        var name: String
        var country: Country
        var currency: Currency
        var timeZone: TimeZone

        /// The codes of the languages it speaks, the first to strangers.
        var languages: [String]

        /// Numbers of the branch's own SIMs.
        var numbers: Set<PhoneNumber>
        var database: String
        var keyFile: String
    }

    struct Access: Sendable {
        var balance: BalanceForm
        var rules: AccessRules
        var managersAddPIN: Bool
    }
}

extension Configuration {
    static let defaultPath = "/etc/tawi/tawi.toml"

    var calendar: BranchCalendar {
        BranchCalendar { [timeZone = branch.timeZone] moment in
            timeZone.secondsFromGMT(
                for: Date(timeIntervalSince1970: TimeInterval(moment.secondsSince1970)))
        }
    }

    var rules: CounterRules {
        var rules = CounterRules(
            branch: branch.name, country: branch.country, currency: branch.currency,
            calendar: calendar, balanceAccess: access.balance,
            officersAddPIN: access.rules.officer == .phoneAndPIN, ownNumbers: ownNumbers,
            missedCallMeansBalance: modems.contains { $0.calls == .balance })
        rules.access = access.rules
        rules.limits = limits
        rules.approvals = ApprovalRules(managersAddPIN: access.managersAddPIN)
        rules.languages = Languages(branch.languages)
        rules.day = day.rules
        rules.sheets = sheets
        rules.reminders = reminders
        return rules
    }
}

extension Configuration {
    /// Numbers of the branch's own SIMs, wherever they are named.
    var ownNumbers: Set<PhoneNumber> {
        branch.numbers.union(modems.compactMap(\.number))
    }
}
