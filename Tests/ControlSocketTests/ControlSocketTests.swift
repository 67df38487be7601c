import ControlSocket
import Foundation
import TestSupport
import Testing

/// One line, one line back, for several clients at once.
@Suite(.serialized, .timeLimit(.minutes(3))) struct ControlSocketTests {
    @Test func `a line gets one line back`() async throws {
        try await withServer { path in
            try await expect("hello", gets: "heard hello", at: path)
            try await expect("", gets: "heard ", at: path)
            try await expect("lines", gets: "two lines", at: path)
        }
    }

    @Test func `the socket is its owner's alone and gone at the end`() async throws {
        let path = temporaryPath()
        try await withServer(at: path) { path in
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `fifty clients get each their own answer`() async throws {
        try await withServer { path in
            try await withThrowingTaskGroup(of: Bool.self) { tasks in
                for number in 0..<50 {
                    tasks.addTask { try await ask("\(number)", path) == "heard \(number)" }
                }
                for try await isRight in tasks { #expect(isRight) }
            }
        }
    }

    @Test func `a client that hangs or is slow to be answered holds up nobody`() async throws {
        try await withServer { path in
            let silent = try RawClient(path)
            try silent.send("half a line")
            let slow = Task { try await ask("never", path, .milliseconds(300)) }
            try await expect("hello", gets: "heard hello", at: path)
            await #expect(throws: ControlSocketError.noAnswer(path: path)) {
                try await slow.value
            }
        }
    }

    @Test func `who asks for the end is told that it comes`() async throws {
        let path = temporaryPath()
        let server = try ControlSocketServer(path: path)
        let (ends, end) = AsyncStream<Void>.makeStream()
        let running = Task {
            await server.run { _ in
                end.yield()
                while !Task.isCancelled { await Task.yield() }
                return "goodbye"
            }
        }
        let ending = Task { for await _ in ends { running.cancel() } }
        defer { ending.cancel() }
        #expect(try await ask("quit", path) == "goodbye")
        await running.value
    }

    @Test func `a line without end is refused`() async throws {
        try await withServer { path in
            let client = try RawClient(path)
            try client.send(String(repeating: "x", count: 9000))
            #expect(try await blocking { client.readToEnd() }.contains("longer than"))
            try await expect("hello", gets: "heard hello", at: path)
        }
    }

    @Test func `a long answer comes whole`() async throws {
        try await withServer { path in
            let answer = try await ask("long", path)
            #expect(answer.utf8.count == 3_000_000)
        }
    }

    @Test func `a listener is not pushed aside and a stale file is`() async throws {
        try await withServer { path in
            #expect(throws: ControlSocketError.inUse(path: path)) {
                _ = try ControlSocketServer(path: path)
            }
        }
        let path = temporaryPath()
        let left = try RawClient(leavingBehind: path)
        left.close()
        #expect(FileManager.default.fileExists(atPath: path))
        try await withServer(at: path) { path in
            try await expect("hello", gets: "heard hello", at: path)
        }
    }

    @Test func `what is no socket is not touched`() throws {
        let path = temporaryPath()
        try Data("books".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: ControlSocketError.notASocket(path: path)) {
            _ = try ControlSocketServer(path: path)
        }
        #expect(FileManager.default.contents(atPath: path) == Data("books".utf8))
    }

    @Test(arguments: ["", "/tmp/" + String(repeating: "x", count: 110)])
    func `a path no socket can have is refused`(path: String) async throws {
        #expect(throws: ControlSocketError.pathTooLong(path: path, maximum: 107)) {
            _ = try ControlSocketServer(path: path)
        }
    }

    @Test func `where nobody listens the client says so`() async throws {
        let path = temporaryPath()
        await #expect(throws: ControlSocketError.nobodyListens(path: path)) {
            try await ask("hello", path)
        }
    }

    @Test(arguments: ["two\nlines", String(repeating: "x", count: 9000)])
    func `a request that is no line is not sent`(request: String) async throws {
        await #expect(throws: ControlSocketError.unwritableRequest(maximum: 8192)) {
            try await ask(request, temporaryPath())
        }
    }
}

private func ask(
    _ line: String, _ path: String, _ deadline: Duration = .seconds(200)
) async throws -> String {
    try await ControlSocketClient.ask(line, at: path, deadline: deadline)
}

private func expect(_ line: String, gets expected: String, at path: String) async throws {
    let answer = try await ask(line, path)
    #expect(answer == expected)
}

private func temporaryPath() -> String {
    FileManager.default.temporaryDirectory
        .appending(path: "tawi-control-\(UUID().uuidString.prefix(8))").path
}

/// Runs `body` while a server says what it heard.
private func withServer(
    at path: String = temporaryPath(), _ body: (String) async throws -> Void
) async throws {
    let server = try ControlSocketServer(path: path)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
            await server.run { line in
                switch line {
                case "lines": return "two\nlines"
                case "long": return String(repeating: "x", count: 3_000_000)
                case "never":
                    try? await Task.sleep(for: .seconds(60))
                    return "late"
                default: return "heard \(line)"
                }
            }
        }
        try await body(path)
        tasks.cancelAll()
        try await tasks.waitForAll()
    }
}

/// A client with no manners.
private struct RawClient: Sendable {
    private let handle: FileHandle

    init(_ path: String) throws { handle = try Self.open(path) { connect($0, $1, $2) } }

    /// A socket file whose process is as good as gone.
    init(leavingBehind path: String) throws { handle = try Self.open(path) { bind($0, $1, $2) } }

    func send(_ text: String) throws { try handle.write(contentsOf: Data(text.utf8)) }

    func readToEnd() -> String {
        String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
    }

    func close() { try? handle.close() }

    private static func open(
        _ path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws -> FileHandle {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let status = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(status == 0)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
