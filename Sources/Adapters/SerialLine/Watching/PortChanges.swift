internal import Synchronization

/// Remembers that a port appeared, so that who looks a moment later has not missed it.
///
/// A class because it holds the watching threads and those who wait.
public final class PortChanges: Sendable {
    private let bell: Bell
    private let watches: [DescriptorWatch]

    /// Watches every port of a USB modem, and these paths too.
    public init(paths: [String] = []) {
        let bell = Bell()
        self.bell = bell
        var watches: [DescriptorWatch] = []
        let monitor = PortMonitor.watch { event in
            if case .added = event { bell.ring() }
        }
        if let monitor { watches.append(monitor) }
        // Without a word from udev the nodes themselves have to do.
        for path in paths + [ModemPort.ruleName] {
            if let watch = PathWatch.watch(path, onArrival: { bell.ring() }) {
                watches.append(watch)
            }
        }
        self.watches = watches
    }

    /// How many changes there were so far: what to hand to `wait(after:)`.
    public var count: Int { bell.count }

    /// Waits until there were more than `count` changes; forever, if need be, until cancelled.
    public func wait(after count: Int) async { await bell.wait(after: count) }
}

/// Counts rings and wakes who waits for one.
///
/// A class because threads ring it.
private final class Bell: Sendable {
    private struct State {
        var count = 0
        var lastTicket = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    var count: Int { state.withLock(\.count) }

    func ring() {
        let woken = state.withLock { state in
            state.count += 1
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in woken { continuation.resume() }
    }

    func wait(after count: Int) async {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    let isCancelled = state.cancelled.remove(ticket) != nil
                    if state.count > count || isCancelled { return true }
                    state.waiting[ticket] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
            _ = state.withLock { $0.cancelled.remove(ticket) }
        } onCancel: {
            let woken: CheckedContinuation<Void, Never>? = state.withLock { state in
                if let waiting = state.waiting.removeValue(forKey: ticket) { return waiting }
                state.cancelled.insert(ticket)
                return nil
            }
            woken?.resume()
        }
    }
}
