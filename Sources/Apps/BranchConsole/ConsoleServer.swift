public import Accounting
public import HeadOfficeSync
internal import Hummingbird
public import LedgerStore
public import Logging
public import ServiceLifecycle

/// The branch's HTTP door: bundles for head office, and Fineract's message gateway.
///
/// It speaks HTTP without TLS and listens on this machine alone unless told otherwise: across a
/// network it belongs behind a VPN, as Fineract's gateway does.
public struct ConsoleServer: Service {
    private let settings: ConsoleSettings
    private let books: Books
    private let maker: BundleMaker?
    private let logger: Logger
    private let now: @Sendable () -> Moment
    private let onListening: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - maker: Makes a bundle when head office asks for one; nil where the branch has no key.
    ///   - onListening: Told the port once it is open.
    public init(
        _ settings: ConsoleSettings, books: Books, maker: BundleMaker?, logger: Logger,
        now: @escaping @Sendable () -> Moment,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.settings = settings
        self.books = books
        self.maker = maker
        self.logger = logger
        self.now = now
        self.onListening = onListening
    }

    /// A branch whose port is taken still does its day: what is wrong is logged.
    public func run() async throws {
        let router = Router(options: .autoGenerateHeadEndpoints)
        if let token = settings.token {
            BundleRoutes(books: books, maker: maker).add(to: router, token: token)
        }
        if let gateway = settings.gateway {
            GatewayRoutes(books: books, rules: gateway, logger: logger, now: now).add(to: router)
        }
        let server = Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(
                address: .hostname(settings.host, port: settings.port), serverName: "tawi"),
            onServerRunning: { [onListening] channel in
                await onListening(channel.localAddress?.port ?? 0)
            }, logger: logger)
        do {
            try await server.run()
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            logger.error(
                "cannot serve head office",
                metadata: ["reason": "\(error)", "listen": "\(settings.host):\(settings.port)"])
            try await gracefulShutdown()
        }
    }
}

/// Where the door is and who may come in.
public struct ConsoleSettings: Sendable {
    public var host: String

    /// 0 for any that is free.
    public var port: Int

    /// What head office shows to get bundles; nil where it gets none here.
    public var token: SecretToken?

    /// Nil where Fineract sends no messages through this branch.
    public var gateway: GatewayRules?

    public init(host: String, port: Int, token: SecretToken?, gateway: GatewayRules? = nil) {
        self.host = host
        self.port = port
        self.token = token
        self.gateway = gateway
    }
}
