internal import Dispatch
internal import Glibc

/// Tells when a network link, an address or a route of this machine comes or goes (rtnetlink(7)):
/// whoever waits for the line waits for these and not for the clock alone.
///
/// A class because its sockets are closed with it.
public final class LinkEvents: Sendable {
    private let events: Int32

    /// A pipe that is written to when nobody waits any more.
    private let wake: (read: Int32, write: Int32)

    /// Links, IPv4 and IPv6 addresses, and routes of both (`RTMGRP_*`).
    private static let groups: UInt32 = 0x1 | 0x10 | 0x40 | 0x100 | 0x400

    /// Nil where the kernel gives no such socket; then the clock has to do.
    public init?() {
        let flags = Self.closeOnExec | Self.nonblocking
        events = socket(AF_NETLINK, Int32(SOCK_RAW.rawValue) | flags, 0)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            if events >= 0 { close(events) }
            return nil
        }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        wake = (ends[0], ends[1])
        guard events >= 0, Self.bind(events) else { return nil }
    }

    deinit {
        if events >= 0 { close(events) }
        close(wake.read)
        close(wake.write)
    }

    /// Waits until something changes, at most for so long, or until the task is cancelled; says
    /// whether something changed.
    @discardableResult
    public func wait(atMost limit: Duration) async -> Bool {
        let milliseconds = Int32(clamping: max(0, limit.components.seconds) * 1000)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // On a thread of its own: those the tasks share must not be held up.
                DispatchQueue.global().async {
                    continuation.resume(returning: self.poll(milliseconds))
                }
            }
        } onCancel: {
            _ = write(wake.write, [1], 1)
        }
    }

    private func poll(_ milliseconds: Int32) -> Bool {
        let readable = Int16(POLLIN)
        var waited = [
            pollfd(fd: events, events: readable, revents: 0),
            pollfd(fd: wake.read, events: readable, revents: 0),
        ]
        guard Glibc.poll(&waited, nfds_t(waited.count), milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 8192)
        while read(wake.read, &buffer, buffer.count) > 0 {}
        guard waited[0].revents != 0 else { return false }
        while recv(events, &buffer, buffer.count, 0) > 0 {}
        return true
    }

    private static let closeOnExec: Int32 = 0o2_000_000
    private static let nonblocking: Int32 = 0o4000

    /// `struct sockaddr_nl`: family, padding, port (the kernel chooses), groups.
    private static func bind(_ descriptor: Int32) -> Bool {
        var address = (UInt16(AF_NETLINK), UInt16(0), UInt32(0), groups)
        let length = socklen_t(MemoryLayout.size(ofValue: address))
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, length) == 0
            }
        }
    }
}
