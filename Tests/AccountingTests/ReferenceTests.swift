import Accounting
import Testing

@Suite struct ReferenceTests {
    @Test(arguments: [4, 5, 8])
    func `a fresh reference is taken for nothing else`(length: Int) {
        var generator = SeededGenerator(seed: UInt64(length))
        var wrong: Set<String> = []
        for _ in 0..<2000 {
            let text = Reference.random(length: length, using: &generator).text
            let isGood =
                text.count == length && !text.contains(where: "0O1IL".contains)
                && text.first?.isNumber == true && text.contains(where: \.isLetter)
                && Reference(text)?.text == text && Reference(text.lowercased())?.text == text
            if !isGood { wrong.insert(text) }
        }
        #expect(wrong.isEmpty)
    }

    @Test func `references differ and come back for the same seed`() {
        var first = SeededGenerator(seed: 1)
        var second = SeededGenerator(seed: 1)
        let drawn = (0..<200).map { _ in Reference.random(using: &first) }
        #expect(drawn == (0..<200).map { _ in Reference.random(using: &second) })
        #expect(Set(drawn).count > 190)
    }

    @Test(arguments: [
        ("7F3K", "7F3K"), ("7f3k", "7F3K"), ("2a22", "2A22"), ("9ZZZZZZZ", "9ZZZZZZZ"),
    ])
    func `a reference is read in any case`(written: String, text: String) {
        #expect(Reference(written)?.text == text)
        #expect(Reference(written)?.description == text)
    }

    @Test(arguments: [
        "", "7F3", "7F3KAAAAA", "F7K3", "2345", "7F0K", "7FOK", "7F1K", "7FIK", "7FLK", "7F 3K",
        "7F3K ", "7F3É", "７F3K", "PAYA", "7f3ß",
    ])
    func `what cannot be a reference is none`(written: String) {
        #expect(Reference(written) == nil)
    }
}
