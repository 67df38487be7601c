internal import Glibc

/// A client of the control socket: its half-read request and its half-written answers.
struct ControlClient {
    let descriptor: Int32
    private var request: [UInt8] = []
    private var answers: ArraySlice<UInt8> = []
    private(set) var hasEnded = false
    private var unanswered = 0

    /// The most bytes of a request, without the end of the line.
    static let maximumRequest = 8192

    /// Requests a client may send before it reads an answer.
    private static let maximumUnanswered = 32

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Nothing more is to come and nothing to be said.
    var isDone: Bool { hasEnded && isAnswered }

    /// Everything it asked is answered, and the answers are on their way.
    var isAnswered: Bool { answers.isEmpty && unanswered == 0 }

    /// What to wait for. Who sends requests and takes no answers is not listened to.
    var interest: Int16 {
        let reading = hasEnded || unanswered >= Self.maximumUnanswered ? 0 : POLLIN
        return Int16(reading | (answers.isEmpty ? 0 : POLLOUT))
    }

    /// Reads what is there and gives the whole lines.
    mutating func read() -> [String] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        guard count > 0 else {
            if count == 0 || (errno != EAGAIN && errno != EINTR) { hasEnded = true }
            return []
        }
        var lines: [String] = []
        for byte in buffer.prefix(count) {
            if byte == UInt8(ascii: "\n") {
                lines.append(String(decoding: request, as: UTF8.self))
                request = []
            } else if byte != UInt8(ascii: "\r") {
                request.append(byte)
            }
        }
        unanswered += lines.count
        return lines
    }

    /// The request that is being read is longer than one may be.
    var isTooLong: Bool { request.count > Self.maximumRequest }

    /// Refuses to read on, and says why.
    mutating func refuse(_ answer: String) {
        hasEnded = true
        answers += Array((answer + "\n").utf8)
    }

    /// Takes an answer to be written when the client reads.
    mutating func answer(_ line: [UInt8]) {
        unanswered -= 1
        answers += line
    }

    /// Writes what the client takes; false when it is gone.
    mutating func write() -> Bool {
        guard !answers.isEmpty else { return true }
        let count = answers.withUnsafeBytes {
            send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        answers = answers.dropFirst(count)
        return true
    }
}
