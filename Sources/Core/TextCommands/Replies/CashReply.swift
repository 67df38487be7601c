public import Accounting

/// What the branch says about CASH, hand-in and the day close.
public enum CashReply: Hashable, Sendable {
    /// What an officer must hand in.
    case inHand(CashInHandNotice)

    /// An officer has nothing to hand in; with what he handed in last, if he ever did.
    case nothingInHand(last: HandInNotice?)

    /// To the officer: his cash was counted.
    case received(HandInNotice)

    /// To a manager: an officer handed in.
    case handedIn(HandInNotice)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .inHand(let notice): notice.wording
        case .nothingInHand(nil): Wording("cash.nothing-yet")
        case .nothingInHand(let last?): Wording("cash.nothing-left", last.values)
        case .received(let notice):
            Wording(
                "cash.received", notice.values.merging(["rest": .wording(notice.rest)]) { $1 })
        case .handedIn(let notice):
            Wording(
                notice.variance == nil ? "cash.handed-in" : "cash.handed-in-differs",
                notice.values)
        }
    }
}

/// What an officer holds, as CASH says it.
public struct CashInHandNotice: Hashable, Sendable {
    public var total: Money
    public var count: Int

    /// When the oldest of these collections was recorded; nil where only old debt is left.
    public var since: CivilTime?
    public var today: Money
    public var before: Money

    /// What was short at an earlier hand-in and is still owed.
    public var owed: Money?

    /// What the branch owes him, because a collection that he had handed in was cancelled.
    public var credit: Money?

    /// Codes of his sheets that are not closed.
    public var sheets: [String]
    public var disputed: [Reference]

    public init(
        total: Money, count: Int, since: CivilTime?, today: Money, before: Money, owed: Money?,
        credit: Money? = nil, sheets: [String], disputed: [Reference]
    ) {
        self.total = total
        self.count = count
        self.since = since
        self.today = today
        self.before = before
        self.owed = owed
        self.credit = credit
        self.sheets = sheets
        self.disputed = disputed
    }

    /// Few enough that they fit: a message names three, and counts the others.
    private static let mostNamed = 3

    fileprivate var wording: Wording {
        var facts = since == nil && credit != nil ? [] : [hold]
        if before.isPositive {
            facts.append(
                Wording("cash.split", ["today": .amount(today), "before": .amount(before)]))
        }
        if let owed { facts.append(Wording("cash.owed", ["amount": .money(owed)])) }
        if let credit { facts.append(Wording("cash.credit", ["amount": .money(credit)])) }
        if !sheets.isEmpty {
            facts.append(Wording("cash.sheets", ["sheets": .text(Self.short(sheets))]))
        }
        if !disputed.isEmpty {
            let references = disputed.map(\.text)
            facts.append(Wording("cash.disputed", ["references": .text(Self.short(references))]))
        }
        return Wording("cash.in-hand", ["facts": .list(facts)])
    }

    private var hold: Wording {
        guard let since else { return Wording("cash.hold-total", ["total": .money(total)]) }
        return Wording(
            before.isPositive ? "cash.hold-since-day" : "cash.hold",
            [
                "total": .money(total), "count": .count(count), "time": .time(since),
                "day": .day(since.day),
            ])
    }

    static func short(_ names: [String]) -> String {
        let named = names.prefix(mostNamed).joined(separator: ", ")
        return names.count > mostNamed ? "\(named) +\(names.count - mostNamed)" : named
    }
}

/// A hand-in, as people read of it.
public struct HandInNotice: Hashable, Sendable {
    public var reference: Reference
    public var officer: String
    public var cashier: String
    public var counted: Money
    public var due: Money
    public var count: Int
    public var time: CivilTime

    /// Why the two differ; nil where nothing was to be explained.
    public var variance: String?

    /// What the officer still holds or owes.
    public var left: Money

    public init(
        reference: Reference, officer: String, cashier: String, counted: Money, due: Money,
        count: Int, time: CivilTime, variance: String?, left: Money
    ) {
        self.reference = reference
        self.officer = officer
        self.cashier = cashier
        self.counted = counted
        self.due = due
        self.count = count
        self.time = time
        self.variance = variance
        self.left = left
    }

    fileprivate var values: [String: Wording.Value] {
        [
            "reference": .text(reference.text), "officer": .text(officer),
            "cashier": .text(cashier), "counted": .money(counted), "due": .amount(due),
            "count": .count(count), "time": .time(time), "day": .day(time.day),
            "reason": .text(String((variance ?? "").prefix(40))),
        ]
    }

    fileprivate var rest: Wording {
        if left.isPositive { return Wording("cash.rest-owed", ["amount": .money(left)]) }
        if let over = counted.subtracting(due), over.isPositive {
            return Wording("cash.rest-over", ["amount": .money(over)])
        }
        return Wording("cash.rest-nothing")
    }
}
