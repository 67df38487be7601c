internal import Glibc

/// A path as the system wants it for a Unix-domain socket.
struct SocketAddress {
    private var address: sockaddr_un

    /// The most bytes a path may have; the last place is for the zero behind it.
    static let maximumPathLength = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    /// - Throws: `ControlSocketError.pathTooLong`, also for an empty path or one with a zero.
    init(_ path: String) throws {
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.maximumPathLength, !bytes.contains(0) else {
            throw ControlSocketError.pathTooLong(path: path, maximum: Self.maximumPathLength)
        }
        address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    }

    func connect(_ descriptor: Int32) -> Bool {
        withPointer { Glibc.connect(descriptor, $0, $1) == 0 }
    }

    func bind(_ descriptor: Int32) -> Bool {
        withPointer { Glibc.bind(descriptor, $0, $1) == 0 }
    }

    private func withPointer(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool) -> Bool {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// A stream socket that is not handed to programs this one starts.
    static func makeSocket(nonBlocking: Bool) -> Int32 {
        let options =
            Int32(SOCK_CLOEXEC.rawValue) | (nonBlocking ? Int32(SOCK_NONBLOCK.rawValue) : 0)
        return socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | options, 0)
    }

    /// What the last system call complained of.
    static var reason: String { String(cString: strerror(errno)) }
}
