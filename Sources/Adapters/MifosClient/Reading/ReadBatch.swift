/// Several questions in one request.
public struct ReadBatch: Hashable, Sendable {
    public let questions: [FineractRequest]

    public init(_ questions: [FineractRequest]) { self.questions = questions }

    /// What the answer to one question takes at most, packed.
    private static let octetsPerItem = 2000

    /// The request that carries them.
    public var request: FineractRequest {
        let items = questions.enumerated().map { place, question in
            JSON.object([
                "requestId": .integer(Int64(place + 1)),
                "relativeUrl": .text("v1/" + question.relativeURL),
                "method": .text(question.method.rawValue),
                "headers": .list([]),
            ])
        }
        var request = FineractRequest.post(
            "batches", [.init("enclosingTransaction", "false")], body: .list(items))
        request.expectedOctets = questions.count * Self.octetsPerItem
        request.serverTime = .seconds(10) + .seconds(questions.count / 5)
        return request
    }

    /// An answer for each question, in their order; nil where the answer says nothing of one.
    public func answers(in answer: FineractAnswer) -> [FineractAnswer?] {
        var answers = [FineractAnswer?](repeating: nil, count: questions.count)
        for element in answer.json?.elements ?? [] {
            guard let number = element["requestId"]?.integer,
                (1...Int64(max(questions.count, 1))).contains(number), !questions.isEmpty,
                let status = element["statusCode"]?.integer
            else { continue }
            answers[Int(number) - 1] = FineractAnswer(
                status: Int(clamping: status),
                body: Array((element["body"]?.string ?? "").utf8))
        }
        return answers
    }
}
