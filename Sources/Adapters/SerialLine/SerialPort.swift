internal import Glibc

/// A tty of this machine in raw mode: a modem's port, or the end of a pseudo-terminal.
public struct SerialPort: ByteLine {
    private let line: DescriptorLine

    /// Opens the port, alone: without echo, flow control or line discipline, with DTR and RTS
    /// raised.
    ///
    /// - Parameter baud: What a modem on a UART is set to.
    /// - Throws: `LineError` when the port is missing, forbidden or in use.
    public init(opening path: String, baud: BaudRate = .baud115200) throws {
        let descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(errno, opening: path) }
        do {
            try PortLock.take(descriptor, path: path)
            try Self.makeRaw(descriptor, path: path, baud: baud)
        } catch {
            Glibc.close(descriptor)
            throw error
        }
        Self.raiseModemLines(descriptor)
        line = try DescriptorLine(owning: descriptor, beforeClosing: PortLock.release)
    }

    public var incoming: AsyncStream<[UInt8]> { line.incoming }

    public func write(_ bytes: [UInt8]) throws { try line.write(bytes) }

    public func close() { line.close() }

    /// The control lines of the port; nil where it has none, as a pseudo-terminal has.
    public var modemLines: ModemLines? {
        line.withDescriptor { descriptor in
            var lines: Int32 = 0
            return ioctl(descriptor, UInt(TIOCMGET), &lines) == 0
                ? ModemLines(rawValue: lines) : nil
        } ?? nil
    }

    private static func failure(_ reason: Int32, opening path: String) -> LineError {
        switch reason {
        case EBUSY: .inUse(path: path, owner: PortOwners.of(path).first)
        case EACCES, EPERM: .forbidden(path: path)
        default: .cannotOpen(path: path, reason: String(cString: strerror(reason)))
        }
    }

    private static func makeRaw(_ descriptor: Int32, path: String, baud: BaudRate) throws {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else {
            throw LineError.cannotOpen(path: path, reason: "it is not a serial port")
        }
        cfmakeraw(&settings)
        cfsetspeed(&settings, baud.speed)
        settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
        // HUPCL would drop DTR at each closing, and some modems reset then.
        settings.c_cflag &= ~(tcflag_t(CRTSCTS) | tcflag_t(HUPCL))
        guard tcsetattr(descriptor, TCSANOW, &settings) == 0 else {
            throw LineError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
        // What came for somebody else is not for us.
        tcflush(descriptor, TCIFLUSH)
    }

    /// A modem may stay silent until its terminal says that it is there (V.24 circuits 108, 105).
    private static func raiseModemLines(_ descriptor: Int32) {
        var lines = (ModemLines.dataTerminalReady.union(.requestToSend)).rawValue
        _ = ioctl(descriptor, UInt(TIOCMBIS), &lines)
    }
}

/// The control lines of a serial port, by their names in V.24.
public struct ModemLines: OptionSet, Hashable, Sendable {
    /// As the kernel has them (`TIOCM_…`).
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// DTR: we are there.
    public static let dataTerminalReady = ModemLines(rawValue: 0x002)

    /// RTS: we take bytes.
    public static let requestToSend = ModemLines(rawValue: 0x004)

    /// CTS: the modem takes bytes.
    public static let clearToSend = ModemLines(rawValue: 0x020)

    /// DCD: the modem carries a call.
    public static let carrierDetect = ModemLines(rawValue: 0x040)

    /// RI: the phone rings.
    public static let ringIndicator = ModemLines(rawValue: 0x080)

    /// DSR: the modem is on.
    public static let dataSetReady = ModemLines(rawValue: 0x100)
}
