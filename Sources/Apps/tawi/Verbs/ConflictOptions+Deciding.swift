internal import Accounting
internal import Counter
internal import HeadOfficeSync
internal import LedgerStore

extension ConflictOptions {
    /// Moves the money: two people, neither of them the officer who collected it.
    func move(
        to destination: HeadOfficePostings.Destination, _ second: Agreement, _ done: String
    ) async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let (verb, now, calendar) = (self, Moment.now(), configuration.calendar)
            let move: @Sendable (OpenBooks) throws -> Party? = { books in
                let desk = ConflictDesk(books: books, calendar: calendar, now: now)
                let found = try Self.conflict(verb.conflict, at: desk)
                let people = try verb.people(second, about: found, in: books)
                try Self.refuse(
                    try desk.move(
                        found.posting.id, to: destination, by: people.maker.holder,
                        with: people.checker?.holder ?? "", because: second.reason))
                return try people.checker?.party(in: books)
            }
            try await Self.prove(try await books.rehearse(move), configuration, books, at: now)
            _ = try await books.write(move)
            printLine("\(done). It is in the journal of decisions.")
        }
    }

    /// Takes the collection back under an approval of two, as every reversal.
    func reverse(_ second: Agreement) async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let (verb, now, rules) = (self, Moment.now(), configuration.rules)
            let take: @Sendable (OpenBooks) throws -> (ApprovalAnswer, Party?) = { books in
                let desk = ConflictDesk(books: books, calendar: rules.calendar, now: now)
                let found = try Self.conflict(verb.conflict, at: desk)
                let people = try verb.people(second, about: found, in: books)
                let answer = try verb.reverse(found, people, second.reason, books, rules, at: now)
                return (answer, try people.checker?.party(in: books))
            }
            let (rehearsed, named) = try await books.rehearse(take)
            guard rehearsed.isDone else { throw Refused(rehearsed.text) }
            try await Self.prove(named, configuration, books, at: now)
            let (answer, _) = try await books.write(take)
            guard answer.isDone else { throw Refused(answer.text) }
            printLine(answer.text)
        }
    }

    private func reverse(
        _ found: Conflict, _ people: Signatories, _ reason: String,
        _ books: OpenBooks, _ rules: CounterRules, at now: Moment
    ) throws -> ApprovalAnswer {
        let reference = found.posting.reference
        let asker = people.checker?.holder ?? ""
        try books.decisions.note(
            Decision(
                by: asker, "conflict to be reversed", about: reference.text,
                detail: "\(found.posting.code ?? "refused"). \(reason)"), at: now)
        let approval = try books.approvals.ask(.reversal(reference), by: asker, at: now)
        guard let manager = try books.people.user(code: people.maker.code) else {
            throw Refused("--by \(by): there is no manager of this code. See: tawi users list")
        }
        let answer = try ApprovalDesk(books: books, rules: rules, now: now)
            .decide(approval.reference.text, .approved, by: Party(manager))
        // Both rows leave the desk in the same write.
        try books.postings.choose(verifiedFirst: rules.day.verifyBeforePosting, at: now)
        return answer
    }

    private func people(
        _ second: Agreement, about conflict: Conflict, in books: OpenBooks
    ) throws -> Signatories {
        guard second.reason.contains(where: { !$0.isWhitespace }) else {
            throw Refused("--reason is empty. Say in a few words why.")
        }
        let officer = try Self.officer(of: conflict, in: books)
        return try Signatories(by: by, with: second.with, about: officer, in: books)
    }

    /// The second person is there: money moves while both look at it.
    private static func prove(
        _ named: Party?, _ configuration: Configuration, _ books: Books, at now: Moment
    ) async throws {
        let second = SecondPerson(configuration: configuration, books: books, now: now)
        guard let named, try await second.isThere(named, orElse: .isRefused) else {
            throw Refused("Nothing was done: the second person has to type a PIN.")
        }
    }

    /// Nobody decides about what he collected himself.
    static func officer(of conflict: Conflict, in books: OpenBooks) throws -> Person {
        guard let officer = try books.people.officer(code: conflict.posting.officer) else {
            throw Refused("The officer \(conflict.posting.officer) is not in the books.")
        }
        return Person(officer)
    }

    static func conflict(_ number: Int64, at desk: ConflictDesk) throws -> Conflict {
        guard let found = try desk.conflicts().first(where: { $0.posting.id == number }) else {
            throw Refused("Nothing waits for a decision as \(number). See: tawi sync conflicts")
        }
        return found
    }

    static func refuse(_ verdict: ConflictDesk.Verdict) throws {
        switch verdict {
        case .decided: return
        case .settledAlready(let state):
            throw Refused("It is \(state.rawValue) by now. See: tawi sync conflicts")
        case .refused(.loanOverpaid(let outstanding)):
            throw Refused("On that loan only \(outstanding.textWithCode) is owed.")
        case .refused(.unknownAccount(let account)):
            throw Refused("The branch keeps no account \(account.code).")
        case .refused(let refusal): throw Refused("The books cannot take it: \(refusal).")
        case .notAnAccount: throw Refused("Head office keeps loans and savings only.")
        case .unknown: throw Refused("It is gone. See: tawi sync conflicts")
        }
    }
}
