internal import Synchronization

/// Tells services that there is something to do; ringing twice before one looks is ringing once.
///
/// A class because everybody who listens hears the same bell.
public final class Bell: Sendable {
    private typealias Listener = AsyncStream<Void>.Continuation

    private let listeners = Mutex<(last: Int, active: [Int: Listener])>((0, [:]))

    init() {}

    /// One element for each time somebody rang since the last look, beginning with one at once:
    /// what was rung before nobody listened is not missed.
    public func rings() -> AsyncStream<Void> {
        let (stream, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLock { listeners in
            listeners.last += 1
            listeners.active[listeners.last] = listener
            return listeners.last
        }
        listener.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.active.removeValue(forKey: number) }
        }
        listener.yield()
        return stream
    }

    /// Rings now.
    public func ring() {
        let active = listeners.withLock { Array($0.active.values) }
        for listener in active { listener.yield() }
    }
}
