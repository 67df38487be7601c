internal import Foundation

/// A request inside a batch.
struct BatchItem: Sendable {
    var id: Int
    var method: String
    var relativeURL: String
    /// As they were written; a name that stands twice is a fault.
    var headers: [(name: String, value: String)]
    var reference: Int?
    var body: String

    init?(_ object: JSONObject) {
        guard let id = object["requestId"]?.integer, let url = object["relativeUrl"]?.text,
            let method = object["method"]?.text
        else { return nil }
        self.id = id
        self.method = method.uppercased()
        relativeURL = url
        reference = object["reference"]?.integer
        body = object["body"]?.text ?? ""
        headers = (object["headers"]?.array ?? []).compactMap { header in
            guard let name = header.object?["name"]?.text else { return nil }
            return (name, header.object?["value"]?.text ?? "")
        }
    }

    var namesAHeaderTwice: Bool { Set(headers.map(\.name)).count < headers.count }

    /// The path and the query of the URL; `v1/` is added where it is missing.
    private var parts: (path: [String], query: [String: String]) {
        let parts = relativeURL.split(separator: "?", maxSplits: 1)
        var path = (parts.first ?? "").split(separator: "/").map(String.init)
        if let first = path.first, !["v1", "v2"].contains(first) { path.insert("v1", at: 0) }
        return (path, Self.query(parts.count > 1 ? String(parts[1]) : ""))
    }

    static func query(_ text: String) -> [String: String] {
        text.split(separator: "&").reduce(into: [:]) { query, pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map {
                String($0).replacing("+", with: " ").removingPercentEncoding ?? String($0)
            }
            if let name = parts.first { query[name] = parts.count > 1 ? parts[1] : "" }
        }
    }

    /// The request as if it came alone. Header names are compared letter for letter here, so only
    /// one written exactly `Idempotency-Key` counts; the key of the whole batch does not.
    func request(inside batch: FineractRequest) -> FineractRequest {
        var request = batch
        (request.path, request.query) = parts
        request.method = method
        request.body = Array(body.utf8)
        request.headers["idempotency-key"] = headers.first { $0.name == "Idempotency-Key" }?.value
        return request
    }

    /// Whether the server has a strategy for it; the patterns are the server's own.
    var isSupported: Bool {
        guard !relativeURL.hasPrefix("/"), parts.path.first == "v1" else { return false }
        let patterns = method == "GET" ? Self.reads : method == "POST" ? Self.writes : []
        return patterns.contains { Self.matches(parts.path.dropFirst(), $0) }
    }

    /// `#` stands for a number, `*` for letters, digits, `_` and `-`.
    private static let reads = [
        "loans/#", "loans/external-id/*", "loans/#/transactions/#",
        "loans/external-id/*/transactions/external-id/*", "savingsaccounts/#",
    ]
    private static let writes = [
        "loans/#", "loans/external-id/*", "loans/#/transactions",
        "loans/external-id/*/transactions", "loans/#/transactions/#",
        "loans/external-id/*/transactions/external-id/*", "savingsaccounts/#/transactions",
        "savingsaccounts/#/transactions/#",
    ]

    private static func matches(_ path: ArraySlice<String>, _ pattern: String) -> Bool {
        let wanted = pattern.split(separator: "/")
        return wanted.count == path.count
            && zip(wanted, path).allSatisfy { wanted, segment in
                switch wanted {
                case "#": Int(segment) != nil
                case "*":
                    segment.utf8.allSatisfy {
                        (48...57) ~= $0 || (65...90) ~= $0 || (97...122) ~= $0 || $0 == 95
                            || $0 == 45
                    }
                default: wanted == segment
                }
            }
    }
}
