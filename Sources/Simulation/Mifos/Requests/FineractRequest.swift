/// A request as it reaches Fineract.
public struct FineractRequest: Sendable {
    public var method: String
    /// The decoded segments of the path after `/fineract-provider/api`, such as `v1`, `loans`, `5`.
    public var path: [String]
    public var query: [String: String]
    /// By their names in small letters.
    public var headers: [String: String]
    public var body: [UInt8]

    public init(
        method: String, path: [String], query: [String: String], headers: [String: String],
        body: [UInt8]
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    var isWrite: Bool { method != "GET" }

    var idempotencyKey: String? { headers["idempotency-key"] }

    /// A whole number of the query, or nil.
    func number(_ name: String) -> Int? { query[name].flatMap { Int($0) } }

    func asks(for association: String) -> Bool {
        let asked = query["associations", default: ""].split(separator: ",").map {
            $0.drop { $0 == " " }
        }
        return asked.contains(association[...]) || asked.contains("all")
    }
}

/// What Fineract answers.
public struct FineractAnswer: Hashable, Sendable {
    public var status: Int
    public var body: String
    /// Nil where the answer carries no Content-Type.
    public var contentType: String? = "application/json"
    /// By their names as they are sent.
    public var headers: [String: String] = [:]

    init(status: Int = 200, body: String, contentType: String? = "application/json") {
        self.status = status
        self.body = body
        self.contentType = contentType
    }

    init(_ value: JSONValue, status: Int = 200) {
        self.init(status: status, body: value.written)
    }

    /// Marks it as one that was given before (`x-served-from-cache`).
    var cached: FineractAnswer {
        var answer = self
        answer.headers["x-served-from-cache"] = "true"
        return answer
    }
}
