internal import ModemDriver
internal import SerialLine

extension ModemConnection {
    /// Finds the modem of a configuration, resets its USB socket and works its relay.
    ///
    /// - Parameter failure: Keeps why the port did not open.
    init(_ settings: Configuration.Modem, noting failure: LastFailure = LastFailure()) {
        let finder = ModemFinder(ModemAddress(configured: settings.device))
        self.init(
            open: { try await failure.noting { try await finder.open() } },
            waitForChange: { await finder.waitForChange(atMost: $0) },
            resetUSB: {
                guard let socket = finder.usbPath else { throw NoSocket() }
                try await USBReset(path: socket).perform()
            },
            cyclePower: Self.powerCycle(settings.powerCommand))
    }

    private static func powerCycle(_ command: [String]) -> (@Sendable () async throws -> Void)? {
        guard !command.isEmpty else { return nil }
        let relay = SystemCommand(command)
        return {
            let outcome = await relay.run()
            guard case .exited(status: 0) = outcome else { throw RelayFailed(outcome: outcome) }
        }
    }

    private struct NoSocket: Error, CustomStringConvertible {
        let description = "the modem is not on USB, so its socket cannot be reset"
    }

    private struct RelayFailed: Error, CustomStringConvertible {
        let outcome: SystemCommand.Outcome

        var description: String {
            "the modem's power_command \(outcome); run it by hand to see why"
        }
    }
}
