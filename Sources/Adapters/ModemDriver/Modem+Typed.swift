public import ATProtocol

extension Modem {
    /// Sends a command line that a person typed and gives every line of the answer.
    ///
    /// The modem need not be ready: who looks for what is wrong with it asks then above all.
    ///
    /// - Throws: `ModemError` when it refuses or says nothing, or when there is no line to it.
    public func send(
        typed line: TypedCommandLine, deadline: Duration = .seconds(30)
    ) async throws -> [String] {
        try await alone {
            if isReady, isOutOfStep { try await findStep() }
            return try await converse(.typed(line, deadline: deadline))
        }
    }

    /// How often the SIM's PIN may still be entered; nil when the modem does not tell.
    ///
    /// - Throws: `ModemError` when the modem says nothing, or when there is no line to it.
    public func pinAttemptsLeft() async throws -> Int? {
        try await alone { try await askPINAttemptsLeft() }
    }
}
