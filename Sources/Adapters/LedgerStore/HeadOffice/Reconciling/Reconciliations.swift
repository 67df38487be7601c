public import Accounting
internal import GRDB

/// What the journal says stands at head office, and what the comparisons found.
public struct Reconciliations {
    let db: Database

    /// The payments that were sent to head office with a day of these, or settled on one of them;
    /// also those a bundle took there, whoever posted them.
    public func postings(
        from first: Moment, in currency: Currency
    ) throws -> [ReconciledPosting] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT posting.*, entry.amount, entry.currency,
                    IFNULL(posting.value_day, entry.day) AS sent_day, undo.state AS undo_state
                FROM posting JOIN entry ON entry.sequence = posting.entry
                LEFT JOIN posting AS undo ON undo.undoes = posting.id
                WHERE posting.kind <> 'undo' AND (posting.value_day IS NOT NULL
                    OR EXISTS (SELECT 1 FROM bundle WHERE bundle.last_entry >= posting.entry))
                AND (posting.settled_at >= :first OR undo.settled_at >= :first
                    OR posting.made_at >= :first)
                ORDER BY posting.id
                """,
            arguments: ["first": first.millisecondsSince1970]
        ).map { try ReconciledPosting(row: $0, in: currency) }
    }

    /// Keeps what a comparison found.
    public func keep(
        _ differences: [ReconciliationDifference], totals: [ReconciledDay] = [], compared: Int,
        over days: ClosedRange<Day>, at now: Moment
    ) throws -> Reconciliation {
        try db.execute(
            sql: """
                INSERT INTO reconciliation (done_at, first_day, last_day, compared)
                VALUES (?, ?, ?, ?)
                """,
            arguments: [
                now.millisecondsSince1970, days.lowerBound.iso, days.upperBound.iso, compared,
            ])
        let number = db.lastInsertedRowID
        for difference in differences {
            try db.runCached(
                """
                INSERT INTO reconciliation_difference (reconciliation, account, day, reference,
                    difference, branch_amount, central_amount) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                [
                    number, difference.account.code, difference.day.iso,
                    difference.reference.text, difference.kind.rawValue, difference.branchAmount,
                    difference.centralAmount,
                ])
        }
        try keep(totals, of: number)
        return Reconciliation(
            number: number, doneAt: now, days: days, compared: compared,
            differences: differences, totals: totals)
    }

    private func keep(_ totals: [ReconciledDay], of number: Int64) throws {
        for total in totals {
            try db.runCached(
                """
                INSERT INTO reconciliation_day (reconciliation, day, branch_amount, branch_count,
                    central_amount, central_count) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    number, total.day.iso, total.branch.amount, total.branch.count,
                    total.central.amount, total.central.count,
                ])
        }
    }

    private func totals(of number: Int64) throws -> [ReconciledDay] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM reconciliation_day WHERE reconciliation = ? ORDER BY day",
            arguments: [number]
        ).map { row in
            guard let day = Day(iso: row["day"]) else {
                throw CorruptRow(table: "reconciliation_day", row: "\(number)")
            }
            var total = ReconciledDay(day)
            total.branch = .init(amount: row["branch_amount"], count: row["branch_count"])
            total.central = .init(amount: row["central_amount"], count: row["central_count"])
            return total
        }
    }

    /// The last comparison with what it found; nil before the first.
    public func last() throws -> Reconciliation? {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM reconciliation ORDER BY number DESC LIMIT 1")
        guard let row, let first = Day(iso: row["first_day"]), let last = Day(iso: row["last_day"])
        else { return nil }
        return Reconciliation(
            number: row["number"], doneAt: Moment(millisecondsSince1970: row["done_at"]),
            days: first...last, compared: row["compared"],
            differences: try differences(of: row["number"]), totals: try totals(of: row["number"]))
    }

    private func differences(of number: Int64) throws -> [ReconciliationDifference] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM reconciliation_difference WHERE reconciliation = ?
                ORDER BY account, day, reference
                """,
            arguments: [number]
        ).map { row in
            guard let kind = ReconciliationDifference.Kind(rawValue: row["difference"]),
                let account = Account(code: row["account"]), let day = Day(iso: row["day"]),
                let reference = Reference(row["reference"])
            else { throw CorruptRow(table: "reconciliation_difference", row: "\(number)") }
            return ReconciliationDifference(
                kind: kind, account: account, day: day, reference: reference,
                branchAmount: row["branch_amount"], centralAmount: row["central_amount"])
        }
    }
}

extension ReconciledPosting {
    fileprivate init(row: Row, in currency: Currency) throws {
        guard let account = Account(code: row["account"]),
            let day = Day(iso: row["sent_day"]), let reference = Reference(row["reference"])
        else { throw CorruptRow(table: "posting", row: "\(row["id"] as Int64)") }
        self.init(
            account: account, day: day,
            amount: Money(minorUnits: row["amount"], currency: currency), reference: reference,
            name: row["uuid"], receipt: row["receipt"], resource: row["resource"],
            isPaidIn: (row["kind"] as String) != "withdrawal",
            expectation: Self.expectation(row["state"], undo: row["undo_state"]))
    }

    private static func expectation(_ state: String, undo: String?) -> Expectation {
        switch (state, undo) {
        case ("posted", nil): .stands
        case ("posted", "posted"): .doesNotStand
        // An undo that was refused leaves it standing; one under way may have got there.
        case ("posted", "refused"), ("posted", "cancelled"): .stands
        case ("posted", _): .open
        case ("refused", _), ("cancelled", _), ("moved", _), ("parked", _): .doesNotStand
        default: .open
        }
    }
}

extension OpenBooks {
    public var reconciliations: Reconciliations { Reconciliations(db: db) }
}
