import Foundation
import MifosClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A request as it arrived at a `RawServer`.
struct ArrivedRequest: Sendable {
    var method: String
    var uri: String
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    /// Which connection it came on, from 1.
    var connection: Int

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body, unpacked by nobody, as JSON.
    var json: JSON? { JSON(body) }
}

/// What a `RawServer` does with a request.
enum ServerAct: Sendable {
    case answer(Int, headers: [(String, String)] = [], body: String = "")
    case octets(Int, headers: [(String, String)], body: [UInt8])

    /// Hangs up without a word.
    case cut

    /// Says how long the answer is, sends so much of it, and hangs up.
    case cutAfter(octets: Int, of: String)

    /// Sends these octets, whatever they are, and hangs up.
    case raw(String)

    /// Says nothing, for ever.
    case silence
}

/// A server that answers real HTTP over loopback, rightly or wrongly.
final class RawServer: Sendable {
    private let channel: any Channel
    private let log: Log

    /// - Parameter act: What is done with each request, in the order they come.
    init(
        tls: NIOSSLContext? = nil, _ act: @escaping @Sendable (ArrivedRequest) -> ServerAct
    ) async throws {
        let log = Log()
        self.log = log
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let sync = channel.pipeline.syncOperations
                    if let tls { try sync.addHandler(NIOSSLServerHandler(context: tls)) }
                    try sync.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
                    try sync.addHandler(Handler(log: log, act: act))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    var port: Int { channel.localAddress?.port ?? 0 }

    var requests: [ArrivedRequest] { log.requests }

    var connections: Int { log.connections }

    func close() async throws { try await channel.close() }
}

/// What arrived. A class because every connection writes into the same one.
private final class Log: Sendable {
    private let state = Mutex<(requests: [ArrivedRequest], connections: Int)>(([], 0))

    var requests: [ArrivedRequest] { state.withLock(\.requests) }
    var connections: Int { state.withLock(\.connections) }

    func open() -> Int {
        state.withLock { state in
            state.connections += 1
            return state.connections
        }
    }

    func add(_ request: ArrivedRequest) { state.withLock { $0.requests.append(request) } }
}

private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    private let log: Log
    private let act: @Sendable (ArrivedRequest) -> ServerAct
    private var arriving: ArrivedRequest?
    private var connection = 0

    init(log: Log, act: @escaping @Sendable (ArrivedRequest) -> ServerAct) {
        self.log = log
        self.act = act
    }

    func channelActive(context: ChannelHandlerContext) {
        connection = log.open()
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            arriving = ArrivedRequest(
                method: head.method.rawValue, uri: head.uri,
                headers: head.headers.map { ($0.name, $0.value) }, body: [],
                connection: connection)
        case .body(let buffer): arriving?.body += Array(buffer.readableBytesView)
        case .end:
            guard let request = arriving else { return }
            arriving = nil
            log.add(request)
            perform(act(request), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func perform(_ act: ServerAct, _ context: ChannelHandlerContext) {
        switch act {
        case .answer(let status, let headers, let body):
            write(Self.message(status, headers, Array(body.utf8)), context)
        case .octets(let status, let headers, let body):
            write(Self.message(status, headers, body), context)
        case .cut: context.close(promise: nil)
        case .cutAfter(let count, let body):
            let message = Self.message(200, [], Array(body.utf8))
            write(Array(message.dropLast(body.utf8.count - count)), context)
            context.close(promise: nil)
        case .raw(let text):
            write(Array(text.utf8), context)
            context.close(promise: nil)
        case .silence: break
        }
    }

    private func write(_ octets: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: octets)), promise: nil)
    }

    private static func message(
        _ status: Int, _ headers: [(String, String)], _ body: [UInt8]
    ) -> [UInt8] {
        let lines =
            ["HTTP/1.1 \(status) Whatever", "Content-Length: \(body.count)"]
            + headers.map { "\($0.0): \($0.1)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}
