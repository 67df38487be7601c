internal import Compression
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// A request's connection, which some faults close.
struct MifosContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}

/// Hands each request to Fineract, or to the simulation where its path says so.
struct MifosResponder: HTTPResponder {
    typealias Context = MifosContext

    let fineract: SimulatedFineract
    let line: Line
    let connections: Connections
    /// Whether it stands beside the line and answers only `/simulation`.
    var isControlOnly = false

    private static let largestRequest = 64 * 1_024 * 1_024
    private static let prefix = ["fineract-provider", "api"]

    func respond(to request: Request, context: MifosContext) async throws -> Response {
        let path = request.uri.path.split(separator: "/").map {
            String($0).removingPercentEncoding ?? String($0)
        }
        let query = BatchItem.query(request.uri.query ?? "")
        let body = Array(
            try await request.body.collect(upTo: Self.largestRequest).readableBytesView)
        if path.first == "simulation" {
            return await control(
                ControlOrder(
                    method: request.method.rawValue, path: Array(path.dropFirst()), query: query,
                    body: body))
        }
        connections.note(context.channel)
        guard !isControlOnly, path.starts(with: Self.prefix) else {
            return Self.response(FineractRefusal.page(404, "Not Found", "").answer, request)
        }
        let asked = FineractRequest(
            method: request.method.rawValue, path: Array(path.dropFirst(2)), query: query,
            headers: Self.headers(of: request), body: body)
        guard let asked = await unpacked(asked) else {
            return Self.response(FineractRefusal.invalidBody.answer, request)
        }
        return await deliver(await fineract.reply(to: asked), to: request, context)
    }

    private func deliver(
        _ reply: Reply, to request: Request, _ context: MifosContext
    ) async -> Response {
        let response = Self.response(reply.answer, request)
        switch reply.delivery {
        case .dropped:
            try? await context.channel.close()
            return response
        case .cut: return Self.cut(response, reply.answer, context.channel)
        default: return response
        }
    }

    /// Half of the body, and then the connection closes.
    private static func cut(
        _ response: Response, _ answer: FineractAnswer, _ channel: any Channel
    ) -> Response {
        let octets = Array(answer.body.utf8)
        var cut = response
        cut.headers[.contentEncoding] = nil
        cut.body = ResponseBody(contentLength: octets.count) { writer in
            try await writer.write(ByteBuffer(bytes: octets.prefix(octets.count / 2)))
            try await channel.close()
        }
        return cut
    }

    private static func headers(of request: Request) -> [String: String] {
        request.headers.reduce(into: [:]) { headers, field in
            headers[field.name.canonicalName] = field.value
        }
    }

    /// The request with its body unpacked, where something before the server does that; nil when
    /// it cannot be.
    private func unpacked(_ request: FineractRequest) async -> FineractRequest? {
        guard request.headers["content-encoding"] == "gzip", await fineract.unpacksRequests else {
            return request
        }
        var plain = request
        guard let body = try? Gzip.decompress(request.body, limit: Self.largestRequest) else {
            return nil
        }
        plain.body = body
        return plain
    }

    /// An answer on the wire, compressed where that was asked for and saves something.
    private static func response(_ answer: FineractAnswer, _ request: Request) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = answer.contentType
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        var octets = Array(answer.body.utf8)
        let takesGzip = request.headers[.acceptEncoding]?.contains("gzip") == true
        if takesGzip, octets.count > 1_024 {
            octets = Gzip.compress(octets)
            headers[.contentEncoding] = "gzip"
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: octets)))
    }
}

extension MifosResponder {
    private func control(_ order: ControlOrder) async -> Response {
        guard order.path.first == "line" else {
            return Self.plain(await fineract.obey(order))
        }
        switch (order.method, order.body["state"]?.text) {
        case ("GET", _): return Self.plain(state)
        case ("POST", "up"):
            line.restore()
            return Self.plain(state)
        case ("POST", "down"):
            return cutting(for: order.number("seconds").map { .seconds($0) })
        default:
            return Self.plain(
                ControlRefusal("Write {\"state\":\"down\",\"seconds\":20} or up").answer)
        }
    }

    private var state: FineractAnswer {
        FineractAnswer(["line": .string(line.isUp ? "up" : "down")])
    }

    /// Answers first, for the line takes the answer with it.
    private func cutting(for duration: Duration?) -> Response {
        var response = Self.plain(FineractAnswer(["line": "down"]))
        response.body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: #"{"line":"down"}"#))
            try await writer.finish(nil)
            line.cut(for: duration)
        }
        return response
    }

    private static func plain(_ answer: FineractAnswer) -> Response {
        Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
    }
}
