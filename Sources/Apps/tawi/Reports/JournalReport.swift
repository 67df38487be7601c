internal import Accounting
internal import LedgerStore

/// The journal as people read it.
struct JournalReport {
    let calendar: BranchCalendar

    /// The day's collections and cash in a table, then whether the books balance.
    func lines(_ entries: [Entry], audit: Auditor.Report) -> [String] {
        let moved = entries.filter { !$0.transfer.isBroughtForward }
        let opened = entries.count - moved.count
        let balances = opened == 1 ? "balance" : "balances"
        var lines = opened > 0 ? ["\(opened) \(balances) brought forward from head office"] : []
        lines += table(moved)
        return lines + [Self.verdict(on: audit)]
    }

    private func table(_ entries: [Entry]) -> [String] {
        guard !entries.isEmpty else { return ["no collections"] }
        let rows = entries.map { entry in
            [
                "\(entry.sequence)", calendar.civilTime(of: entry.recordedAt).clock,
                entry.transfer.document, entry.transfer.debit.code,
                entry.transfer.credit.code, entry.transfer.amount.text,
            ]
        }
        return Self.aligned([["no.", "time", "ref", "debit", "credit", "amount"]] + rows)
    }

    /// Columns as wide as their widest cell, the last one to the right.
    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { $0[column].count }.max() ?? 0
        }
        return rows.map { row in
            row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column == row.count - 1 ? space + row[column] : row[column] + space
            }
            .joined(separator: "  ")
        }
    }

    /// One sentence on the state of the books.
    static func verdict(on audit: Auditor.Report) -> String {
        if let fault = audit.firstFault {
            let entry = fault.sequence.map { "entry \($0)" } ?? "the books"
            let reference = fault.reference.map { " (\($0))" } ?? ""
            return "THE BOOKS ARE NOT AS THEY WERE WRITTEN: \(entry)\(reference): \(fault.reason)"
        }
        guard audit.sum == 0 else { return "THE BOOKS DO NOT BALANCE: the sum is \(audit.sum)" }
        return "The books balance: \(audit.entries) entries, \(audit.balances.count) accounts, "
            + "sum 0; the chain is whole."
    }
}

extension Transfer {
    fileprivate var isBroughtForward: Bool {
        reference == nil && [debit, credit].contains(.headOffice)
    }

    /// The collection it belongs to, else the hand-in: `hand-in/8B2CX`.
    fileprivate var document: String {
        reference?.text ?? id.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }
}
