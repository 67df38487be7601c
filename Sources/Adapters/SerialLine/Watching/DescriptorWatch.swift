internal import Foundation
internal import Glibc

/// Calls a handler whenever a descriptor has something to read, until it is stopped.
///
/// A class because it holds a thread, which ends when the last reference goes. The thread sleeps
/// in `poll` in between.
final class DescriptorWatch: Sendable {
    private let wake: WakePipe

    /// Watches `descriptor`, which somebody else owns and `onReadable` keeps alive.
    ///
    /// - Parameters:
    ///   - interval: After how many seconds it is read although nothing was said; nil for never.
    ///   - onReadable: Reads what there is without blocking; false when there is no more to come.
    ///   - onEnd: Called once, after the last reading.
    /// - Throws: `LineError` when the machine has no descriptors left.
    init(
        _ descriptor: Int32, atLeastEvery interval: Int32? = nil,
        onReadable: @escaping @Sendable () -> Bool,
        onEnd: @escaping @Sendable () -> Void = {}
    ) throws {
        let wake = try WakePipe()
        self.wake = wake
        Thread.detachNewThread {
            let patience = interval.map { $0 * 1000 } ?? -1
            while wake.waitsFor(descriptor, atMost: patience), onReadable() {}
            onEnd()
        }
    }

    /// Ends the watching. Doing so twice is the same as once.
    func stop() { wake.ring() }

    deinit { wake.ring() }
}

/// A pipe whose only message is that it is time to stop.
///
/// A class because it owns two descriptors, closed when nobody can ring any more.
private final class WakePipe: Sendable {
    private let reading: Int32
    private let writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw LineError.cannotOpen(path: "pipe", reason: String(cString: strerror(errno)))
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    func ring() { _ = write(writing, [1], 1) }

    /// Sleeps until `descriptor` can be read, or so many milliseconds have gone; false when it is
    /// time to stop.
    func waitsFor(_ descriptor: Int32, atMost patience: Int32) -> Bool {
        var waited = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let ready = poll(&waited, 2, patience)
            guard ready >= 0 || errno == EINTR else { return false }
            if ready == 0 { return true }
            if waited[1].revents != 0 { return false }
            if waited[0].revents & Int16(POLLIN) != 0 { return true }
            // Hung up or in error, with nothing to read: it would be so again at once.
            if waited[0].revents != 0 { return false }
        }
    }

    deinit {
        close(reading)
        close(writing)
    }
}
