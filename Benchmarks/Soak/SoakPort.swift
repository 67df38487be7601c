internal import SerialLine
internal import Synchronization

/// The port the simulated modem is plugged into, gone while it is unplugged.
///
/// A class because the modem plugs itself in while the driver asks where it is.
final class SoakPort: Sendable {
    private let path = Mutex<String?>(nil)

    /// Plugs in: a new pseudo-terminal, as a dongle comes back under another number.
    func plugIn() throws -> any ByteLine {
        let terminal = try PseudoTerminal()
        path.withLock { $0 = terminal.path }
        return Plugged(terminal: terminal, port: self)
    }

    /// The line the driver finds.
    func open() throws -> any ByteLine {
        guard let path = path.withLock(\.self) else {
            throw LineError.cannotOpen(path: "the modem's port", reason: "it is unplugged")
        }
        return try SerialPort(opening: path)
    }

    /// The machine may give the number of a closed terminal to another program at once.
    private func unplug(_ terminal: PseudoTerminal) {
        path.withLock { if $0 == terminal.path { $0 = nil } }
    }

    private struct Plugged: ByteLine {
        let terminal: PseudoTerminal
        let port: SoakPort

        var incoming: AsyncStream<[UInt8]> { terminal.incoming }

        func write(_ bytes: [UInt8]) throws { try terminal.write(bytes) }

        func close() {
            port.unplug(terminal)
            terminal.close()
        }
    }
}
