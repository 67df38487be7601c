internal import Foundation
internal import Glibc
internal import Synchronization

/// Waits for all clients at once on a thread of its own, so that one that hangs holds up nobody.
///
/// A class because the thread and whoever answers share it.
final class ControlLoop: Sendable {
    /// A client asks a line. One reader only.
    let requests: AsyncStream<Request>

    struct Request: Sendable {
        var client: Int
        var line: String
    }

    private let listener: ListeningSocket
    private let wakeReading: Int32
    private let wakeWriting: Int32
    private let mail = Mutex(Mail())
    private let asked: AsyncStream<Request>.Continuation

    private struct Mail {
        var answers: [(client: Int, line: [UInt8])] = []
        var isStopping = false
        var hasStopped = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    init(_ listener: ListeningSocket) throws {
        var wake: [Int32] = [-1, -1]
        guard pipe(&wake) == 0 else {
            throw ControlSocketError.failed(path: "pipe", reason: SocketAddress.reason)
        }
        for end in wake {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        self.listener = listener
        (wakeReading, wakeWriting) = (wake[0], wake[1])
        (requests, asked) = AsyncStream.makeStream()
    }

    func start() { Thread.detachNewThread { self.loop() } }

    func answer(_ client: Int, _ text: String) {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
        mail.withLock {
            $0.answers.append((client, Array(line.utf8)))
            wake($0)
        }
    }

    func stop() {
        mail.withLock {
            $0.isStopping = true
            wake($0)
        }
    }

    /// Waits until the socket file is gone.
    func ended() async {
        await withCheckedContinuation { continuation in
            mail.withLock { mail in
                if mail.hasStopped {
                    continuation.resume()
                } else {
                    mail.waiting = continuation
                }
            }
        }
    }

    private func wake(_ mail: Mail) {
        if !mail.hasStopped { _ = Glibc.write(wakeWriting, [1], 1) }
    }
}

extension ControlLoop {
    private static let tooLong =
        #"{"error":"the request is longer than \#(ControlClient.maximumRequest) bytes"}"#

    /// Clients that may be connected at once; more wait in the system's queue.
    private static let maximumClients = 64

    /// How long answers under way are waited for when it is time to stop: who asked for the end is
    /// told that it comes.
    private static let grace = Duration.seconds(1)

    private func loop() {
        var clients: [Int: ControlClient] = [:]
        var nextClient = 0
        var end: ContinuousClock.Instant?
        while true {
            if takeMail(into: &clients), end == nil { end = .now + Self.grace }
            if let end, clients.values.allSatisfy(\.isAnswered) || .now >= end { break }
            let order = clients.keys.sorted()
            guard let events = wait(for: order.compactMap { clients[$0] }, until: end) else {
                break
            }
            for (key, event) in zip(order, events.clients) where event != 0 {
                serve(key, &clients, event)
            }
            if events.listener != 0, let descriptor = listener.accept() {
                clients[nextClient] = ControlClient(descriptor: descriptor)
                nextClient += 1
            }
        }
        close(clients)
    }

    /// Waits until something happens; with an end, for what is to be written alone. Nil when the
    /// system cannot wait.
    private func wait(
        for clients: [ControlClient], until end: ContinuousClock.Instant?
    ) -> (listener: Int16, clients: [Int16])? {
        let isOpen = end == nil && clients.count < Self.maximumClients
        var waited = [
            pollfd(fd: wakeReading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: listener.descriptor, events: Int16(isOpen ? POLLIN : 0), revents: 0),
        ]
        for client in clients {
            let interest = end == nil ? client.interest : client.interest & Int16(POLLOUT)
            waited.append(pollfd(fd: client.descriptor, events: interest, revents: 0))
        }
        let patience = end.map { Int32(max(0, ($0 - .now) / .milliseconds(1)) + 1) } ?? -1
        guard poll(&waited, nfds_t(waited.count), patience) >= 0 || errno == EINTR else {
            return nil
        }
        return (waited[1].revents, waited.dropFirst(2).map(\.revents))
    }

    /// Takes the answers; true when it is time to stop.
    private func takeMail(into clients: inout [Int: ControlClient]) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(wakeReading, &bytes, bytes.count) > 0 {}
        let taken = mail.withLock { mail in
            defer { mail.answers = [] }
            return mail
        }
        for (key, line) in taken.answers {
            clients[key]?.answer(line)
            write(key, &clients)
        }
        return taken.isStopping
    }

    private func serve(_ key: Int, _ clients: inout [Int: ControlClient], _ events: Int16) {
        guard var client = clients[key] else { return }
        if events & Int16(POLLIN | POLLHUP | POLLERR) != 0, !client.hasEnded {
            for line in client.read() { asked.yield(Request(client: key, line: line)) }
            if client.isTooLong { client.refuse(Self.tooLong) }
        }
        clients[key] = client
        if events & Int16(POLLERR) != 0 || (events & Int16(POLLHUP) != 0 && client.hasEnded) {
            return remove(key, &clients)
        }
        write(key, &clients)
    }

    private func write(_ key: Int, _ clients: inout [Int: ControlClient]) {
        guard var client = clients[key] else { return }
        let isThere = client.write()
        clients[key] = client
        if !isThere || client.isDone { remove(key, &clients) }
    }

    private func remove(_ key: Int, _ clients: inout [Int: ControlClient]) {
        guard let client = clients.removeValue(forKey: key) else { return }
        Glibc.close(client.descriptor)
    }

    private func close(_ clients: [Int: ControlClient]) {
        for client in clients.values { Glibc.close(client.descriptor) }
        listener.close()
        mail.withLock {
            $0.hasStopped = true
            Glibc.close(wakeReading)
            Glibc.close(wakeWriting)
            $0.waiting.take()?.resume()
        }
        asked.finish()
    }
}
