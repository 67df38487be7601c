public import MifosClient

extension HeadOfficeReading {
    /// Questions put to Fineract over the line.
    ///
    /// A question without an answer is put again a few times: reading twice does no harm.
    ///
    /// - Parameter mayAsk: Called before each request with what the line has carried so far; throws
    ///   where it is to carry no more for now.
    public init(
        _ client: FineractClient, tries: Int = 3, clock: any Clock<Duration> = .continuous,
        mayAsk: @escaping @Sendable (Traffic) async throws -> Void = { _ in }
    ) {
        let line = ReadingLine(client: client, tries: tries, clock: clock, mayAsk: mayAsk)
        self.init(ask: line.ask, askTogether: line.askTogether)
    }
}

/// Why nothing more is read for now.
public enum LineTrouble: Error, Hashable, Sendable {
    /// Nobody answers, or nobody who is Fineract.
    case offline(PostingReport.NetworkReason?)

    /// Only a person can put it right.
    case halted(PostingAnswer.Halt)
}

/// Puts questions to Fineract, one request at a time.
private struct ReadingLine: Sendable {
    let client: FineractClient
    let tries: Int
    let clock: any Clock<Duration>
    let mayAsk: @Sendable (Traffic) async throws -> Void

    /// Between two tries.
    private static let pause = Duration.milliseconds(500)

    func ask(_ question: FineractRequest) async throws -> JSON? {
        try await insist { try Self.json(ReadAnswer(await client.send(question))) }
    }

    /// Where the server has no batches each question is put by itself; so is one it left out.
    func askTogether(_ questions: [FineractRequest]) async throws -> [JSON?] {
        let batch = ReadBatch(questions)
        try await mayAsk(client.traffic)
        guard case .answered(let answer) = await client.send(batch.request, packed: false),
            answer.status == 200
        else { return try await askEach(questions) }
        var answers: [JSON?] = []
        for (question, item) in zip(questions, batch.answers(in: answer)) {
            switch item.map(ReadAnswer.init) {
            case .found(let json)?: answers.append(json)
            case .absent?: answers.append(nil)
            default: answers.append(try await ask(question))
            }
        }
        return answers
    }

    private func askEach(_ questions: [FineractRequest]) async throws -> [JSON?] {
        var answers: [JSON?] = []
        for question in questions { answers.append(try await ask(question)) }
        return answers
    }

    private func insist(_ once: () async throws -> JSON?) async throws -> JSON? {
        for turn in 1... {
            try await mayAsk(client.traffic)
            do {
                return try await once()
            } catch LineTrouble.offline(let reason) where turn < tries && reason != .unreachable {
                try await clock.sleep(for: Self.pause * turn)
            }
        }
        return nil
    }

    private static func json(_ answer: ReadAnswer) throws -> JSON? {
        switch answer {
        case .found(let json): return json
        case .absent: return nil
        case .later(let reason):
            throw LineTrouble.offline(reason.map(PostingReport.NetworkReason.init))
        case .halt(let halt): throw LineTrouble.halted(halt)
        }
    }
}
