internal import Accounting
internal import Counter
internal import Foundation
internal import TextCommands

/// What the file to edit says.
struct Configuration: Sendable {
    var branch: Branch
    var modems: [Modem]
    var access: Access

    /// Where head office is; read and checked, not used yet.
    var mifos: Mifos?

    struct Branch: Sendable {
        var name: String
        var country: Country
        var currency: Currency
        var timeZone: TimeZone

        /// Numbers of the branch's own SIMs.
        var numbers: Set<PhoneNumber>
        var database: String
        var keyFile: String
    }

    struct Access: Sendable {
        var balance: BalanceForm
        var officersAddPIN: Bool
    }

    struct Mifos: Sendable {
        var url: URL
        var tenant: String
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
        CounterRules(
            branch: branch.name, country: branch.country, currency: branch.currency,
            calendar: calendar, balanceAccess: access.balance,
            officersAddPIN: access.officersAddPIN, ownNumbers: ownNumbers,
            missedCallMeansBalance: modems.contains { $0.calls == .balance })
    }
}

extension Configuration {
    /// Numbers of the branch's own SIMs, wherever they are named.
    private var ownNumbers: Set<PhoneNumber> {
        branch.numbers.union(modems.compactMap(\.number))
    }
}
