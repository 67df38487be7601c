public import Accounting
public import LedgerStore
internal import Synchronization

/// The modems messages leave by, as their senders find them.
///
/// A class because each sender has to know what the others found.
public final class RouteTable: Sendable {
    private let current: Mutex<Routing>

    public init(_ routing: Routing) { current = Mutex(routing) }

    /// The routes as they are now.
    public var routing: Routing { current.withLock(\.self) }

    /// Notes which SIM is in a modem: pace and airtime are the SIM's.
    public func note(sim: SIMCard?, in modem: String) {
        change(modem) { $0.sim = sim?.identity }
    }

    /// Notes that a modem takes messages.
    public func markReady(_ modem: String) {
        change(modem) { $0.awaySince = nil }
    }

    /// Notes that a modem takes no messages; true when it did until now.
    @discardableResult
    public func markAway(_ modem: String, since now: Moment) -> Bool {
        change(modem) { $0.awaySince = $0.awaySince ?? now }
    }

    @discardableResult
    private func change(_ modem: String, _ edit: (inout Route) -> Void) -> Bool {
        current.withLock { routing in
            guard let index = routing.routes.firstIndex(where: { $0.modem == modem }) else {
                return false
            }
            let before = routing.routes[index]
            edit(&routing.routes[index])
            return routing.routes[index] != before
        }
    }
}
