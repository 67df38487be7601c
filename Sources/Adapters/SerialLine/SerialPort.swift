internal import Glibc

/// A tty of this machine in raw mode: a modem's port, or the end of a pseudo-terminal.
public struct SerialPort: ByteLine {
    private let line: DescriptorLine

    /// Opens the port at 115200 baud and locks it against other programs that ask.
    ///
    /// - Throws: `LineError` when the port is missing, forbidden or in use.
    public init(opening path: String) throws {
        let descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw LineError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
        // flock, not TIOCEXCL: it ends with the process, however the process ends.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(descriptor)
            throw LineError.inUse(path: path)
        }
        do {
            try Self.makeRaw(descriptor, path: path)
        } catch {
            Glibc.close(descriptor)
            throw error
        }
        line = try DescriptorLine(owning: descriptor)
    }

    public var incoming: AsyncStream<[UInt8]> { line.incoming }

    public func write(_ bytes: [UInt8]) throws { try line.write(bytes) }

    public func close() { line.close() }

    private static func makeRaw(_ descriptor: Int32, path: String) throws {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else {
            throw LineError.cannotOpen(path: path, reason: "it is not a serial port")
        }
        cfmakeraw(&settings)
        cfsetspeed(&settings, speed_t(B115200))
        settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
        settings.c_cflag &= ~tcflag_t(CRTSCTS)
        guard tcsetattr(descriptor, TCSANOW, &settings) == 0 else {
            throw LineError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
        tcflush(descriptor, TCIFLUSH)
    }
}
