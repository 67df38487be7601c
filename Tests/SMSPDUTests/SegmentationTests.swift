import SMSPDU
import Testing

@Suite struct SegmentationTests {
    private func a(_ count: Int) -> String { String(repeating: "a", count: count) }
    private func я(_ count: Int) -> String { String(repeating: "я", count: count) }

    @Test(arguments: [
        // §9.2.3.24.1: 160 septets alone, 153 in a part; 70 units alone, 67 in a part.
        (0, 0, 1), (160, 0, 1), (161, 0, 2), (306, 0, 2), (307, 0, 3), (153 * 255, 0, 255),
        (0, 70, 1), (0, 71, 2), (0, 134, 2), (0, 135, 3), (0, 67 * 255, 255), (69, 1, 1),
    ])
    func `a text takes as many parts as it must`(latin: Int, cyrillic: Int, count: Int) throws {
        let text = a(latin) + я(cyrillic)
        let segments = try #require(Segmentation(text, reference: 9))
        #expect(segments.parts.count == count)
        #expect(segments.dataCodingScheme == (cyrillic == 0 ? .gsm7Bit : .ucs2))
        let texts = segments.parts.compactMap { $0.text(segments.dataCodingScheme) }
        #expect(texts.joined() == text)
        let places = segments.parts.compactMap { $0.header?.concatenation }
        #expect(places.count == (count == 1 ? 0 : count))
        #expect(places.allSatisfy { $0.reference == 9 && Int($0.total) == count })
        #expect(places.map { Int($0.sequence) } == (count == 1 ? [] : Array(1...count)))
    }

    @Test func `more than 255 parts are none`() {
        #expect(Segmentation(a(153 * 255 + 1), reference: 0) == nil)
        #expect(Segmentation(я(67 * 255 + 1), reference: 0) == nil)
    }

    @Test func `an escape sequence is not cut in two`() throws {
        let segments = try #require(Segmentation(a(152) + "€" + a(20), reference: 0))
        let texts = segments.parts.compactMap { $0.text(.gsm7Bit) }
        #expect(texts == [a(152), "€" + a(20)])
    }

    @Test func `a surrogate pair is not cut in two`() throws {
        let segments = try #require(Segmentation(я(66) + "😀" + я(20), reference: 0))
        let texts = segments.parts.compactMap { $0.text(.ucs2) }
        #expect(texts == [я(66), "😀" + я(20)])
    }
}
