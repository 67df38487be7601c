internal import Glibc

/// The side of a pseudo-terminal on which a simulated modem sits.
///
/// The other side is the tty at `path`. It is held open from here as well, so that the line stays
/// up while the program on the other side comes and goes, as a plugged-in modem does.
public struct PseudoTerminal: ByteLine {
    /// Where the other side is found, such as `/dev/pts/7`.
    public let path: String

    private let line: DescriptorLine
    private let keeper: HeldDescriptor

    /// Makes a new pseudo-terminal in raw mode.
    ///
    /// - Throws: `LineError` when the machine has none left.
    public init() throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&master, &slave, nil, nil, nil) == 0,
            ttyname_r(slave, &name, name.count) == 0
        else { throw Self.failure() }
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        var settings = termios()
        tcgetattr(slave, &settings)
        cfmakeraw(&settings)
        tcsetattr(slave, TCSANOW, &settings)
        line = try DescriptorLine(owning: master)
        keeper = HeldDescriptor(slave)
    }

    public var incoming: AsyncStream<[UInt8]> { line.incoming }

    public func write(_ bytes: [UInt8]) throws { try line.write(bytes) }

    /// Unplugs: the program on the other side sees a hang-up.
    public func close() {
        line.close()
        keeper.close()
    }

    private static func failure() -> LineError {
        .cannotOpen(path: "/dev/ptmx", reason: String(cString: strerror(errno)))
    }
}
