internal import Accounting
internal import LedgerStore
internal import MifosClient

extension PostingRound {
    /// How many are looked for before it is seen again what is due.
    private static let atOnce = 50

    /// Looks for those in doubt; false when there are none.
    mutating func lookForUnknown(_ terms: PostingTerms) async throws -> Bool {
        try await each(.unknown) { round, addressed in
            guard let question = addressed.question(terms) else { return .nothingToUndo }
            let finding = await round.find(question)
            var verdict = round.verdict
            let outcome = verdict.outcome(finding, of: addressed.posting)
            if case .posted = outcome { round.report.alreadyThere += 1 }
            return outcome
        }
    }

    /// Asks after those that wait for somebody at head office; false when there are none.
    mutating func askForApprovals(_ terms: PostingTerms) async throws -> Bool {
        try await each(.pendingApproval) { round, addressed in
            guard let command = addressed.posting.command else { return .nothingToUndo }
            let finding = await round.approval(command, of: addressed, terms)
            let sent = try await round.file.read { try $0.postings.lastSent(addressed.posting.id) }
            var verdict = round.verdict
            return verdict.outcome(finding, command: command, sent: sent)
        }
    }

    /// What head office knows of an approval. That somebody still has to decide is an answer too,
    /// the first time it is given in a round.
    private mutating func approval(
        _ command: Int64, of addressed: AddressedPosting, _ terms: PostingTerms
    ) async -> ApprovalFinding {
        let (before, isFirst) = (line.requests, askedAfter.insert(command).inserted)
        let audit = ApprovalQuestion(command: command)
        let finding = audit.finding(await line.send(audit.request))
        if case .halt(let halt) = finding { line.halt(.server(halt)) }
        if finding == .waiting, isFirst { passOver(line.requests - before) }
        guard finding == .unknown, line.stop == nil, let question = addressed.question(terms)
        else { return finding }
        // Whoever may not read audits sees the transaction all the same, once it is there.
        switch await find(question) {
        case .stands(let resource, let isReversed)
        where addressed.posting.kind != .undo || isReversed:
            return .approved(resource: resource)
        case .stands, .absent: if isFirst { passOver(line.requests - before) }
        case .unknown, .halt: break
        }
        return .unknown
    }

    private var verdict: PostingVerdict<SystemRandomNumberGenerator> {
        PostingVerdict(patience: rules.patience, now: now(), generator: generator)
    }

    private mutating func find(_ question: PostingQuestion) async -> Finding {
        let finding = question.finding(await line.send(question.request))
        if case .halt(let halt) = finding { line.halt(.server(halt)) }
        return finding
    }

    /// Settles each posting of a state that is due, one by one.
    private mutating func each(
        _ state: HeadOfficePosting.State,
        _ outcome: (inout PostingRound, AddressedPosting) async throws -> PostingOutcome
    ) async throws -> Bool {
        guard line.stop == nil else { return false }
        let moment = now()
        let due = try await file.read { try $0.postings.due(state, Self.atOnce, at: moment) }
        for one in try await addressed(due) where line.stop == nil {
            let before = line.requests
            let outcome = try await outcome(&self, one)
            guard line.stop == nil else { break }
            if outcome.isCertain { passOver(line.requests - before) }
            try await write([(one.posting.id, outcome)], at: now())
        }
        return !due.isEmpty
    }
}

extension PostingOutcome {
    /// Whether head office said how it stands.
    fileprivate var isCertain: Bool {
        switch self {
        case .posted, .refused, .again, .againWithNewKey: true
        case .unknown, .pendingApproval: false
        }
    }
}
