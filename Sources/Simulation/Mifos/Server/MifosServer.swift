internal import Hummingbird
internal import Logging
internal import NIOCore
public import ServiceLifecycle

/// Serves a simulated Fineract over HTTP.
public struct MifosServer: Service {
    public let fineract: SimulatedFineract
    /// Cut and restored from within the process, or by `POST /simulation/line`.
    public let line = Line()

    private let host: String
    private let port: Int
    private let controlPort: Int?
    private let isListening: @Sendable (Listening) async -> Void
    private let connections = Connections()

    /// A port that is open now.
    public enum Listening: Hashable, Sendable {
        case api(Int)
        case control(Int)
    }

    /// - Parameters:
    ///   - port: 0 picks a free one, which stays the same when the line comes back.
    ///   - controlPort: Where `/simulation` is answered even while the line is down, if anywhere.
    ///   - isListening: Told each time a port opens.
    public init(
        _ fineract: SimulatedFineract, host: String = "127.0.0.1", port: Int = 0,
        controlPort: Int? = nil, isListening: @escaping @Sendable (Listening) async -> Void
    ) {
        self.fineract = fineract
        self.host = host
        self.port = port
        self.controlPort = controlPort
        self.isListening = isListening
    }

    /// Runs until it is shut down gracefully; to be cancelled is not enough for NIO, which traps
    /// when a connection that has just been accepted is given up.
    ///
    /// - Throws: when a port cannot be had.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            if let controlPort {
                let control = application(port: controlPort, isControlOnly: true) {
                    await isListening(.control($0))
                }
                tasks.addTask { try await control.run() }
            }
            tasks.addTask { try await serve() }
            try await tasks.waitForAll()
        }
    }

    /// Opens the port, closes it when the line is cut, and so on.
    private func serve() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            guard case .down(let duration) = try await serveUntilCut() else { return }
            await cancelWhenGracefulShutdown { await waitForLine(duration) }
        }
    }

    private func serveUntilCut() async throws -> Line.State? {
        let api = application(port: line.port ?? port) {
            line.port = $0
            await isListening(.api($0))
        }
        let service = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [api], logger: logger))
        return try await withThrowingTaskGroup(of: Line.State?.self) { tasks in
            tasks.addTask {
                try await service.run()
                return nil
            }
            tasks.addTask { await line.next { $0 != .up } }
            let state = try await tasks.next() ?? nil
            guard state != nil else {
                tasks.cancelAll()
                return nil
            }
            await service.triggerGracefulShutdown()
            connections.closeAll()
            _ = try await tasks.next()
            return state
        }
    }

    private func waitForLine(_ duration: Duration?) async {
        await withTaskGroup(of: Void.self) { tasks in
            if let duration {
                tasks.addTask {
                    guard (try? await Task.sleep(for: duration)) != nil else { return }
                    line.restore()
                }
            }
            _ = await line.next { $0 == .up }
            tasks.cancelAll()
        }
    }

    private var logger: Logger {
        var logger = Logger(label: "simulated-mifos")
        logger.logLevel = .critical
        return logger
    }

    private func application(
        port: Int, isControlOnly: Bool = false, opened: @escaping @Sendable (Int) async -> Void
    ) -> some Service {
        Application(
            responder: MifosResponder(
                fineract: fineract, line: line, connections: connections,
                isControlOnly: isControlOnly),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { await opened($0.localAddress?.port ?? port) }, logger: logger)
    }
}
