/// Hands the modem's moves to whoever waits for them, whichever comes first.
struct Dialogue {
    /// What a running command may get.
    enum Move: Sendable {
        case prompt
        case lines([String])
    }

    private typealias Continuation = CheckedContinuation<Move, any Error>

    private var moves: [Result<Move, any Error>] = []
    private var waiter: (number: Int, continuation: Continuation)?
    private var lastNumber = 0
    private var lastGivenUp = 0

    /// A number for one wait.
    mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    /// A move of the modem's: for who waits, else for who asks next.
    mutating func add(_ move: Result<Move, any Error>) {
        if let waiting = waiter.take() {
            waiting.continuation.resume(with: move)
        } else {
            moves.append(move)
        }
    }

    /// Waits for the next move; false when the wait was given up before it began.
    mutating func wait(
        as number: Int, _ continuation: CheckedContinuation<Move, any Error>
    ) -> Bool {
        if !moves.isEmpty {
            continuation.resume(with: moves.removeFirst())
        } else if lastGivenUp >= number {
            continuation.resume(throwing: ModemError.noAnswer)
            return false
        } else {
            waiter = (number, continuation)
        }
        return true
    }

    /// Ends the wait with this number; true when somebody was waiting.
    mutating func giveUp(_ number: Int) -> Bool {
        lastGivenUp = number
        guard waiter?.number == number, let waiting = waiter.take() else { return false }
        waiting.continuation.resume(throwing: ModemError.noAnswer)
        return true
    }

    /// Forgets moves nobody asked for, before a new command begins.
    mutating func forget() { moves = [] }
}
