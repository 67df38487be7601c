internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Tells the managers, each in his own language, and asks those of them who may decide.
struct ManagersAlert {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    /// The message that led to it; nil for what the branch tells by itself.
    var cause: IncomingMessage?

    /// Tells every manager.
    func tell(_ reply: Reply, about reference: Reference? = nil) throws {
        try tell(try managers(), reply, about: reference)
    }

    /// Asks those who may decide: the managers whom it does not concern and whoever is asked by
    /// name. Where it concerns every manager they are told all the same.
    func ask(
        _ approval: Approval, _ reply: ApprovalReply, about reference: Reference? = nil
    ) throws {
        let managers = try managers()
        let parties = try books.parties(to: approval)
        var asked = managers.filter { manager in !parties.contains { $0.isSame(as: manager) } }
        if let named = try approval.addressee.flatMap(books.party), !asked.contains(named) {
            asked.append(named)
        }
        try tell(asked.isEmpty ? managers : asked, .approval(reply), about: reference)
    }

    /// Tells them when wrong PINs and codes in somebody's name grow many.
    func guessing(at member: StaffMember) throws {
        let wrong = try books.pins.wrongToday(of: member.holder, at: now)
        guard wrong == 5 || wrong == 20 || wrong > 0 && wrong % 100 == 0 else { return }
        let name = StaffName(name: member.name, code: member.code)
        try tell(.access(.alert(.guessing(name, wrong: wrong))))
    }

    private func managers() throws -> [Party] { try books.people.managers().map { Party($0) } }

    private func tell(_ people: [Party], _ reply: Reply, about reference: Reference?) throws {
        let alert = StaffAlert(reply, cause: cause?.id, about: reference)
        for person in people {
            guard let phone = person.phone else { continue }
            try books.tell(
                alert, at: phone, in: person.language, of: rules.languages, at: now)
        }
    }
}

extension Errand {
    /// Tells the managers of something in this message.
    var managers: ManagersAlert {
        ManagersAlert(books: books, rules: rules, now: now, cause: message)
    }
}
