import Testing

@testable import BranchConsole

/// RFC 9110 §14: which octets of a file are asked for.
struct ByteRangeTests {
    static let rows: [(header: String?, range: ByteRange)] = [
        (nil, .whole), ("", .whole), ("bytes=0-", .part(0..<100)), ("bytes=0-0", .part(0..<1)),
        ("bytes=99-", .part(99..<100)), ("bytes=40-59", .part(40..<60)),
        ("bytes=40-1000", .part(40..<100)), ("bytes=-1", .part(99..<100)),
        ("bytes=-1000", .part(0..<100)), ("BYTES= 5 - 6 ", .part(5..<7)),
        ("bytes=100-", .unsatisfiable), ("bytes=100-200", .unsatisfiable),
        ("bytes=-0", .unsatisfiable), ("bytes=99999999999999999999-", .unsatisfiable),
        ("bytes=0-99999999999999999999", .part(0..<100)), ("bytes=9-3", .whole),
        ("bytes=-", .whole), ("bytes=a-b", .whole), ("bytes=0-1,5-6", .whole),
        ("bytes=+1-2", .whole), ("bytes=١-٢", .whole), ("lines=0-1", .whole), ("bytes", .whole),
    ]

    @Test(arguments: rows.indices)
    func `a range is read as the standard says`(row: Int) {
        let (header, range) = Self.rows[row]
        #expect(ByteRange(header, size: 100) == range, "\(header ?? "none")")
    }

    @Test func `nothing of an empty file can be asked for`() {
        #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
        #expect(ByteRange("bytes=-5", size: 0) == .unsatisfiable)
    }
}

struct SecretTokenTests {
    @Test func `only the whole secret is the secret`() throws {
        let token = try #require(SecretToken("0123456789abcdef"))
        #expect(token.isShown(by: "0123456789abcdef"))
        for other in [
            "", "0", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeF",
            "0123456789abcdef0123456789abcdef",
        ] {
            #expect(!token.isShown(by: other))
        }
    }

    @Test(arguments: ["", "short", "012345678901234", "with blanks in it, many"])
    func `a secret that keeps nobody out is none`(text: String) {
        #expect(SecretToken(text) == nil)
    }
}
