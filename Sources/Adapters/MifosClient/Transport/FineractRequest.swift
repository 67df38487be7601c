/// A request to Fineract, before it is dressed for the wire.
public struct FineractRequest: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
    }

    public var method: Method

    /// Below the server's address, without a slash in front: `loans/5/transactions`.
    public var path: String

    /// In the order they are written.
    public var query: [Parameter]

    /// At most 50 octets; nil for what changes nothing.
    public var idempotencyKey: String?

    /// JSON; nil where there is none.
    public var body: [UInt8]?

    /// How large the answer may be, in octets: what is awaited is given its time.
    public var expectedOctets = 16_384

    /// What the server may need for the work itself.
    public var serverTime = Duration.zero

    public struct Parameter: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A question.
    public static func get(_ path: String, _ query: [Parameter] = []) -> FineractRequest {
        FineractRequest(method: .get, path: path, query: query, idempotencyKey: nil, body: nil)
    }

    /// A command, with the key that makes it the same command when it is sent again.
    public static func post(
        _ path: String, _ query: [Parameter] = [], body: JSON, key: String? = nil
    ) -> FineractRequest {
        FineractRequest(
            method: .post, path: path, query: query, idempotencyKey: key, body: body.octets)
    }

    /// Path and query as they stand in an address, whatever is in them escaped.
    public var relativeURL: String {
        let path = path.split(separator: "/", omittingEmptySubsequences: false)
            .map { Self.escaped(String($0)) }.joined(separator: "/")
        let pairs = query.map { Self.escaped($0.name) + "=" + Self.escaped($0.value) }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// Percent-encoded except for the unreserved characters (RFC 3986 §2.3).
    private static func escaped(_ text: String) -> String {
        text.utf8.map { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                String(UnicodeScalar(octet))
            default:
                "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
