internal import Hummingbird

/// Lets in who shows the token (RFC 6750 §2.1).
struct BearerGuard: RouterMiddleware {
    typealias Context = BasicRequestContext

    let token: SecretToken

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let shown = request.headers[.authorization], shown.lowercased().hasPrefix("bearer "),
            token.isShown(by: String(shown.dropFirst(7)))
        else {
            throw HTTPError(
                .unauthorized, headers: [.wwwAuthenticate: "Bearer realm=\"tawi\""],
                message: "show the token: Authorization: Bearer …")
        }
        return try await next(request, context)
    }
}
