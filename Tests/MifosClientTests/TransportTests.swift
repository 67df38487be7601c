import Compression
import Foundation
import MifosClient
import NIOSSL
import TestSupport
import Testing

/// Real HTTP over loopback, right and wrong.
@Suite struct TransportTests {
    private func server(at port: Int, scheme: String = "http") -> FineractServer {
        var server = FineractServer(
            url: "\(scheme)://127.0.0.1:\(port)/fineract-provider/api/v1", tenant: "kibwezi",
            user: "branch07", password: FineractPassword("pä:ss word"))
        server.connectTimeout = .seconds(5)
        server.patience = .seconds(20)
        return server
    }

    /// What a client makes of a server that does `act`.
    private func reply(
        _ act: ServerAct, change: (inout FineractServer) -> Void = { _ in }
    ) async throws -> FineractReply {
        let raw = try await RawServer { _ in act }
        var server = server(at: raw.port)
        change(&server)
        let reply = try await FineractClient.connected(to: server) {
            await $0.send(.get("offices"))
        }
        try await raw.close()
        return reply
    }

    @Test func `a command goes out with every header Fineract asks for`() async throws {
        let raw = try await RawServer { _ in .answer(200, body: Bodies.repayment) }
        try await FineractClient.connected(to: server(at: raw.port)) { client in
            let body = JSON.object(["transactionAmount": .number("500.00")])
            let reply = await client.send(
                .post(
                    "loans/5/transactions", [.init("command", "repayment")], body: body, key: "k-1")
            )
            #expect(PostingAnswer(reply) == .posted(resource: 564, isCached: false))
            _ = await client.send(.get("businessdate/BUSINESS_DATE"))
        }
        let request = try #require(raw.requests.first)
        #expect(request.method == "POST")
        #expect(request.uri == "/fineract-provider/api/v1/loans/5/transactions?command=repayment")
        #expect(request.header("Fineract-Platform-TenantId") == "kibwezi")
        #expect(request.header("Content-Type") == "application/json")
        #expect(request.header("Accept") == "application/json")
        #expect(request.header("Accept-Encoding") == "gzip")
        #expect(request.header("Idempotency-Key") == "k-1")
        let basic = Data("branch07:pä:ss word".utf8).base64EncodedString()
        #expect(request.header("Authorization") == "Basic \(basic)")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"transactionAmount":500.00}"#)
        #expect(raw.requests[1].header("Idempotency-Key") == nil)
        #expect(raw.requests[1].header("Content-Type") == nil)
        #expect(raw.connections == 1, "one connection is used again")
        try await raw.close()
    }

    @Test func `packed answers are unpacked, long requests packed when asked for`() async throws {
        let long = Bodies.repayment + String(repeating: " ", count: 9000)
        let raw = try await RawServer { request in
            guard request.method == "POST" else {
                return .octets(
                    200, headers: [("Content-Encoding", "gzip")],
                    body: Gzip.compress(Array(long.utf8)))
            }
            return .answer(200, body: Bodies.repayment)
        }
        let body = JSON.list((0..<99).map { .object(["transactionAmount": .integer($0)]) })
        try await FineractClient.connected(to: server(at: raw.port)) { client in
            guard case .answered(let answer) = await client.send(.get("loans/5")) else {
                Issue.record("no answer")
                return
            }
            #expect(answer.body == Array(long.utf8))
            // Counted as it came over the line: packed.
            #expect((1..<2000).contains(client.traffic.received))
            #expect((1..<2000).contains(client.traffic.sent))
            _ = await client.send(.post("batches", body: body), packed: true)
            _ = await client.send(.post("batches", body: body))
            _ = await client.send(.post("batches", body: .object([:])), packed: true)
        }
        let posts = raw.requests.filter { $0.method == "POST" }
        #expect(posts.map { $0.header("Content-Encoding") } == ["gzip", nil, nil])
        #expect(try Gzip.decompress(posts[0].body, limit: 1 << 20) == body.octets)
        #expect(posts[1].body == body.octets)
        try await raw.close()
    }

    struct Wrong: Sendable {
        var act: ServerAct
        var reason: NetworkFailure.Reason
    }

    @Test(arguments: [
        Wrong(act: .cut, reason: .cut),
        Wrong(act: .cutAfter(octets: 5, of: Bodies.repayment), reason: .cut),
        Wrong(act: .raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"), reason: .garbled),
    ])
    func `a line that is cut says that the request may have arrived`(wrong: Wrong) async throws {
        let reply = try await reply(wrong.act)
        #expect(reply == .unanswered(NetworkFailure(wrong.reason, mayHaveArrived: true)))
    }

    @Test func `silence ends at the deadline`() async throws {
        let reply = try await reply(.silence) { server in
            server.patience = .milliseconds(200)
            server.slowestOctetsPerSecond = 1_000_000
        }
        #expect(reply == .unanswered(NetworkFailure(.timedOut, mayHaveArrived: true)))
    }

    @Test func `an answer that never ends is cut off at the deadline`() async throws {
        let endless = try await RawServer { _ in .answer(100) }
        var server = server(at: endless.port)
        server.patience = .milliseconds(300)
        server.slowestOctetsPerSecond = 1_000_000
        let reply = try await FineractClient.connected(to: server) {
            await $0.send(.get("offices"))
        }
        #expect(reply == .unanswered(NetworkFailure(.timedOut, mayHaveArrived: true)))
        try await endless.close()
    }

    @Test func `where nobody listens nothing has arrived`() async throws {
        let raw = try await RawServer { _ in .cut }
        let port = raw.port
        try await raw.close()
        let reply = try await FineractClient.connected(to: server(at: port)) {
            await $0.send(.post("batches", body: .list([])))
        }
        #expect(reply == .unanswered(NetworkFailure(.unreachable, mayHaveArrived: false)))
    }

    @Test func `a redirection is not followed`() async throws {
        let reply = try await reply(
            .answer(302, headers: [("Location", "http://127.0.0.1:1/")], body: Bodies.html))
        #expect(PostingAnswer(reply) == .retrySameKey(.unanswered))
    }

    @Test func `a password is nowhere to be read`() {
        let server = server(at: 1)
        for text in ["\(server)", String(reflecting: server), "\(server.password)"] {
            #expect(!text.contains("ss word"), "\(text)")
        }
        var dumped = ""
        dump(server, to: &dumped)
        #expect(!dumped.contains("ss word"), "\(dumped)")
    }

    @Test(.enabled(if: Certificates.canBeMade, "openssl is not installed"))
    func `only a certificate of the own authority is trusted`() async throws {
        let certificates = try await Certificates()
        defer { certificates.remove() }
        let raw = try await RawServer(tls: try certificates.server) { _ in
            .answer(200, body: Bodies.repayment)
        }
        var server = server(at: raw.port, scheme: "https")
        let stranger = try await FineractClient.connected(to: server) {
            await $0.send(.get("offices"))
        }
        #expect(stranger == .unanswered(NetworkFailure(.untrusted, mayHaveArrived: false)))
        #expect(raw.requests.isEmpty)
        server.certificateFile = certificates.authority
        let trusted = try await FineractClient.connected(to: server) {
            await $0.send(.get("offices"))
        }
        #expect(PostingAnswer(trusted) == .posted(resource: 564, isCached: false))
        try await raw.close()
    }
}

/// An authority and a certificate for 127.0.0.1, made by openssl.
struct Certificates {
    private let folder: URL

    static let canBeMade = ["/usr/bin/openssl", "/bin/openssl"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    var authority: String { folder.appending(path: "ca.pem").path }

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await run(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Tawi test",
            "-keyout", "ca.key", "-out", "ca.pem")
        try await run(
            "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-keyout",
            "server.key", "-out", "server.csr")
        try Data("subjectAltName=IP:127.0.0.1\n".utf8).write(to: folder.appending(path: "names"))
        try await run(
            "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "server.pem")
    }

    var server: NIOSSLContext {
        get throws {
            try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: NIOSSLCertificate.fromPEMFile(
                        folder.appending(path: "server.pem").path
                    ).map { .certificate($0) },
                    privateKey: .privateKey(
                        NIOSSLPrivateKey(
                            file: folder.appending(path: "server.key").path, format: .pem))))
        }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private func run(_ arguments: String...) async throws {
        let run = try await ProgramRun.of(
            "/usr/bin/env", ["--chdir", folder.path, "openssl"] + arguments)
        #expect(run.end == .exited(status: 0), "\(String(decoding: run.errors, as: UTF8.self))")
    }
}
