/// What came back of a request.
public enum FineractReply: Hashable, Sendable {
    /// A whole answer of whoever is at the other end.
    case answered(FineractAnswer)

    /// No whole answer came.
    case unanswered(NetworkFailure)
}

/// An answer as it came.
public struct FineractAnswer: Hashable, Sendable {
    public var status: Int

    /// In the order they came; names as they were written.
    public var headers: [Header]

    /// Unpacked where it came compressed.
    public var body: [UInt8]

    public struct Header: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of this name, in any case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as JSON; nil where it is none.
    public var json: JSON? { JSON(body) }

    /// Whether the server repeats what it answered to an earlier request with the same key.
    public var isServedFromCache: Bool {
        header("x-served-from-cache")?.lowercased() == "true"
    }
}

/// Why no whole answer came.
public struct NetworkFailure: Error, Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable {
        /// The name of the server is not known here, or nobody listens there.
        case unreachable

        /// The server's certificate is not trusted, or it speaks no TLS.
        case untrusted

        /// The line was cut.
        case cut

        /// It took too long.
        case timedOut = "timed-out"

        /// What came was no HTTP.
        case garbled

        /// The program is ending.
        case cancelled
    }

    public var reason: Reason

    /// Whether the server may have got the request. If not it certainly did nothing.
    public var mayHaveArrived: Bool

    public init(_ reason: Reason, mayHaveArrived: Bool) {
        self.reason = reason
        self.mayHaveArrived = mayHaveArrived
    }
}
