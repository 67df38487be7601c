internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Writes what is planned of a sheet into the books: a collection a client, a receipt each.
struct SheetBooking {
    let errand: Errand
    let officer: Officer

    private var books: OpenBooks { errand.books }

    /// Books every line that can be booked; what it came to.
    func book(_ plan: SheetPlan) throws -> SheetSummary {
        var summary = SheetSummary(sheet: plan.sheet.code, payers: 0, total: plan.sheet.money(0))
        summary.short = plan.short
        let at = try errand.posting.at
        for line in plan.lines {
            switch line.fate {
            case .pays(let items): try book(items, line, of: plan.sheet, at: at, into: &summary)
            case .paysNothing:
                try close(line, of: plan.sheet, with: plan.sheet.money(0), as: nil, at: at)
            case .staysOpen(let reason):
                summary.left.append(SheetLineLeft(line: line.line.number, reason: reason))
            case .tooMuch(let most):
                let label = line.line.dues.first?.account.label ?? .savings
                summary.left.append(
                    SheetLineLeft(line: line.line.number, reason: .owes(label, most)))
            }
        }
        try note(summary)
        return summary
    }

    private func book(
        _ items: [CollectedItem], _ line: SheetPlan.Line, of sheet: Sheet, at moment: Moment,
        into summary: inout SheetSummary
    ) throws {
        guard let client = try books.people.client(number: line.line.client) else { return }
        let payment = Payment(
            client: client.number,
            items: items.compactMap { item in
                item.account.label.map { PaymentItem(account: $0, amount: item.amount) }
            })
        let collecting = Collecting(payment: payment, client: client, officer: officer)
        switch try CollectionBook(errand: errand).record(collecting) {
        case .recorded(let receipt, let notice):
            try close(line, of: sheet, with: receipt.total, as: receipt.reference, at: moment)
            summary.payers += 1
            summary.total = summary.total.adding(receipt.total) ?? summary.total
            summary.withoutReceipt += notice == .sent ? 0 : 1
        case .refused(.loanOverpaid(let owed), let item):
            summary.left.append(
                SheetLineLeft(line: line.line.number, reason: .owes(item.account, owed)))
        case .refused(_, let item):
            summary.left.append(
                SheetLineLeft(line: line.line.number, reason: .unfit(item.account)))
        case .notWritten: return
        }
    }

    private func close(
        _ line: SheetPlan.Line, of sheet: Sheet, with amount: Money, as reference: Reference?,
        at moment: Moment
    ) throws {
        try books.sheets.close(
            SheetResult(
                line: line.line.number, attendance: line.attendance, amount: amount,
                reference: reference, message: errand.message.id, bookedAt: moment),
            of: sheet.code)
    }

    private func note(_ summary: SheetSummary) throws {
        try books.decisions.note(
            Decision(
                by: errand.actor, "sheet booked", about: summary.sheet.text,
                detail: "\(summary.payers) paid, \(summary.total.textWithCode)",
                message: errand.message.id),
            at: errand.now)
    }
}
