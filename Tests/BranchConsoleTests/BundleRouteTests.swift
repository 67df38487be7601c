import BranchBundle
import Foundation
import HeadOfficeSync
import LedgerStore
import Testing

@testable import BranchConsole

/// Head office pulls bundles over HTTP, whole or in parts.
@Suite(.enabled(if: TestDoor.hasCurl), .timeLimit(.minutes(3))) struct BundleRouteTests {
    private static let bearer = ["-H", "Authorization: Bearer \(TestDoor.token)"]

    private static func address(_ port: Int, _ path: String = "/bundles") -> String {
        "http://127.0.0.1:\(port)\(path)"
    }

    /// Status and headers of an answer.
    private static func head(
        _ port: Int, _ path: String, _ arguments: String...
    ) async throws -> String {
        let answer = try await TestDoor.curl(
            bearer + arguments + ["-o", "/dev/null", "-D", "-", address(port, path)])
        return String(decoding: answer.output, as: UTF8.self).lowercased()
    }

    @Test func `nobody gets in without the token`() async throws {
        let door = try await TestDoor()
        try await door.open { port in
            for (header, path) in [
                ("X: y", "/bundles"), ("Authorization: Bearer wrong", "/bundles"),
                ("Authorization: Basic \(TestDoor.token)", "/bundles/1"),
                ("Authorization: Bearer", "/bundles/1"),
            ] {
                let answer = try await TestDoor.curl([
                    "-H", header, "-D", "-", Self.address(port, path),
                ])
                let text = String(decoding: answer.output, as: UTF8.self).lowercased()
                #expect(text.hasPrefix("http/1.1 401"), "\(text)")
                #expect(text.contains("www-authenticate: bearer"))
            }
        }
    }

    @Test func `a bundle is made, listed and pulled`() async throws {
        let door = try await TestDoor()
        try await door.book(500, from: 0)
        try await door.open { port in
            let made = try await TestDoor.curl(
                Self.bearer + ["-X", "POST", Self.address(port)])
            let list = try await TestDoor.curl(Self.bearer + [Self.address(port)])
            #expect(made.output == list.output)
            let again = try await TestDoor.curl(
                Self.bearer + ["-X", "POST", Self.address(port)])
            #expect(String(decoding: again.output, as: UTF8.self) == "[]")
            let after = try await TestDoor.curl(Self.bearer + [Self.address(port) + "?after=1"])
            #expect(String(decoding: after.output, as: UTF8.self) == "[]")
            let objects = try JSONSerialization.jsonObject(with: list.output) as? [[String: Any]]
            let first = try #require(objects?.first)
            #expect(first["number"] as? Int == 1)
            #expect(first["file"] as? String == "0000001.tawi")
            #expect(first["last_entry"] as? Int == 500)
            for path in ["/bundles/1", "/bundles/0000001.tawi"] {
                let file = try await TestDoor.curl(Self.bearer + [Self.address(port, path)])
                let bundle = try SealedBundle(octets: file.output)
                #expect(bundle.hash.hexadecimal == first["sha256"] as? String)
                #expect(try bundle.contents().entries.count == 500)
            }
            for path in ["/bundles/2", "/bundles/0", "/bundles/x", "/bundles/1.zip"] {
                #expect(try await Self.head(port, path).hasPrefix("http/1.1 404"))
            }
        }
    }

    @Test func `parts are given as the standard says`() async throws {
        let door = try await TestDoor()
        try await door.book(200, from: 0)
        let size = try #require(try await door.maker.makeAll().first).size
        try await door.open { port in
            let whole = try await Self.head(port, "/bundles/1")
            #expect(whole.hasPrefix("http/1.1 200"))
            #expect(whole.contains("accept-ranges: bytes"))
            let tag = try #require(
                whole.split(separator: "\r\n").first { $0.hasPrefix("etag: ") }?.dropFirst(6))
            let part = try await Self.head(port, "/bundles/1", "-r", "100-199")
            #expect(part.hasPrefix("http/1.1 206"))
            #expect(part.contains("content-range: bytes 100-199/\(size)"))
            #expect(part.contains("content-length: 100\r"))
            let beyond = try await Self.head(port, "/bundles/1", "-r", "\(size)-")
            #expect(beyond.hasPrefix("http/1.1 416"))
            #expect(beyond.contains("content-range: bytes */\(size)"))
            let same = try await Self.head(
                port, "/bundles/1", "-r", "5-", "-H", "If-Range: \(tag)")
            #expect(same.hasPrefix("http/1.1 206"))
            let other = try await Self.head(
                port, "/bundles/1", "-r", "5-", "-H", "If-Range: \"other\"")
            #expect(other.hasPrefix("http/1.1 200"))
            let known = try await Self.head(
                port, "/bundles/1", "-H", "If-None-Match: \"x\", \(tag)")
            #expect(known.hasPrefix("http/1.1 304"))
            let gone = try await Self.head(port, "/bundles/1", "-H", "If-Match: \"x\"")
            #expect(gone.hasPrefix("http/1.1 412"))
            let head = try await Self.head(port, "/bundles/1", "-I")
            #expect(head.contains("content-length: \(size)\r"))
        }
    }

    @Test func `a download that broke off is resumed`() async throws {
        let door = try await TestDoor()
        try await door.book(3000, from: 0)
        let size = try #require(try await door.maker.makeAll().first).size
        let file = door.folder.appending(path: "pulled.tawi").path
        try await door.open { port in
            // A line that drops: so much arrived, and no more.
            let begun = try await TestDoor.curl(
                Self.bearer + ["-r", "0-\(size / 3)", "-o", file, Self.address(port, "/bundles/1")])
            #expect(begun.status == 0)
            let resumed = try await TestDoor.curl(
                Self.bearer + ["-C", "-", "-o", file, Self.address(port, "/bundles/1")])
            #expect(resumed.status == 0)
            let octets = try #require(FileManager.default.contents(atPath: file))
            #expect(octets.count == size)
            #expect(try SealedBundle(octets: octets).contents().entries.count == 3000)
        }
    }
}
