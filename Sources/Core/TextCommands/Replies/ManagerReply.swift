public import Accounting

/// What the branch says about STATUS, approvals, summaries and alerts.
public enum ManagerReply: Hashable, Sendable {
    /// How the branch stands, when asked.
    case status(BranchNotice)

    /// How the day went, at its hour.
    case summary(BranchNotice)

    /// An officer records money at an hour when nobody works.
    case unusualHours(officer: String, time: CivilTime, total: Money)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .status(let notice): notice.wording("manager.today")
        case .summary(let notice): notice.wording("manager.summary")
        case .unusualHours(let officer, let time, let total):
            Wording(
                "manager.unusual-hours",
                ["officer": .text(officer), "time": .time(time), "total": .money(total)])
        }
    }
}

/// How a branch stands on a day.
public struct BranchNotice: Hashable, Sendable {
    /// Cash an officer has not handed in.
    public struct Holder: Hashable, Sendable {
        public var officer: String
        public var amount: Money

        public init(officer: String, amount: Money) {
            self.officer = officer
            self.amount = amount
        }
    }

    public var day: Day
    public var collections: Int
    public var collected: Money
    public var handedIn: Money

    /// The largest first.
    public var holders: [Holder]
    public var held: Money

    /// Codes of sheets that nobody answered.
    public var sheets: [String]
    public var approvals: Int
    public var disputes: [Reference]

    /// Hand-ins of the day that differed: how many, and by how much together.
    public var variances: Int
    public var varianceTotal: Money

    /// What stands in suspense, where something does.
    public var suspense: Money?

    /// How many things a person has to know about the box itself.
    public var alarms: Int

    /// What is left on the SIM.
    public var airtime: Money?

    public init(
        day: Day, collections: Int, collected: Money, handedIn: Money, holders: [Holder],
        held: Money, sheets: [String], approvals: Int, disputes: [Reference], variances: Int,
        varianceTotal: Money, suspense: Money?, alarms: Int, airtime: Money?
    ) {
        self.day = day
        self.collections = collections
        self.collected = collected
        self.handedIn = handedIn
        self.holders = holders
        self.held = held
        self.sheets = sheets
        self.approvals = approvals
        self.disputes = disputes
        self.variances = variances
        self.varianceTotal = varianceTotal
        self.suspense = suspense
        self.alarms = alarms
        self.airtime = airtime
    }

    /// - Parameter opening: The sentence it begins with.
    fileprivate func wording(_ opening: String) -> Wording {
        let first = Wording(
            opening,
            ["day": .day(day), "count": .count(collections), "total": .money(collected)])
        return Wording(
            "manager.standing",
            [
                "facts": .list([first] + facts(named: true)),
                "brief": .list([first] + facts(named: false)),
            ])
    }

    /// What is worth a word, what needs doing first.
    private func facts(named: Bool) -> [Wording] {
        var facts: [Wording] = []
        if held.isPositive { facts.append(named ? heldByName : heldInAll) }
        if !sheets.isEmpty {
            facts.append(
                Wording(
                    named ? "manager.sheets" : "manager.sheets-count",
                    [
                        "count": .count(sheets.count),
                        "sheets": .text(CashInHandNotice.short(sheets)),
                    ]))
        }
        if approvals > 0 { facts.append(counted("manager.approvals", approvals)) }
        if !disputes.isEmpty {
            facts.append(
                Wording(
                    named ? "manager.disputes" : "manager.disputes-count",
                    [
                        "count": .count(disputes.count),
                        "references": .text(CashInHandNotice.short(disputes.map(\.text))),
                    ]))
        }
        return facts + moneyFacts + boxFacts
    }

    private var moneyFacts: [Wording] {
        var facts: [Wording] = []
        if variances > 0 {
            facts.append(
                Wording(
                    "manager.variances",
                    ["count": .count(variances), "amount": .amount(varianceTotal)]))
        }
        if let suspense { facts.append(Wording("manager.suspense", ["amount": .amount(suspense)])) }
        return facts
    }

    private var boxFacts: [Wording] {
        var facts: [Wording] = []
        if alarms > 0 { facts.append(counted("manager.alarms", alarms)) }
        if let airtime { facts.append(Wording("manager.airtime", ["amount": .amount(airtime)])) }
        return facts
    }

    private var heldByName: Wording {
        let names = holders.prefix(3).map {
            Wording("manager.holder", ["officer": .text($0.officer), "amount": .amount($0.amount)])
        }
        return Wording("manager.held-by", ["held": .amount(held), "holders": .list(names)])
    }

    private var heldInAll: Wording { Wording("manager.held", ["held": .amount(held)]) }

    private func counted(_ name: String, _ count: Int) -> Wording {
        Wording(name, ["count": .count(count)])
    }
}
