internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Works out what would be booked of a sheet.
struct SheetPlanner {
    let books: OpenBooks

    func plan(_ hand: SheetInHand) throws -> SheetPlan {
        var plan = SheetPlan(of: hand.sheet)
        var sum = hand.lumpSum?.minorUnits
        for line in hand.openLines {
            if let note = hand.lineNotes[line.number] {
                plan.lines.append(try planned(line, note, hand.sheet))
            } else if let cancelled = hand.reopened[line.number] {
                // He took it back: only what he says of her now is booked.
                plan.lines.append(
                    SheetPlan.Line(
                        line: line, attendance: .present,
                        fate: .staysOpen(.cancelled(cancelled))))
            } else if let rest = sum {
                let planned = try planned(line, outOf: rest, hand.sheet)
                plan.lines.append(planned.line)
                sum = rest - planned.taken
                if let short = planned.short { plan.short.append(short) }
            } else {
                plan.lines.append(try planned(line, paying: line.dues, hand.sheet))
            }
        }
        plan.lumpSumLeft = hand.sheet.money(sum ?? 0)
        return plan
    }

    /// What is due, unless it was recorded by PAY or the loan owes less by now.
    private func planned(
        _ line: Sheet.Line, paying items: [CollectedItem], _ sheet: Sheet
    ) throws -> SheetPlan.Line {
        let fate: SheetPlan.Fate
        if let reason = try whyNot(items, on: sheet) {
            fate = .staysOpen(reason)
        } else {
            fate = items.isEmpty ? .paysNothing : .pays(items)
        }
        return SheetPlan.Line(line: line, attendance: .present, fate: fate)
    }

    private func whyNot(_ items: [CollectedItem], on sheet: Sheet) throws -> SheetLineLeft.Reason? {
        if let earlier = try likeness(of: items, on: sheet) { return .recorded(earlier) }
        for item in items where item.account.kind == .loan {
            let owed = try books.ledger.balance(of: item.account)
            if owed < item.amount.minorUnits, let label = item.account.label {
                return .owes(label, sheet.money(max(owed, 0)))
            }
        }
        return nil
    }

    /// Her due is due once, whoever took it.
    private func likeness(of items: [CollectedItem], on sheet: Sheet) throws -> Reference? {
        try books.collections.likeness(of: items, by: nil, since: sheet.day)
    }

    /// As much of her due as the lump sum still holds.
    private func planned(
        _ line: Sheet.Line, outOf rest: Int64, _ sheet: Sheet
    ) throws -> (line: SheetPlan.Line, taken: Int64, short: String?) {
        let whole = try planned(line, paying: line.dues, sheet)
        if case .staysOpen = whole.fate { return (whole, 0, nil) }
        var left = rest
        let items = line.dues.compactMap { due -> CollectedItem? in
            let amount = min(left, due.amount.minorUnits)
            left -= amount
            return amount > 0
                ? CollectedItem(account: due.account, amount: sheet.money(amount)) : nil
        }
        let taken = rest - left
        var planned = whole
        planned.fate = items.isEmpty ? .paysNothing : .pays(items)
        let short = "\(line.number)=\(sheet.money(taken).figures)"
        return (planned, taken, taken < line.due ? short : nil)
    }
}

extension SheetPlanner {
    /// What he said about her, in place of what is due.
    private func planned(
        _ line: Sheet.Line, _ note: SheetLineNote, _ sheet: Sheet
    ) throws -> SheetPlan.Line {
        let attendance = note.attendance ?? .present
        let saysNothingOfMoney = note.amount == nil && note.items.isEmpty
        if saysNothingOfMoney, attendance == .late || attendance == .present {
            var planned = try planned(line, paying: line.dues, sheet)
            planned.attendance = attendance
            return planned
        }
        let fate =
            try note.items.isEmpty
            ? fate(of: note.amount ?? sheet.money(0), line, sheet) : fate(of: note.items, sheet)
        var planned = SheetPlan.Line(line: line, attendance: attendance, fate: fate)
        if case .pays(let items) = fate { planned.repeats = try likeness(of: items, on: sheet) }
        return planned
    }

    private func fate(
        of sum: Money, _ line: Sheet.Line, _ sheet: Sheet
    ) throws -> SheetPlan.Fate {
        guard sum.isPositive else { return .paysNothing }
        let places = try books.people.accounts(of: line.client).map { account in
            SheetAllocation.Place(
                account: account.account,
                owed: account.account.kind == .loan
                    ? max(0, try books.ledger.balance(of: account.account)) : nil)
        }
        let allocation = SheetAllocation(of: sum.minorUnits, dues: line.dues, over: places)
        guard allocation.rest == 0 else {
            return .tooMuch(sheet.money(sum.minorUnits - allocation.rest))
        }
        return .pays(
            allocation.parts.map {
                CollectedItem(account: $0.account, amount: sheet.money($0.amount))
            })
    }

    private func fate(of items: [CollectedItem], _ sheet: Sheet) throws -> SheetPlan.Fate {
        var most: Int64 = 0
        for item in items {
            let owed = try books.ledger.balance(of: item.account)
            let isLoan = item.account.kind == .loan
            most += isLoan ? min(max(0, owed), item.amount.minorUnits) : item.amount.minorUnits
        }
        let sum = items.reduce(0) { $0 + $1.amount.minorUnits }
        return most < sum ? .tooMuch(sheet.money(most)) : .pays(items)
    }
}
