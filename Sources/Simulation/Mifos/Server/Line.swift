internal import Synchronization

/// The line to the server: up, or down and every connection refused.
public final class Line: Sendable {
    // A class, for the server's loop and whoever cuts the line share it.

    enum State: Hashable, Sendable {
        case up
        /// Up again by itself after a while, or when it is told to.
        case down(Duration?)
    }

    let states: AsyncStream<State>
    private let change: AsyncStream<State>.Continuation
    private let current = Mutex(State.up)
    private let bound = Mutex<Int?>(nil)

    public init() {
        (states, change) = AsyncStream.makeStream()
    }

    public var isUp: Bool { current.withLock { $0 == .up } }

    /// The port that was open last.
    var port: Int? {
        get { bound.withLock { $0 } }
        set { bound.withLock { $0 = newValue } }
    }

    /// Cuts every connection and refuses new ones, for a while or until `restore`.
    public func cut(for duration: Duration? = nil) { set(.down(duration)) }

    public func restore() { set(.up) }

    private func set(_ state: State) {
        current.withLock { $0 = state }
        change.yield(state)
    }

    /// The next state for which the question is answered with yes.
    func next(where isMeant: (State) -> Bool) async -> State? {
        for await state in states where isMeant(state) { return state }
        return nil
    }
}
