internal import Accounting
internal import LedgerStore
internal import MifosClient

extension PageReading {
    /// Asks for things one by one, or some together, by their ids: what the lists do not tell, and
    /// what was in them before and is not any more.
    func details() async throws {
        let (step, rules, pull) = (step, puller.rules, pull)
        let ids = try await puller.books.read { books in
            try DetailPlan(books: books, rules: rules, pull: pull).ids(of: step)
        }
        var at = progress
        var rest = ids[...]
        at.total = at.next + rest.count
        repeat {
            let some = Array(rest.prefix(count))
            let records = try await read(some)
            rest = rest.dropFirst(some.count)
            at.next += some.count
            at.isDone = rest.isEmpty
            try await keep(records, at)
        } while !at.isDone
    }

    /// Fineract answers a batch of loans, of clients and of savings accounts, not of groups.
    private var count: Int {
        switch step {
        case .groupDetails, .centreDetails: 1
        default: puller.rules.batchSize
        }
    }

    private func read(_ ids: [Int64]) async throws -> [PulledRecord] {
        guard !ids.isEmpty else { return [] }
        let askedAt = puller.now()
        let requests = ids.map(request)
        let answers =
            count == 1
            ? [try await puller.headOffice.ask(requests[0])]
            : try await puller.headOffice.askTogether(requests)
        return try zip(ids, answers).flatMap { id, answer in
            try answer.map { try records(id, $0, askedAt) } ?? gone(id, askedAt)
        }
    }

    /// What head office knows no more, or shows to another office, is kept as gone.
    private func gone(_ id: Int64, _ askedAt: Moment) -> [PulledRecord] {
        let kind: PulledKind? =
            switch step {
            case .missingClients: .client
            case .missingLoans: .loan
            case .missingSavings: .savings
            default: nil
            }
        return kind.map { [PulledRecord(goneFrom: $0, id: id, askedAt: askedAt)] } ?? []
    }

    private func request(_ id: Int64) -> FineractRequest {
        switch step {
        case .centreDetails: .centre(id)
        case .groupDetails: .group(id)
        case .missingClients: .client(id)
        case .missingSavings: .savingsAccount(id)
        default: .loan(id)
        }
    }

    private func records(
        _ id: Int64, _ answer: JSON, _ askedAt: Moment
    ) throws -> [PulledRecord] {
        switch step {
        case .centreDetails:
            let detail = PulledCentreDetail(
                calendar: PulledCalendar(FineractCentre(answer)?.calendar))
            return [try detail.record(id: id, askedAt: askedAt)]
        case .groupDetails:
            let group = FineractGroup(answer)
            let detail = PulledGroupDetail(
                members: (group?.members ?? []).sorted(),
                calendar: PulledCalendar(group?.calendar))
            return [try detail.record(id: id, askedAt: askedAt)]
        case .missingClients:
            return try [FineractClientRow(answer)].compactMap(\.self).map {
                try $0.content.record(id: id, askedAt: askedAt)
            }
        case .missingSavings:
            return try [FineractSavingsAccount(answer)].compactMap(\.self).map {
                try $0.content.record(id: id, askedAt: askedAt)
            }
        default:
            guard let loan = FineractLoan(answer) else { return [] }
            let schedule = try loan.schedule?.record(id: id, askedAt: askedAt)
            return [try loan.content.record(id: id, askedAt: askedAt), schedule]
                .compactMap(\.self)
        }
    }
}
