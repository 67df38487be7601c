internal import Accounting
internal import Foundation
internal import HeadOfficeSync
internal import Hummingbird
internal import LedgerStore

/// `GET /bundles`, `GET /bundles/7` and `POST /bundles`, for whoever has the token.
struct BundleRoutes: Sendable {
    let books: Books
    let maker: BundleMaker?

    func add(to router: Router<BasicRequestContext>, token: SecretToken) {
        router.group("bundles").add(middleware: BearerGuard(token: token))
            .get { request, _ in try await list(request) }
            .post { _, _ in try await make() }
            .get(":number") { request, context in
                try await file(try context.parameters.require("number"), request)
            }
    }

    /// Those after `?after=`, all without.
    private func list(_ request: Request) async throws -> Response {
        let after = request.uri.queryParameters["after"].flatMap { Int64($0) } ?? 0
        let made = try await books.read { try $0.bundles.all() }
        return try .json(made.filter { $0.number > after }.map(BundleDocument.init))
    }

    /// Makes bundles of what was written since the last, if anything was.
    private func make() async throws -> Response {
        guard let maker else {
            throw HTTPError(.conflict, message: "no key: run tawi bundle key at the branch")
        }
        return try .json(try await maker.makeAll().map(BundleDocument.init), status: .created)
    }

    private func file(_ name: String, _ request: Request) async throws -> Response {
        let digits = name.hasSuffix(".tawi") ? name.dropLast(5) : name[...]
        guard let number = Int64(digits), let bundle = try await bundle(number) else {
            throw HTTPError(.notFound, message: "there is no bundle \(name)")
        }
        let tag = "\"\(bundle.hash.hexadecimal)\""
        var headers: HTTPFields = [
            .eTag: tag, .acceptRanges: "bytes", .contentType: "application/octet-stream",
            .contentDisposition: "attachment; filename=\"\(bundle.fileName)\"",
        ]
        if let known = request.headers[.ifNoneMatch], known.names(tag) {
            return Response(status: .notModified, headers: headers)
        }
        if let wanted = request.headers[.ifMatch], !wanted.names(tag) {
            throw HTTPError(.preconditionFailed)
        }
        // A part of another file than the one begun would be of no use (§13.1.5).
        let isSameFile = request.headers[.ifRange].map { $0 == tag } ?? true
        let range = ByteRange(isSameFile ? request.headers[.range] : nil, size: bundle.size)
        switch range {
        case .whole: return try await part(0..<bundle.size, of: bundle, .ok, headers)
        case .part(let octets):
            headers[.contentRange] =
                "bytes \(octets.lowerBound)-\(octets.upperBound - 1)/\(bundle.size)"
            return try await part(octets, of: bundle, .partialContent, headers)
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(bundle.size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    private func bundle(_ number: Int64) async throws -> MadeBundle? {
        try await books.read { try $0.bundles.bundle(number) }
    }

    private func part(
        _ range: Range<Int>, of bundle: MadeBundle, _ status: HTTPResponse.Status,
        _ headers: HTTPFields
    ) async throws -> Response {
        let octets = try await books.read {
            try $0.bundles.octets(of: bundle.number, in: range)
        }
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: octets ?? Data())))
    }
}

extension String {
    /// Whether a list of entity tags names this one (RFC 9110 §13.1.1).
    fileprivate func names(_ tag: String) -> Bool {
        self == "*"
            || split(separator: ",").contains { item in
                let item = item.drop { $0 == " " }.prefix { $0 != " " }
                return item == tag[...] || item == "W/" + tag
            }
    }
}
