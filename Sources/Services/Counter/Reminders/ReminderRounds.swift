internal import Accounting
internal import LedgerStore
internal import TextCommands

extension ReminderRules {
    /// Reminders the branch sends by itself, at the hours the MFI has set.
    var rounds: [Round] {
        [
            dayBefore.map { Round("reminders the day before", from: $0, perform: Self.dayBefore) },
            late.map { Round("reminders of what is late", from: $0, perform: Self.late) },
        ].compactMap(\.self)
    }

    /// What is due tomorrow. Of no use any more when the day has come.
    private static func dayBefore(
        _ books: OpenBooks, _ rules: CounterRules, _ day: Day, _ now: Moment
    ) throws {
        let date = ReminderDate(of: now, rules)
        guard date.hour == nil else { return }
        let days = DueDays.on(day.advanced(byDays: 1))
        try rules.remind(books, days, at: now, uselessAt: date.endOfToday) { _ in true }
    }

    /// What was due some days ago.
    private static func late(
        _ books: OpenBooks, _ rules: CounterRules, _ day: Day, _ now: Moment
    ) throws {
        try rules.remind(books, .before(day), at: now, uselessAt: nil) { due in
            let age = day.daysSince1970 - due.day.daysSince1970
            return rules.reminders.lateDays.contains(age)
        }
    }
}

extension CounterRules {
    fileprivate func remind(
        _ books: OpenBooks, _ days: DueDays, at now: Moment, uselessAt: Moment?,
        if isMeant: (ClientDue) -> Bool
    ) throws {
        let scopes =
            reminders.officers.isEmpty
            ? [DueScope.everybody] : reminders.officers.map(DueScope.officer)
        let groups = try reminders.groups.isEmpty ? nil : groups(in: books)
        let dues = try scopes.flatMap { try books.dues.open(days, in: $0) }.filter { due in
            isMeant(due) && groups?.contains(due.client.group) ?? true
        }
        let plan = try ReminderPlanner(books: books, rules: self, now: now).plan(dues, days)
        guard !plan.messages.isEmpty else { return }
        try plan.carryOut(in: books, uselessAt: uselessAt, at: now)
        try books.decisions.note(
            Decision(
                by: "branch", "reminded", about: "by the clock",
                detail: "\(plan.messages.count) messages"), at: now)
    }

    /// The codes of the groups the settings name.
    private func groups(in books: OpenBooks) throws -> Set<String> {
        let named = reminders.groups.compactMap(WrittenName.init)
        return Set(
            try books.people.groups().filter { group in
                [group.code, group.name].contains { WrittenName($0).map(named.contains) ?? false }
            }.map(\.code))
    }
}
