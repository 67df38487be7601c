internal import AsyncHTTPClient
internal import Compression
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// Talks to one Fineract over HTTP/1.1, over one connection as long as it holds.
///
/// It sends what it is given and gives back what came; nothing is repeated here.
public struct FineractClient: Sendable {
    public let server: FineractServer
    private let http: HTTPClient
    private let meter: TrafficMeter

    /// Answers larger than this are no answers, in octets.
    private static let largestAnswer = 64 << 20

    /// Shorter bodies do not become shorter, in octets.
    private static let worthPacking = 512

    /// Lends a client for the time of `body`.
    ///
    /// - Throws: What `body` throws, or an error that says why the file of certificates cannot be
    ///   read.
    public static func connected<Result>(
        to server: FineractServer, _ body: (FineractClient) async throws -> Result
    ) async throws -> Result {
        let meter = TrafficMeter()
        let http = HTTPClient(
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup,
            configuration: try configuration(for: server, meter))
        let outcome: Swift.Result<Result, any Error>
        do {
            outcome = .success(
                try await body(FineractClient(server: server, http: http, meter: meter)))
        } catch {
            outcome = .failure(error)
        }
        try await http.shutdown()
        return try outcome.get()
    }

    private init(server: FineractServer, http: HTTPClient, meter: TrafficMeter) {
        self.server = server
        self.http = http
        self.meter = meter
    }

    /// What went over the line so far.
    public var traffic: Traffic { meter.traffic }

    /// Sends a request once and waits for its answer.
    ///
    /// - Parameter packed: Whether a long body leaves compressed. Not every server reads that; one
    ///   that does not says so before it records anything.
    public func send(_ request: FineractRequest, packed: Bool = false) async -> FineractReply {
        meter.add { $0.requests += 1 }
        do {
            let limit = server.deadline(for: request)
            let dressed = HTTPClientRequest(
                request, to: server, isPacked: packed && packs(request))
            return .answered(try await within(limit) { try await exchange(dressed, limit) })
        } catch {
            return .unanswered(NetworkFailure(error))
        }
    }

    /// Whether a request is long enough to become shorter.
    public func packs(_ request: FineractRequest) -> Bool {
        (request.body?.count ?? 0) >= Self.worthPacking
    }

    private func exchange(
        _ request: HTTPClientRequest, _ limit: Duration
    ) async throws -> FineractAnswer {
        let response = try await http.execute(
            request, deadline: .now() + .nanoseconds(limit.nanoseconds))
        var buffer = try await response.body.collect(upTo: Self.largestAnswer)
        let body = buffer.readBytes(length: buffer.readableBytes) ?? []
        let isPacked = response.headers.first(name: "Content-Encoding")?.lowercased() == "gzip"
        return FineractAnswer(
            status: Int(response.status.code),
            headers: response.headers.map { FineractAnswer.Header($0.name, $0.value) },
            body: isPacked ? try Self.unpacked(body) : body)
    }

    /// gzip says at its end how long it becomes (RFC 1952 §2.3.1): so much room is made.
    private static func unpacked(_ octets: [UInt8]) throws -> [UInt8] {
        let length = octets.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        return try Gzip.decompress(octets, limit: min(length, largestAnswer))
    }
}

extension FineractClient {
    private static func configuration(
        for server: FineractServer, _ meter: TrafficMeter
    ) throws -> HTTPClient.Configuration {
        var tls = TLSConfiguration.makeClientConfiguration()
        if let file = server.certificateFile {
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
        }
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(
                connect: .nanoseconds(server.connectTimeout.nanoseconds)),
            connectionPool: HTTPClient.Configuration.ConnectionPool(
                idleTimeout: .seconds(120), concurrentHTTP1ConnectionsPerHostSoftLimit: 2))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        configuration.http1_1ConnectionDebugInitializer = { channel in
            meter.add { $0.connections += 1 }
            return channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    TrafficHandler(meter), position: .first)
            }
        }
        return configuration
    }
}

extension Duration {
    var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}

/// The result of `body`, unless it takes longer than `limit`.
private func within<Result: Sendable>(
    _ limit: Duration, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask(operation: body)
        group.addTask {
            try await Task.sleep(for: limit)
            throw HTTPClientError.deadlineExceeded
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
    }
}
