internal import Glibc

/// A pseudo-terminal whose octets are lost while nobody reads them, as those of a modem are whose
/// port no program has open.
///
/// A plain one keeps them, until it is full and whoever writes has to wait.
public struct UnheededTerminal: ByteLine {
    private let terminal: PseudoTerminal
    private let observer: HeldDescriptor

    /// More octets than this nobody leaves unread who reads at all.
    private static let mostUnread: Int32 = 2048

    /// Makes a new pseudo-terminal in raw mode.
    ///
    /// - Throws: `LineError` when the machine has none left.
    public init() throws {
        terminal = try PseudoTerminal()
        let other = open(terminal.path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard other >= 0 else {
            terminal.close()
            throw LineError.cannotOpen(
                path: terminal.path, reason: String(cString: strerror(errno)))
        }
        observer = HeldDescriptor(other)
    }

    /// Where the other side is found, such as `/dev/pts/7`.
    public var path: String { terminal.path }

    public var incoming: AsyncStream<[UInt8]> { terminal.incoming }

    public func write(_ bytes: [UInt8]) throws {
        let unread = observer.withDescriptor { descriptor -> Int32? in
            var count: Int32 = 0
            return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? count : nil
        }
        guard let count = unread ?? nil else { throw LineError.hungUp }
        guard count <= Self.mostUnread else { return }
        try terminal.write(bytes)
    }

    public func close() {
        terminal.close()
        observer.close()
    }
}
