internal import Accounting
internal import LedgerStore

/// A difference as machines read it; amounts are in minor units.
struct DifferenceDocument: Encodable {
    let difference: String
    let account: String
    let day: String
    let reference: String
    let branchAmount: Int64?
    let centralAmount: Int64?
    let currency: String
    let plain: String

    init(_ difference: ReconciliationDifference, _ currency: Currency) {
        self.difference = difference.kind.rawValue
        account = difference.account.code
        day = difference.day.iso
        reference = difference.reference.text
        branchAmount = difference.branchAmount
        centralAmount = difference.centralAmount
        self.currency = currency.code
        let amount = { (count: Int64?) in
            count.map { Money(minorUnits: $0, currency: currency).textWithCode } ?? "nothing"
        }
        plain =
            "\(day)  \(reference)  \(account)  \(difference.kind.rawValue): branch "
            + "\(amount(branchAmount)), head office \(amount(centralAmount))"
    }

    enum CodingKeys: String, CodingKey {
        case difference, account, day, reference, currency
        case branchAmount = "branch_amount"
        case centralAmount = "central_amount"
    }
}

/// What a day adds up to on both sides, as machines read it; amounts are in minor units.
struct DayTotalDocument: Encodable {
    let day: String
    let branchAmount: Int64
    let branchCount: Int
    let centralAmount: Int64
    let centralCount: Int
    let currency: String
    let agrees: Bool
    let plain: String

    init(_ total: ReconciledDay, _ currency: Currency) {
        day = total.day.iso
        (branchAmount, branchCount) = (total.branch.amount, total.branch.count)
        (centralAmount, centralCount) = (total.central.amount, total.central.count)
        self.currency = currency.code
        agrees = total.agrees
        let side = { (side: ReconciledDay.Total) in
            "\(Money(minorUnits: side.amount, currency: currency).textWithCode) in \(side.count)"
        }
        plain =
            "\(total.day.iso)  day total  branch \(side(total.branch)), head office "
            + "\(side(total.central))\(total.agrees ? "" : "  DIFFERS")"
    }

    enum CodingKeys: String, CodingKey {
        case currency, agrees
        case day = "day_total"
        case branchAmount = "branch_amount"
        case branchCount = "branch_count"
        case centralAmount = "central_amount"
        case centralCount = "central_count"
    }
}
