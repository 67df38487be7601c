internal import Logging
internal import ServiceLifecycle

extension MifosServer {
    /// Where a server that was started for a while answers.
    public struct Place: Sendable {
        /// The API's port; `/fineract-provider/api/v1` is there.
        public let port: Int
        /// The port of `/simulation`, open while the line is down too.
        public let controlPort: Int
        public let line: Line
    }

    /// Serves on free ports while `body` runs, and ends in order afterwards.
    ///
    /// - Throws: what `body` throws.
    public static func serving<Result: Sendable>(
        _ fineract: SimulatedFineract,
        _ body: @Sendable @escaping (Place) async throws -> Result
    ) async throws -> Result {
        let (ports, opened) = AsyncStream<Listening>.makeStream()
        let server = MifosServer(fineract, controlPort: 0) { opened.yield($0) }
        var logger = Logger(label: "simulated-mifos")
        logger.logLevel = .critical
        let service = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [server], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { opened.finish() }
                try await service.run()
            }
            do {
                guard let place = await Place(ports, line: server.line) else {
                    throw CancellationError()
                }
                let result = try await body(place)
                await service.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return result
            } catch {
                await service.triggerGracefulShutdown()
                // What went wrong first is what the caller has to know.
                try? await tasks.waitForAll()
                throw error
            }
        }
    }
}

extension MifosServer.Place {
    /// Once both ports are open; nil when the server ended before.
    fileprivate init?(_ ports: AsyncStream<MifosServer.Listening>, line: Line) async {
        var (port, control): (Int?, Int?)
        for await listening in ports {
            switch listening {
            case .api(let number): port = number
            case .control(let number): control = number
            }
            if port != nil, control != nil { break }
        }
        guard let port, let control else { return nil }
        self.init(port: port, controlPort: control, line: line)
    }
}
