/// A request to the simulation itself, outside the API: `/simulation/…`.
public struct ControlOrder: Sendable {
    public var method: String
    /// The segments after `simulation`.
    public var path: [String]
    public var query: [String: String]
    var body: JSONObject

    public init(method: String, path: [String], query: [String: String], body: [UInt8]) {
        self.method = method
        self.path = path
        self.query = query
        self.body = JSONReader.value(of: body)?.object ?? JSONObject()
    }

    func number(_ name: String) -> Int? { body[name]?.integer }
}

/// An order that makes no sense, in words that say what does.
struct ControlRefusal: Error, Hashable {
    var message: String

    init(_ message: String) { self.message = message }

    var answer: FineractAnswer { FineractAnswer(["error": .string(message)], status: 400) }
}
