/// Several commands in one request, each with a transaction of its own.
///
/// They run one after the other, and one that fails does not stop the others
/// (`enclosingTransaction=false`).
public struct Batch: Hashable, Sendable {
    public let commands: [PostingCommand]

    public init(_ commands: [PostingCommand]) { self.commands = commands }

    /// What an answer to one item takes, in octets.
    private static let octetsPerItem = 700

    /// The request that carries them.
    public var request: FineractRequest {
        var request = FineractRequest.post(
            "batches", [.init("enclosingTransaction", "false")], body: .list(items))
        request.expectedOctets = commands.count * Self.octetsPerItem
        request.serverTime = .seconds(10) + .seconds(commands.count)
        return request
    }

    /// Fineract compares the header's name letter by letter.
    private var items: [JSON] {
        commands.enumerated().map { place, command in
            let request = command.request
            return .object([
                "requestId": .integer(Int64(place + 1)),
                "relativeUrl": .text("v1/" + request.relativeURL),
                "method": .text(request.method.rawValue),
                "headers": .list([
                    .object(["name": .text("Idempotency-Key"), "value": .text(command.key)])
                ]),
                "body": .text(String(decoding: request.body ?? [], as: UTF8.self)),
            ])
        }
    }
}

/// What a reply to a batch means.
public enum BatchAnswer: Hashable, Sendable {
    /// An answer for each command, in their order.
    case items([PostingAnswer])

    /// The request never got as far as its items: smaller ones may. Nothing was recorded.
    case refusedWhole

    /// There is no way to the server's batches, as behind a proxy that knows some addresses only.
    /// Nothing was recorded: each by itself, with the same keys.
    case noBatches

    /// Nothing is known of any item: the same again, with the same keys, later.
    case inDoubt(PostingAnswer.Delay)
    case halt(PostingAnswer.Halt)

    /// - Parameter count: How many commands were sent.
    public init(_ reply: FineractReply, count: Int) {
        guard case .answered(let answer) = reply else {
            self = .inDoubt(.unanswered)
            return
        }
        if answer.status == 200, let json = answer.json, case .list(let elements) = json {
            self = .items(Self.answers(elements, count: count))
            return
        }
        let single = PostingAnswer(answer)
        if case .halt(let halt) = single {
            self = .halt(halt)
            return
        }
        switch answer.status {
        // Fineract itself always says why, in JSON of its own.
        case 403, 404, 405, 501:
            self = FineractErrorBody(answer.json) == nil ? .noBatches : .refusedWhole
        // A lock on one loan refuses all of them; some servers take small ones only.
        case 400, 409, 413: self = .refusedWhole
        default: self.init(single)
        }
    }

    private init(_ answer: PostingAnswer) {
        switch answer {
        case .retrySameKey(let delay): self = .inDoubt(delay)
        case .refused: self = .refusedWhole
        default: self = .inDoubt(.unanswered)
        }
    }

    /// An item the answer says nothing of is in doubt.
    private static func answers(_ elements: [JSON], count: Int) -> [PostingAnswer] {
        var answers = [PostingAnswer](repeating: .retrySameKey(.unanswered), count: count)
        for element in elements {
            guard let number = element["requestId"]?.integer, (1...Int64(count)).contains(number),
                let status = element["statusCode"]?.integer
            else { continue }
            answers[Int(number) - 1] = PostingAnswer(
                FineractAnswer(
                    status: Int(clamping: status), headers: headers(element["headers"]),
                    body: Array((element["body"]?.string ?? "").utf8)))
        }
        return answers
    }

    private static func headers(_ json: JSON?) -> [FineractAnswer.Header] {
        (json?.elements ?? []).compactMap { header in
            guard let name = header["name"]?.string, let value = header["value"]?.string else {
                return nil
            }
            return FineractAnswer.Header(name, value)
        }
    }
}
