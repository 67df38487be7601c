internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Says who is late, and reminds them once the officer or manager has seen what that costs.
struct ReminderDesk {
    let errand: Errand

    private var books: OpenBooks { errand.books }
    private var rules: CounterRules { errand.rules }
    private var days: DueDays { .before(rules.calendar.day(of: errand.now)) }

    /// `LATE`, `LATE Umoja`
    func serve(late written: String?) throws -> (Reply, Outcome) {
        try serve(.late, written) { group in
            let dues = try books.dues.open(days, in: scope(group))
            guard let first = dues.first else {
                return (.reminder(.nobodyLate(group: group?.name)), .answered)
            }
            let total = dues.dropFirst().reduce(first.amount) { $0.adding($1.amount) ?? $0 }
            let people = dues.map { LateList.Person(name: $0.client.name, amount: $0.amount) }
            return (
                .reminder(.late(LateList(group: group?.name, total: total, people: people))),
                .answered
            )
        }
    }

    /// `REMIND`, `REMIND Umoja`: shown first, done after YES.
    func serve(remind written: String?, code: String?) throws -> (Reply, Outcome) {
        if let officer = errand.caller.officer {
            let form = Instruction.remind(group: written, code: nil).form(withCode: false)
            let refusal = try StaffCheck(errand: errand)
                .refusal(of: officer, code: code, form: form)
            if let refusal { return (refusal, .refused) }
        }
        return try serve(.remind, written) { group in
            let dues = try books.dues.open(days, in: scope(group))
            guard !dues.isEmpty else {
                return (.reminder(.nobodyLate(group: group?.name)), .answered)
            }
            let plan = try ReminderPlanner(books: books, rules: rules, now: errand.now)
                .plan(dues, days)
            return try serve(plan, in: group)
        }
    }

    private func serve(
        _ keyword: Keyword, _ written: String?, _ answer: (Group?) throws -> (Reply, Outcome)
    ) throws -> (Reply, Outcome) {
        guard errand.caller.officer != nil || errand.caller.user?.role == .manager else {
            return (.notForYou(errand.caller.helpTopic(rules.balanceAccess)), .refused)
        }
        guard let written else {
            if try hasNoGroup { return (.reminder(.noGroup(keyword)), .refused) }
            return try answer(nil)
        }
        switch try GroupFinder(books: books).group(written) {
        case .found(let group):
            if isAnothers(group) {
                return (.reminder(.notYourGroup(group.name, keyword: keyword)), .refused)
            }
            return try answer(group)
        case .several(let groups):
            let codes = groups.map(\.code)
            let reply = ReminderReply.severalGroups(written, codes: codes, keyword: keyword)
            return (.reminder(reply), .refused)
        case .none(let nearest):
            let reply = ReminderReply.unknownGroup(
                written, suggestion: nearest?.name, keyword: keyword)
            return (.reminder(reply), .refused)
        }
    }

    /// A group that has no officer is nobody's, and every officer may name it.
    private func isAnothers(_ group: Group) -> Bool {
        guard let officer = errand.caller.officer else { return false }
        return group.officer.map { $0 != officer.code } ?? false
    }

    /// Whether he holds no group's meetings: nobody being late in them would say nothing.
    private var hasNoGroup: Bool {
        get throws {
            guard let officer = errand.caller.officer else { return false }
            return try !books.people.groupsWithOfficers().contains { $0.officer == officer.code }
        }
    }

    /// A manager asks about everybody, an officer about his groups.
    private func scope(_ group: Group?) -> DueScope {
        if let group { return .group(group.code) }
        return errand.caller.officer.map { .officer($0.code) } ?? .everybody
    }
}

extension ReminderDesk {
    /// What he agreed to may have shrunk since, because somebody paid; it never grows.
    private func serve(_ plan: ReminderPlan, in group: Group?) throws -> (Reply, Outcome) {
        let about = Agreement(group: group?.code, day: plan.date.today, clients: plan.clients)
        if let agreed = errand.confirmed.flatMap({ Agreement($0.subject) }),
            agreed.group == about.group, agreed.day == about.day
        {
            return try carryOut(plan.among(Set(agreed.clients)), in: group)
        }
        let preview = plan.preview(of: group?.name, tariff: rules.reminders.tariff)
        guard !plan.messages.isEmpty,
            let nonce = try errand.nonce(
                for: .remind(group: group?.code, code: nil), about: about.text)
        else { return (.reminder(.nobodyToRemind(preview)), .answered) }
        return (.reminder(.preview(preview, nonce: nonce)), .answered)
    }

    private func carryOut(_ plan: ReminderPlan, in group: Group?) throws -> (Reply, Outcome) {
        guard !plan.messages.isEmpty else {
            let preview = plan.preview(of: group?.name, tariff: rules.reminders.tariff)
            return (.reminder(.nobodyToRemind(preview)), .answered)
        }
        try plan.carryOut(in: books, by: rules, cause: errand.message.id, at: errand.now)
        try books.decisions.note(
            Decision(
                by: errand.actor, "reminded", about: group?.code ?? "everybody",
                detail: "\(plan.messages.count) messages", message: errand.message.id),
            at: errand.now)
        return (.reminder(.reminded(plan.messages.count, from: plan.date.hour)), .answered)
    }
}

/// Whom an officer agreed to remind, as the question keeps it:
/// `remind 2026-11-23 1024,1025 G1`.
private struct Agreement {
    let group: String?
    let day: Day
    let clients: [String]

    init(group: String?, day: Day, clients: [String]) {
        self.group = group
        self.day = day
        self.clients = clients
    }

    init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count > 3, words[0] == "remind", let day = Day(iso: words[1]) else {
            return nil
        }
        self.day = day
        clients = words[2].split(separator: ",").map(String.init)
        let code = words[3...].joined(separator: " ")
        group = code.isEmpty ? nil : code
    }

    var text: String {
        ["remind", day.iso, clients.joined(separator: ","), group ?? ""].joined(separator: " ")
    }
}
