extension Modem {
    /// The state the modem is in, then each it comes to, until nobody runs it any more.
    ///
    /// Who falls more than a hundred states behind misses the oldest.
    public func states() -> AsyncStream<ModemCondition.State> {
        let (states, reader) = AsyncStream.makeStream(
            of: ModemCondition.State.self, bufferingPolicy: .bufferingNewest(100))
        reader.yield(condition.state)
        stateReaders.append(reader)
        return states
    }

    /// Waits until the modem is ready, or the task is cancelled.
    public func waitUntilReady() async {
        for await state in states() where state == .ready { return }
    }

    /// Tells the state to who still reads.
    func tellState() {
        stateReaders.removeAll { reader in
            if case .terminated = reader.yield(condition.state) { return true }
            return false
        }
    }
}
