internal import Glibc

/// A socket that listens at a path, for its owner alone.
struct ListeningSocket: Sendable {
    let descriptor: Int32
    private let path: String
    private let identity: FileIdentity

    /// Which file it is, so that the end never removes the file of somebody who came after.
    private struct FileIdentity: Hashable {
        var device: UInt64
        var inode: UInt64
        var isSocket: Bool

        init?(of path: String) {
            var status = stat()
            guard lstat(path, &status) == 0 else { return nil }
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
            isSocket = status.st_mode & S_IFMT == S_IFSOCK
        }
    }

    /// Takes the place of a socket nobody listens at any more.
    ///
    /// - Throws: `ControlSocketError` when another process listens, or the path cannot be used.
    init(path: String) throws {
        let address = try SocketAddress(path)
        try Self.removeStaleSocket(at: path, address)
        let descriptor = SocketAddress.makeSocket(nonBlocking: true)
        guard descriptor >= 0 else {
            throw ControlSocketError.failed(path: path, reason: SocketAddress.reason)
        }
        // The mode of the descriptor is that of the file from its first moment on.
        _ = fchmod(descriptor, 0o600)
        guard address.bind(descriptor), chmod(path, 0o600) == 0, listen(descriptor, 128) == 0,
            let identity = FileIdentity(of: path)
        else {
            let reason = SocketAddress.reason
            Glibc.close(descriptor)
            throw ControlSocketError.failed(path: path, reason: reason)
        }
        self.descriptor = descriptor
        self.path = path
        self.identity = identity
    }

    private static func removeStaleSocket(at path: String, _ address: SocketAddress) throws {
        guard let file = FileIdentity(of: path) else { return }
        guard file.isSocket else { throw ControlSocketError.notASocket(path: path) }
        let probe = SocketAddress.makeSocket(nonBlocking: true)
        defer { Glibc.close(probe) }
        // A full queue of waiting clients (EAGAIN) is a listener too.
        if address.connect(probe) || errno == EAGAIN {
            throw ControlSocketError.inUse(path: path)
        }
        guard errno == ECONNREFUSED, unlink(path) == 0 else {
            throw ControlSocketError.failed(path: path, reason: SocketAddress.reason)
        }
    }

    /// The next client; nil when none waits.
    func accept() -> Int32? {
        let client = Glibc.accept(descriptor, nil, nil)
        guard client >= 0 else { return nil }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        _ = fcntl(client, F_SETFL, O_NONBLOCK)
        return client
    }

    /// Stops listening and removes the file.
    func close() {
        if FileIdentity(of: path) == identity { unlink(path) }
        Glibc.close(descriptor)
    }
}
