internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// The power of a branch that is played: its services run until it goes, and start anew when it is
/// back.
///
/// A class because the services and whoever cuts them share it.
final class DemoPower: Sendable {
    private enum Switching { case cut, off }

    private let switchings: AsyncStream<Switching>
    private let switching: AsyncStream<Switching>.Continuation
    private let running = Mutex<Branch?>(nil)

    init() { (switchings, switching) = AsyncStream.makeStream() }

    /// The branch as it runs now.
    var branch: Branch? { running.withLock(\.self) }

    /// The power fails, and comes back at once: nothing is finished that was begun.
    func cut() { switching.yield(.cut) }

    /// The day is over: what was begun is finished.
    func switchOff() { switching.yield(.off) }

    /// Runs a branch, and another one after each cut, until it is switched off.
    func run(_ build: (Logger) throws -> Branch) async throws {
        var next = switchings.makeAsyncIterator()
        var goesOn = true
        while goesOn {
            let logger = Logger(label: "tawi") { _ in SwiftLogNoOpLogHandler() }
            let branch = try build(logger)
            running.withLock { $0 = branch }
            let group = ServiceGroup(services: branch.services, logger: logger)
            goesOn = try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                let isCut = await next.next(isolation: #isolation) == .cut
                if isCut { tasks.cancelAll() } else { await group.triggerGracefulShutdown() }
                while let result = await tasks.nextResult() {
                    if !isCut { try result.get() }
                }
                return isCut
            }
        }
        running.withLock { $0 = nil }
    }
}
