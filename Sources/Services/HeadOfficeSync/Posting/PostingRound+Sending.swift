internal import Accounting
internal import LedgerStore
internal import MifosClient

extension PostingRound {
    /// Sends the next ones; false when none may be sent now.
    mutating func send(_ terms: PostingTerms) async throws -> Bool {
        guard line.stop == nil, !isFruitless else { return false }
        let (limit, moment) = (batchSize, now())
        let due = try await file.read { try $0.postings.sendable(limit, at: moment) }
        guard !due.isEmpty else { return false }
        let ready = try await addressed(due)
        guard !ready.isEmpty, line.stop == nil else { return line.stop == nil }
        let parcels = ready.compactMap { addressed in
            addressed.command(terms).map { Parcel(posting: addressed.posting, command: $0) }
        }
        let without = ready.filter { $0.command(terms) == nil }.map(\.posting.id)
        try await write(without.map { ($0, .nothingToUndo) }, at: moment)
        try await intend(parcels)
        for parcel in parcels where !parcel.command.fitsBatch {
            try await sendAlone(parcel)
        }
        try await send(parcels.filter(\.command.fitsBatch))
        return true
    }

    /// State, key and day of each are in the books before the request leaves.
    private func intend(_ parcels: [Parcel]) async throws {
        let days = Dictionary(
            parcels.map { ($0.posting.id, $0.command.day) }, uniquingKeysWith: { first, _ in first }
        )
        let moment = now()
        try await file.write { try $0.postings.intend(days, at: moment) }
    }

    /// Sends what was intended. Where the server refuses the request as a whole, each half goes by
    /// itself, with the same keys: one locked loan must not hold up ninety-nine others.
    private mutating func send(_ parcels: [Parcel]) async throws {
        guard line.stop == nil, let first = parcels.first else {
            return try await giveBack(parcels)
        }
        guard !isFruitless else {
            return try await settle(parcels.map { ($0, .retrySameKey(.busy)) })
        }
        guard parcels.count > 1 else { return try await sendAlone(first) }
        guard hasBatches else { return try await sendEach(parcels) }
        let reply = await line.send(Batch(parcels.map(\.command)).request)
        switch BatchAnswer(reply, count: parcels.count) {
        case .items(let answers):
            batchSize = min(rules.batchSize, batchSize * 2)
            try await settle(zip(parcels, answers).map { ($0, $1) })
            for (parcel, answer) in zip(parcels, answers) where answer == .sendAlone {
                try await sendAlone(parcel)
            }
        case .refusedWhole:
            let middle = parcels.count / 2
            try await send(Array(parcels[..<middle]))
            try await send(Array(parcels[middle...]))
        case .noBatches:
            hasBatches = false
            try await sendEach(parcels)
        case .inDoubt(let delay):
            batchSize = max(1, batchSize / 2)
            try await settle(parcels.map { ($0, .retrySameKey(delay)) })
        case .halt(let halt):
            line.halt(.server(halt))
            try await giveBack(parcels)
        }
    }

    /// Sends each by itself, with the same keys: there is no way to the server's batches.
    private mutating func sendEach(_ parcels: [Parcel]) async throws {
        for (place, parcel) in parcels.enumerated() {
            guard !isFruitless else {
                return try await settle(parcels[place...].map { ($0, .retrySameKey(.busy)) })
            }
            try await sendAlone(parcel)
        }
    }

    private mutating func sendAlone(_ parcel: Parcel) async throws {
        guard line.stop == nil else { return try await giveBack([parcel]) }
        try await settle(
            [(parcel, PostingAnswer(await line.send(parcel.command.request)))], alone: true)
    }

    /// Back in the queue as it was: nothing left.
    private mutating func giveBack(_ parcels: [Parcel]) async throws {
        guard !parcels.isEmpty else { return }
        let moment = now()
        try await file.write { books in
            for parcel in parcels {
                try books.postings.settle(
                    parcel.posting.id, .again(at: moment, isStuck: false), at: moment)
            }
        }
    }

    /// Writes down what became of each, all in one write.
    private mutating func settle(
        _ answers: [(Parcel, PostingAnswer)], alone: Bool = false
    ) async throws {
        let moment = now()
        var verdict = PostingVerdict(patience: rules.patience, now: moment, generator: generator)
        var outcomes: [(Int64, PostingOutcome)] = []
        for (parcel, answer) in answers {
            if case .halt(let halt) = answer { line.halt(.server(halt)) }
            if answer == .sendAlone, !alone { continue }
            if case .posted(_, isCached: true) = answer { report.alreadyThere += 1 }
            if case .pendingApproval = answer { noteFruit() }
            outcomes.append((parcel.posting.id, verdict.outcome(answer, of: parcel.posting)))
        }
        try await write(outcomes, at: moment)
    }

    mutating func write(_ outcomes: [(Int64, PostingOutcome)], at moment: Moment) async throws {
        guard !outcomes.isEmpty else { return }
        let settled = outcomes
        try await file.write { books in
            for (id, outcome) in settled { try books.postings.settle(id, outcome, at: moment) }
        }
        for (_, outcome) in outcomes { report.count(outcome) }
        keepCount(outcomes)
        if outcomes.contains(where: \.1.isEnd) { noteFruit() }
        report.requests = line.requests
        progress(report)
    }
}

/// A posting and what is sent for it.
private struct Parcel: Sendable {
    let posting: HeadOfficePosting
    let command: PostingCommand
}

extension PostingOutcome {
    /// Whether nothing more is asked of it by itself.
    fileprivate var isEnd: Bool {
        switch self {
        case .posted, .refused: true
        case .pendingApproval, .again, .againWithNewKey, .unknown: false
        }
    }
}

extension PostingReport {
    fileprivate mutating func count(_ outcome: PostingOutcome) {
        switch outcome {
        case .posted: posted += 1
        case .pendingApproval: pending += 1
        case .refused: refused += 1
        case .again, .againWithNewKey, .unknown: break
        }
    }
}
