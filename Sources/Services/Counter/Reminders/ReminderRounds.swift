internal import Accounting
internal import LedgerStore
internal import TextCommands

extension ReminderRules {
    /// Reminders the branch sends by itself, at the hours the MFI has set.
    var rounds: [Round] {
        [
            dayBefore.map { Round("reminders the day before", from: $0, perform: Self.dayBefore) },
            late.map { Round(Self.lateRound, from: $0, perform: Self.late) },
        ].compactMap(\.self)
    }

    private static let lateRound = "reminders of what is late"

    /// For so many days what a box that was off has missed is made up.
    private static let madeUpDays = 2

    /// What is due tomorrow. Of no use any more when the day has come.
    private static func dayBefore(
        _ books: OpenBooks, _ rules: CounterRules, _ day: Day, _ now: Moment
    ) throws {
        let date = ReminderDate(of: now, rules)
        guard date.hour == nil else { return }
        let days = DueDays.on(day.advanced(byDays: 1))
        try rules.remind(books, days, at: now, uselessAt: date.endOfToday) { _ in true }
    }

    /// What was due some days ago; those the branch would have reminded while it was off, too.
    private static func late(
        _ books: OpenBooks, _ rules: CounterRules, _ day: Day, _ now: Moment
    ) throws {
        let last = try books.rounds.lastDay(of: lateRound, before: day)
        let missed = last.map { day.daysSince1970 - $0.daysSince1970 - 1 } ?? 0
        try rules.remind(books, .before(day), at: now, uselessAt: nil) { due in
            let age = day.daysSince1970 - due.day.daysSince1970
            return (0...min(max(missed, 0), madeUpDays)).contains { late in
                rules.reminders.lateDays.contains(age - late)
            }
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
        try plan.carryOut(in: books, by: self, uselessAt: uselessAt, at: now)
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
