/// Who may talk to the modem now, and who comes next: in the order they asked.
struct Turns {
    private var isTaken = false
    private var queue: [CheckedContinuation<Void, Never>] = []

    /// Takes the turn if nobody has it.
    mutating func take() -> Bool {
        defer { isTaken = true }
        return !isTaken
    }

    mutating func wait(_ continuation: CheckedContinuation<Void, Never>) {
        queue.append(continuation)
    }

    /// Passes the turn on.
    mutating func pass() {
        guard !queue.isEmpty else {
            isTaken = false
            return
        }
        queue.removeFirst().resume()
    }
}
