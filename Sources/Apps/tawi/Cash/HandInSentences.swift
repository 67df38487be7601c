internal import Accounting
internal import LedgerStore

/// What the cashier reads about a hand-in, taken or not.
struct HandInSentences {
    /// The officer's name.
    let officer: String
    let calendar: BranchCalendar

    /// What was done, a line each.
    func lines(on handIn: HandIn, left: CashInHand, disputed: [Reference]) -> [String] {
        let count = handIn.collections.count
        var lines = [
            "\(handIn.reference)  \(officer) handed in \(handIn.counted.textWithCode): "
                + "\(count) \(count == 1 ? "collection" : "collections")."
        ]
        if handIn.difference.isPositive {
            lines.append("\(handIn.difference.textWithCode) too much is kept in suspense.")
        }
        if left.carried.isPositive {
            lines.append("\(left.carried.textWithCode) is missing: \(officer) still owes it.")
        }
        if left.collected.isPositive {
            lines.append(
                "\(officer) still holds \(left.collected.textWithCode) of other collections.")
        }
        if !disputed.isEmpty {
            let names = disputed.map(\.text).joined(separator: ", ")
            lines.append("Counted, and disputed all the same: \(names).")
        }
        return lines
    }

    /// Why nothing was done, and what to do next.
    func sentence(about refusal: HandInRefusal) -> String {
        switch refusal {
        case .nothingHeld(let last?):
            let time = calendar.civilTime(of: last.receivedAt)
            return "\(officer) has nothing to hand in: \(last.counted.textWithCode) were counted "
                + "on \(time.day.iso) at \(time.hourAndMinute) as \(last.reference). "
                + "See: tawi cash show \(last.reference)"
        case .nothingHeld(nil):
            return "\(officer) has nothing to hand in: no collection waits. See: tawi cash list"
        case .differs(let due, let counted): return difference(due, counted)
        case .samePerson(let code):
            return "\(code) stands twice in this hand-in. The officer, the cashier (--by) and the "
                + "second person (--with) must be different people."
        case .denominationsDiffer(let sum, let counted):
            return "The notes and coins of --count make \(sum?.textWithCode ?? "more than that"), "
                + "not \(counted.textWithCode). Count again; nothing was booked."
        case .notHeld(let reference):
            return "\(officer) does not hold the cash of \(reference). See: tawi cash list"
        case .amountMakesNoSense:
            return "The books cannot hold this amount. Write what was counted; nothing was booked."
        }
    }

    private func difference(_ due: Money, _ counted: Money) -> String {
        let difference = counted.subtracting(due) ?? counted
        let words =
            difference.isPositive
            ? "\(difference.textWithCode) is too much"
            : "\(difference.negated?.textWithCode ?? "") is missing"
        return "\(officer)'s texts add up to \(due.textWithCode), counted was "
            + "\(counted.textWithCode): \(words). Nothing was booked. Count again; if it stays so, "
            + "add --reason \"…\" and a second person: --with USER"
    }
}
