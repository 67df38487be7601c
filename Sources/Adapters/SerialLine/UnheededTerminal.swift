internal import Glibc

/// A pseudo-terminal whose octets are lost while nobody reads them, as those of a modem are whose
/// port no program has open.
///
/// A plain one keeps them, until it is full and whoever writes has to wait.
public struct UnheededTerminal: ByteLine {
    private let terminal: PseudoTerminal
    private let observer: Int32

    /// More octets than this nobody leaves unread who reads at all.
    private static let mostUnread: Int32 = 2048

    /// Makes a new pseudo-terminal in raw mode.
    ///
    /// - Throws: `LineError` when the machine has none left.
    public init() throws {
        terminal = try PseudoTerminal()
        observer = open(terminal.path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard observer >= 0 else {
            terminal.close()
            throw LineError.cannotOpen(
                path: terminal.path, reason: String(cString: strerror(errno)))
        }
    }

    /// Where the other side is found, such as `/dev/pts/7`.
    public var path: String { terminal.path }

    public var incoming: AsyncStream<[UInt8]> { terminal.incoming }

    public func write(_ bytes: [UInt8]) throws {
        var unread: Int32 = 0
        guard ioctl(observer, UInt(FIONREAD), &unread) == 0 else { throw LineError.hungUp }
        guard unread <= Self.mostUnread else { return }
        try terminal.write(bytes)
    }

    public func close() {
        terminal.close()
        Glibc.close(observer)
    }
}
