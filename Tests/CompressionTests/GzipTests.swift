import Compression
import Testing

struct GzipTests {
    static let texts: [[UInt8]] = [
        [], [0], Array("hello".utf8), Array(repeating: 65, count: 100_000),
        (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) },
    ]

    @Test(arguments: texts)
    func `what is compressed comes back`(bytes: [UInt8]) throws {
        #expect(try Gzip.decompress(Gzip.compress(bytes), limit: bytes.count) == bytes)
    }

    @Test func `what repeats becomes small`() {
        #expect(Gzip.compress(Array(repeating: 65, count: 100_000)).count < 200)
    }

    @Test(arguments: texts)
    func `a front part is damaged, never a shorter message`(bytes: [UInt8]) {
        let whole = Gzip.compress(bytes)
        for count in whole.indices.suffix(400) {
            #expect(throws: GzipError.damaged) {
                try Gzip.decompress(Array(whole.prefix(count)), limit: bytes.count)
            }
        }
    }

    @Test func `one altered byte is noticed, or changes nothing`() {
        let text = Array("7F3K recorded 10:42".utf8)
        let whole = Gzip.compress(text)
        // From the tenth octet on: before it stand the time and the system, which gzip leaves open.
        // The fill bits after the last code mean nothing either.
        for index in whole.indices.dropFirst(10) {
            var altered = whole
            altered[index] ^= 0x10
            let read = try? Gzip.decompress(altered, limit: 1_000)
            #expect(read == nil || read == text)
        }
    }

    @Test func `a small message that would fill the memory is refused`() {
        let bomb = Gzip.compress(Array(repeating: 0, count: 1_000_000))
        #expect(throws: GzipError.tooLong(limit: 1_000)) {
            try Gzip.decompress(bomb, limit: 1_000)
        }
    }
}
