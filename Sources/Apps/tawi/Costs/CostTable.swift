internal import Accounting
internal import LedgerStore

/// What messages cost, as a table for people: a line a day and kind, the totals last.
struct CostTable {
    private let rows: [[String]]

    init(_ report: CostReport) {
        let code = report.currency.code
        var rows = [["day", "kind", "parts", code, "unknown", "\(code) unknown", "failed"]]
        for day in report.days {
            rows.append([day.day.iso, "received", "\(day.received)", "", "", "", ""])
            rows += Self.rows(day.day.iso, day.kinds)
        }
        rows.append(["total", "received", "\(report.received)", "", "", "", ""])
        rows += Self.rows("total", report.totals)
        self.rows = rows
    }

    /// Words to the left, numbers to the right.
    var lines: [String] {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { $0[column].count }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return column < 2 ? cell + blanks : blanks + cell
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func rows(
        _ day: String, _ kinds: [MessageClass: CostReport.Line]
    ) -> [[String]] {
        MessageClass.allCases.compactMap { kind in
            kinds[kind].map { line in
                [
                    day, kind.rawValue, "\(line.parts)", line.isPriced ? line.cost.decimal : "-",
                    "\(line.unknown)", line.isPriced ? line.unknownCost.decimal : "-",
                    "\(line.failed)",
                ]
            }
        }
    }
}
