public import SerialLine

/// How the driver gets at its modem, and at what the modem's power and bus depend on.
public struct ModemConnection: Sendable {
    /// Opens the line, wherever the modem is plugged in now.
    public var open: @Sendable () async throws -> any ByteLine

    /// Returns when a port appeared, or when the time is over.
    public var waitForChange: @Sendable (Duration) async -> Void

    /// Resets the modem on its USB; nil where that cannot be done.
    public var resetUSB: (@Sendable () async throws -> Void)?

    /// Takes the modem's power away and gives it back; nil where nothing can.
    public var cyclePower: (@Sendable () async throws -> Void)?

    public init(
        open: @escaping @Sendable () async throws -> any ByteLine,
        waitForChange: @escaping @Sendable (Duration) async -> Void = { limit in
            try? await ContinuousClock().sleep(for: limit)
        },
        resetUSB: (@Sendable () async throws -> Void)? = nil,
        cyclePower: (@Sendable () async throws -> Void)? = nil
    ) {
        self.open = open
        self.waitForChange = waitForChange
        self.resetUSB = resetUSB
        self.cyclePower = cyclePower
    }
}
