internal import Glibc
internal import Synchronization

/// A descriptor that nobody waits for, and that is closed once: its number may be another's then.
///
/// A class because it owns the descriptor.
final class HeldDescriptor: Sendable {
    private let descriptor: Mutex<Int32?>

    init(_ descriptor: Int32) { self.descriptor = Mutex(descriptor) }

    /// What `body` makes of the open descriptor; nil when it is closed.
    func withDescriptor<Found: Sendable>(_ body: (Int32) -> Found) -> Found? {
        descriptor.withLock { $0.map(body) }
    }

    func close() {
        descriptor.withLock { held in
            if let open = held.take() { Glibc.close(open) }
        }
    }

    deinit { close() }
}
