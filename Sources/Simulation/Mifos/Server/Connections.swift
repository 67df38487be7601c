internal import NIOCore
internal import Synchronization

/// The open connections, so that a line can be cut.
final class Connections: Sendable {
    // A class, for every request shares it.

    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

    /// Remembers a connection until it closes.
    func note(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        let isNew = open.withLock { $0.updateValue(channel, forKey: id) == nil }
        guard isNew else { return }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.open.withLock { $0[id] = nil }
        }
    }

    func closeAll() {
        for channel in open.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }
}
