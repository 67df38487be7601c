internal import Accounting
internal import LedgerStore

/// What messages cost, as machines read it.
struct CostDocument: Encodable {
    struct Kind: Encodable {
        let kind: String
        let parts: Int

        /// In the branch's currency; nil where no price is known.
        let cost: String?

        /// Parts of which nobody knows whether they went.
        let unknown: Int
        let unknownCost: String?
        let failed: Int

        enum CodingKeys: String, CodingKey {
            case kind, parts, cost, unknown, failed
            case unknownCost = "unknown_cost"
        }

        init(_ kind: MessageClass, _ line: CostReport.Line) {
            self.kind = kind.rawValue
            parts = line.parts
            cost = line.isPriced ? line.cost.decimal : nil
            unknown = line.unknown
            unknownCost = line.isPriced ? line.unknownCost.decimal : nil
            failed = line.failed
        }
    }

    struct Day: Encodable {
        let day: String
        let received: Int
        let kinds: [Kind]
    }

    let from: String
    let to: String
    let currency: String
    let days: [Day]
    let received: Int
    let totals: [Kind]

    init(_ report: CostReport) {
        from = report.from.iso
        to = report.to.iso
        currency = report.currency.code
        days = report.days.map {
            Day(day: $0.day.iso, received: $0.received, kinds: Self.kinds($0.kinds))
        }
        received = report.received
        totals = Self.kinds(report.totals)
    }

    private static func kinds(_ lines: [MessageClass: CostReport.Line]) -> [Kind] {
        MessageClass.allCases.compactMap { kind in lines[kind].map { Kind(kind, $0) } }
    }
}
