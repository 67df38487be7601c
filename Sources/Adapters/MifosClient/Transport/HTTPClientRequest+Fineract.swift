internal import AsyncHTTPClient
internal import Compression
internal import NIOCore
internal import NIOHTTP1

extension HTTPClientRequest {
    /// The request with the headers Fineract asks for.
    ///
    /// - Parameter isPacked: Whether the body leaves compressed.
    init(_ request: FineractRequest, to server: FineractServer, isPacked: Bool) {
        self.init(url: server.url + "/" + request.relativeURL)
        method = .RAW(value: request.method.rawValue)
        headers.add(name: "Fineract-Platform-TenantId", value: server.tenant)
        headers.add(name: "Authorization", value: Self.authorization(server))
        headers.add(name: "Accept", value: "application/json")
        headers.add(name: "Accept-Encoding", value: "gzip")
        headers.add(name: "User-Agent", value: "tawi")
        if let key = request.idempotencyKey { headers.add(name: "Idempotency-Key", value: key) }
        guard var octets = request.body else { return }
        // Without this Fineract keeps no answer to repeat, even for an empty body.
        headers.add(name: "Content-Type", value: "application/json")
        if isPacked {
            headers.add(name: "Content-Encoding", value: "gzip")
            octets = Gzip.compress(octets)
        }
        body = .bytes(ByteBuffer(bytes: octets))
    }

    private static func authorization(_ server: FineractServer) -> String {
        "Basic " + Base64.text(of: Array("\(server.user):\(server.password.secret)".utf8))
    }
}
