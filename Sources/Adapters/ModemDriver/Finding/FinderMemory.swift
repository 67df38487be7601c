internal import SerialLine
internal import Synchronization

/// What a finder learnt while it ran.
///
/// A class because every search adds to it.
final class FinderMemory: Sendable {
    private struct State {
        var interfaces: [USBIdentity: UInt8] = [:]
        var changesSeen = 0
        var socket: String?
    }

    private let state = Mutex(State())

    /// How many changes of ports the last search knew of.
    var changesSeen: Int {
        get { state.withLock(\.changesSeen) }
        set { state.withLock { $0.changesSeen = newValue } }
    }

    /// The interface that answered on this dongle, in whatever socket it was.
    func interface(of identity: USBIdentity?) -> UInt8? {
        guard let identity else { return nil }
        return state.withLock { $0.interfaces[identity.anywhere] }
    }

    /// The USB socket of the port that was opened last; nil when it is on none.
    var socket: String? { state.withLock(\.socket) }

    func remember(_ port: ModemPort) {
        state.withLock { $0.socket = port.device?.path }
        guard let device = port.device, let number = port.interfaceNumber else { return }
        state.withLock { $0.interfaces[device.anywhere] = number }
    }
}

extension USBIdentity {
    /// The same without its socket: dongles of a kind have their ports in the same order.
    fileprivate var anywhere: USBIdentity {
        var identity = self
        identity.path = ""
        return identity
    }
}
