internal import Synchronization

/// Tells when ports that may lead to a modem come and go.
public enum PortMonitor {
    /// What happened to a port.
    public enum Event: Hashable, Sendable {
        /// It is there and was not, or is another device than it was.
        case added(ModemPort)

        /// There is nothing at this path any more.
        case removed(path: String)
    }

    /// What happens from now on, each change once; ends when the reading task is cancelled.
    ///
    /// Ends at once on a machine where nothing can be heard of devices.
    public static func events() -> AsyncStream<Event> {
        let (stream, continuation) = AsyncStream<Event>.makeStream()
        let watch = watch(onEvent: { continuation.yield($0) }, onEnd: { continuation.finish() })
        guard let watch else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { _ in watch.stop() }
        return stream
    }

    /// Calls `onEvent` on a thread for as long as the result lives; nil where nothing is heard.
    static func watch(
        onEvent: @escaping @Sendable (Event) -> Void,
        onEnd: @escaping @Sendable () -> Void = {}
    ) -> DescriptorWatch? {
        guard let monitor = UdevMonitor(subsystem: "tty") else { return nil }
        // Looked at after the listening began: what comes in between is heard and known already.
        let known = KnownPorts(ModemPorts.all())
        return try? DescriptorWatch(
            monitor.descriptor,
            onReadable: {
                for change in monitor.receive(Change.init) {
                    if let event = known.take(change) { onEvent(event) }
                }
                return true
            }, onEnd: onEnd)
    }

    /// What udev says, before it is known whether that is news.
    fileprivate enum Change: Sendable {
        case present(ModemPort)
        case gone(path: String)

        init?(_ device: UdevDevice) {
            guard let name = device.name, ModemPort.mayLeadToModem(name), let path = device.node
            else { return nil }
            if device.action == "remove" {
                self = .gone(path: path)
            } else if let port = ModemPort(device) {
                self = .present(port)
            } else {
                return nil
            }
        }
    }
}

/// The ports that are there: udev repeats itself, and what is known is no news.
///
/// A class because the watching thread changes it.
private final class KnownPorts: Sendable {
    private let ports: Mutex<[String: ModemPort]>

    init(_ ports: [ModemPort]) {
        self.ports = Mutex(Dictionary(ports.map { ($0.path, $0) }) { first, _ in first })
    }

    func take(_ change: PortMonitor.Change) -> PortMonitor.Event? {
        ports.withLock { ports in
            switch change {
            case .gone(let path):
                return ports.removeValue(forKey: path) == nil ? nil : .removed(path: path)
            case .present(let port):
                // A device that is being pulled out has lost its dongle already.
                if port.device == nil, ports[port.path]?.device != nil { return nil }
                let earlier = ports.updateValue(port, forKey: port.path)
                return earlier.map { $0.isSameDevice(as: port) } == true ? nil : .added(port)
            }
        }
    }
}

extension ModemPort {
    /// Links come a moment later and make no other port of it.
    fileprivate func isSameDevice(as other: ModemPort) -> Bool {
        (path, device, interfaceNumber) == (other.path, other.device, other.interfaceNumber)
    }
}
