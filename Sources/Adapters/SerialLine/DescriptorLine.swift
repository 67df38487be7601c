internal import Foundation
internal import Glibc
internal import Synchronization

/// A line over an open file descriptor, which it owns.
///
/// A class because the descriptor is one thing with an end: a thread of its own waits for bytes
/// (an AT round trip costs a fifth of what an event loop takes), and closes the descriptor when
/// the line is hung up from either side.
final class DescriptorLine: Sendable {
    let incoming: AsyncStream<[UInt8]>

    private let descriptor: Int32
    private let wakeReading: Int32
    private let wakeWriting: Int32
    private let beforeClosing: @Sendable (Int32) -> Void
    private let state = Mutex(State())

    private struct State {
        var isOpen = true

        /// The other side took nothing; what it was given still waits in the kernel.
        var isStuck = false
    }

    /// How long the other side may refuse bytes, in milliseconds.
    private static let patience: Int32 = 5000

    /// Takes over `descriptor`, which must not block.
    init(
        owning descriptor: Int32, beforeClosing: @escaping @Sendable (Int32) -> Void = { _ in }
    ) throws {
        var wake: [Int32] = [-1, -1]
        guard pipe(&wake) == 0 else {
            Glibc.close(descriptor)
            throw LineError.cannotOpen(path: "pipe", reason: String(cString: strerror(errno)))
        }
        for end in wake { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        self.descriptor = descriptor
        self.beforeClosing = beforeClosing
        (wakeReading, wakeWriting) = (wake[0], wake[1])
        let (stream, continuation) = AsyncStream<[UInt8]>.makeStream()
        incoming = stream
        startReading(into: continuation)
    }

    func write(_ bytes: [UInt8]) throws {
        try state.withLock { state in
            guard state.isOpen else { throw LineError.hungUp }
            var rest = bytes[...]
            do {
                while !rest.isEmpty { rest = try writeSome(rest) }
            } catch LineError.stuck {
                state.isStuck = true
                throw LineError.stuck
            }
        }
    }

    func close() {
        state.withLock { state in
            guard state.isOpen else { return }
            state.isOpen = false
            _ = Glibc.write(wakeWriting, [1], 1)
        }
    }

    /// What `body` finds out on the open descriptor; nil when the line is hung up.
    func withDescriptor<Found: Sendable>(_ body: (Int32) -> Found) -> Found? {
        state.withLock { $0.isOpen ? body(descriptor) : nil }
    }

    private func writeSome(_ bytes: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 { return bytes.dropFirst(count) }
        switch errno {
        case EINTR: return bytes
        case EAGAIN:
            var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            guard poll(&wanted, 1, Self.patience) > 0 else { throw LineError.stuck }
            return bytes
        default: throw LineError.hungUp
        }
    }
}

extension DescriptorLine {
    /// Reads on a thread of its own until either side hangs up, then closes everything.
    private func startReading(into continuation: AsyncStream<[UInt8]>.Continuation) {
        Thread.detachNewThread { [self] in
            while let bytes = waitForBytes() { continuation.yield(bytes) }
            state.withLock { state in
                state.isOpen = false
                // Else the kernel would wait half a minute for a deaf modem to take it.
                if state.isStuck { tcflush(descriptor, TCOFLUSH) }
                beforeClosing(descriptor)
                for open in [descriptor, wakeReading, wakeWriting] { Glibc.close(open) }
            }
            continuation.finish()
        }
    }

    /// The next bytes; nil at hang-up: end of file, or EIO once the other side of a pty closes.
    private func waitForBytes() -> [UInt8]? {
        var waited = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeReading, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            guard poll(&waited, 2, -1) >= 0 || errno == EINTR else { return nil }
            if waited[1].revents != 0 { return nil }
            guard waited[0].revents != 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 { return Array(buffer.prefix(count)) }
            if count == 0 || (errno != EAGAIN && errno != EINTR) { return nil }
            // Hung up with nothing to read: it would be so again at once.
            guard waited[0].revents & Int16(POLLIN) != 0 else { return nil }
        }
    }
}
