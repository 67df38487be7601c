internal import Foundation
internal import Glibc

/// Asks the program behind a control socket.
public enum ControlSocketClient {
    /// The most bytes of an answer.
    private static let maximumAnswer = 64 << 20

    /// Sends a line and waits for the answer, which is one line too.
    ///
    /// - Throws: `ControlSocketError` when nobody listens or no answer comes in time.
    public static func ask(
        _ line: String, at path: String, deadline: Duration
    ) async throws -> String {
        let bytes = Array(line.utf8)
        guard bytes.count <= ControlClient.maximumRequest, !bytes.contains(UInt8(ascii: "\n"))
        else { throw ControlSocketError.unwritableRequest(maximum: ControlClient.maximumRequest) }
        let end = ContinuousClock.now + deadline
        // A thread of its own waits: the caller's threads are few.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result { try askBlocking(bytes + [UInt8(ascii: "\n")], path, end) })
            }
        }
    }

    private static func askBlocking(
        _ request: [UInt8], _ path: String, _ end: ContinuousClock.Instant
    ) throws -> String {
        let address = try SocketAddress(path)
        let descriptor = SocketAddress.makeSocket(nonBlocking: true)
        guard descriptor >= 0 else {
            throw ControlSocketError.failed(path: path, reason: SocketAddress.reason)
        }
        defer { Glibc.close(descriptor) }
        while !address.connect(descriptor) {
            switch errno {
            case ENOENT, ECONNREFUSED: throw ControlSocketError.nobodyListens(path: path)
            case EAGAIN where ContinuousClock.now < end: usleep(1000)  // its queue is full
            case EAGAIN: throw ControlSocketError.noAnswer(path: path)
            default: throw ControlSocketError.failed(path: path, reason: SocketAddress.reason)
            }
        }
        var rest = request[...]
        while !rest.isEmpty {
            try wait(descriptor, Int16(POLLOUT), path, end)
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno != EAGAIN, errno != EINTR {
                throw ControlSocketError.noAnswer(path: path)
            }
            rest = rest.dropFirst(max(0, count))
        }
        return try readLine(descriptor, path, end)
    }

    private static func readLine(
        _ descriptor: Int32, _ path: String, _ end: ContinuousClock.Instant
    ) throws -> String {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16384)
        while answer.count < maximumAnswer {
            try wait(descriptor, Int16(POLLIN), path, end)
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { break }
            let portion = buffer.prefix(count)
            if let newline = portion.firstIndex(of: UInt8(ascii: "\n")) {
                return String(decoding: answer + portion[..<newline], as: UTF8.self)
            }
            answer += portion
        }
        throw ControlSocketError.noAnswer(path: path)
    }

    private static func wait(
        _ descriptor: Int32, _ events: Int16, _ path: String, _ end: ContinuousClock.Instant
    ) throws {
        while true {
            let left = end - .now
            guard left > .zero else { throw ControlSocketError.noAnswer(path: path) }
            let milliseconds = min(left / .milliseconds(1) + 1, 3_600_000)
            var waited = pollfd(fd: descriptor, events: events, revents: 0)
            if poll(&waited, 1, Int32(milliseconds)) > 0 { return }
        }
    }
}
