public import Accounting
public import LedgerStore
internal import TextCommands

/// The cashier's window: officers' cash comes in, within one write.
public struct CashWindow {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    public init(books: OpenBooks, rules: CounterRules, now: Moment) {
        self.books = books
        self.rules = rules
        self.now = now
    }

    /// Counts an officer's cash against his texts, takes it into the till and tells him.
    ///
    /// - Throws: `DatabaseError` when the disk fails. A refusal is a verdict, not an error.
    public func receive(_ slip: HandInSlip) throws -> HandInVerdict {
        if let twice = try personTwice(in: slip) { return .refused(.samePerson(twice)) }
        let posting = Posting(at: now, day: rules.calendar.day(of: now))
        let verdict = try books.till.receive(slip, on: posting)
        guard case .received(let handIn) = verdict else { return verdict }
        try note(handIn)
        try endOtherCounts(of: slip.officer)
        let left = try books.till.cashInHand(of: slip.officer, in: rules.currency).balance
        let notice = try handIn.notice(in: books, rules, left: left)
        try tellOfficer(handIn.officer, notice)
        try tellManagers(of: handIn, notice)
        return verdict
    }

    /// Who stands in the slip twice: a member of the staff with an officer's phone is that officer.
    private func personTwice(in slip: HandInSlip) throws -> String? {
        let phone = try books.people.officer(code: slip.officer)?.phone
        return try [slip.cashier, slip.variance?.witness].compactMap { $0 }.first { code in
            try phone != nil && books.people.user(code: code)?.phone == phone
        }
    }

    private func note(_ handIn: HandIn) throws {
        let detail = handIn.variance.map {
            "due \(handIn.due.textWithCode), \($0.reason), with user:\($0.witness)"
        }
        try books.decisions.note(
            Decision(
                by: "user:\(handIn.cashier)",
                handIn.variance == nil ? "cash received" : "cash received with a variance",
                about: handIn.reference.text,
                detail: (["officer:\(handIn.officer)", handIn.counted.textWithCode]
                    + [detail].compactMap { $0 }).joined(separator: ", ")),
            at: now)
    }

    /// Counts that still wait were of cash that was handed in now.
    private func endOtherCounts(of officer: String) throws {
        for approval in try books.approvals.waiting(at: now) {
            guard case .variance(let number, _) = approval.matter,
                try books.heldCounts.count(number)?.slip.officer == officer
            else { continue }
            try books.approvals.close(approval, at: now)
            try books.decisions.note(
                Decision(
                    by: "branch", "\(approval.matter.name) overtaken",
                    about: approval.reference.text,
                    detail: "officer:\(officer) handed in, asked by \(approval.askedBy)"),
                at: now)
        }
    }

    private func tellOfficer(_ code: String, _ notice: HandInNotice) throws {
        guard let officer = try books.people.officer(code: code) else { return }
        try books.outbox.enqueue(
            OutgoingMessage(
                to: officer.phone,
                text: try books.words(
                    for: .cash(.received(notice)), in: officer.language, by: rules, at: now),
                as: .receipt),
            at: now)
    }

    private func tellManagers(of handIn: HandIn, _ notice: HandInNotice) throws {
        switch rules.day.tellHandIns {
        case .never: return
        case .differing where handIn.variance == nil: return
        case .differing, .always:
            try ManagersAlert(books: books, rules: rules, now: now).tell(.cash(.handedIn(notice)))
        }
    }
}
