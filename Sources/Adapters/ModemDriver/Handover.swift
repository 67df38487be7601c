internal import Synchronization

/// Hands what comes to whoever waits for it, whichever is first.
///
/// A class because the one who waits and the one who brings are two tasks.
final class Handover<Item: Sendable>: Sendable {
    private struct State {
        var items: [Result<Item, any Error>] = []
        var waiter: (number: Int, continuation: CheckedContinuation<Item, any Error>)?
        var lastNumber = 0
        var lastGivenUp = 0
    }

    private let state = Mutex(State())

    /// For who waits, else for who asks next.
    func add(_ item: Result<Item, any Error>) {
        let waiting = state.withLock { state in
            guard let waiter = state.waiter.take() else {
                state.items.append(item)
                return nil as CheckedContinuation<Item, any Error>?
            }
            return waiter.continuation
        }
        waiting?.resume(with: item)
    }

    /// Forgets what nobody asked for.
    func forget() { state.withLock { $0.items = [] } }

    /// The next item.
    ///
    /// - Throws: `ModemError.noAnswer` when none comes within `limit`, else what was handed over
    ///   as a failure.
    func next(within limit: Duration, clock: any Clock<Duration>) async throws -> Item {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withThrowingTaskGroup(of: Item?.self) { race in
            race.addTask { try await self.wait(as: number) }
            race.addTask {
                try? await clock.sleep(for: limit)
                self.giveUp(number)
                return nil
            }
            defer { race.cancelAll() }
            while let outcome = try await race.next() {
                if let item = outcome { return item }
            }
            throw ModemError.noAnswer
        }
    }

    private func wait(as number: Int) async throws -> Item {
        try await withCheckedThrowingContinuation { continuation in
            let ready = state.withLock { state -> Result<Item, any Error>? in
                if !state.items.isEmpty { return state.items.removeFirst() }
                if state.lastGivenUp >= number { return .failure(ModemError.noAnswer) }
                state.waiter = (number, continuation)
                return nil
            }
            if let ready { continuation.resume(with: ready) }
        }
    }

    private func giveUp(_ number: Int) {
        let waiting = state.withLock { state in
            state.lastGivenUp = max(state.lastGivenUp, number)
            guard state.waiter?.number == number else {
                return nil as CheckedContinuation<Item, any Error>?
            }
            return state.waiter.take()?.continuation
        }
        waiting?.resume(throwing: ModemError.noAnswer)
    }
}
