internal import Accounting
internal import Foundation
internal import Hummingbird
internal import LedgerStore
internal import Logging
internal import TextCommands

/// Fineract's message gateway: `POST /sms`, `POST /sms/report`, `GET /smsbridges`.
///
/// Fineract posts batches of 200 and takes nothing but 202 for an answer; when the answer is lost it
/// may post the batch again, so a message is known by tenant and internal id.
struct GatewayRoutes: Sendable {
    let books: Books
    let rules: GatewayRules
    let logger: Logger
    let now: @Sendable () -> Moment

    /// Octets of a batch at most.
    private static let mostOctets = 4 << 20

    func add(to router: Router<BasicRequestContext>) {
        router.group().add(middleware: AppKeyGuard(rules: rules))
            .post("sms") { request, _ in try await take(request) }
            .post("sms/report") { request, _ in try await report(request) }
            .get("smsbridges") { _, _ in try Response.json([BridgeDocument(rules)]) }
    }

    private func take(_ request: Request) async throws -> Response {
        let messages = try await Self.decode([GatewayMessageDocument].self, request)
            .map { $0.message(by: rules) }
        let fresh = try await books.write { [now] books in
            try messages.filter { try books.gateway.take($0, at: now()) }.count
        }
        logger.info(
            "messages from Fineract",
            metadata: ["new": "\(fresh)", "known": "\(messages.count - fresh)"])
        return Response(status: .accepted)
    }

    private func report(_ request: Request) async throws -> Response {
        let ids = try await Self.decode([Int64].self, request)
        let reports = try await books.read { [rules, now] books in
            try books.gateway.reports(on: ids, of: rules.tenant, at: now())
        }
        return try .json(reports.map(DeliveryDocument.init))
    }

    private static func decode<Value: Decodable>(
        _ type: Value.Type, _ request: Request
    ) async throws -> Value {
        let body = try await request.body.collect(upTo: mostOctets)
        do {
            return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
        } catch {
            throw HTTPError(.badRequest, message: "the body is not what Fineract sends")
        }
    }
}

/// Lets in the tenant that shows its key.
private struct AppKeyGuard: RouterMiddleware {
    typealias Context = BasicRequestContext

    let rules: GatewayRules

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let shown = { (name: String) in
            request.headers.first { $0.name.canonicalName == name }?.value ?? ""
        }
        guard rules.appKey.isShown(by: shown("fineract-tenant-app-key")),
            shown("fineract-platform-tenantid") == rules.tenant
        else { throw HTTPError(.unauthorized, message: "no such tenant, or not its key") }
        return try await next(request, context)
    }
}
