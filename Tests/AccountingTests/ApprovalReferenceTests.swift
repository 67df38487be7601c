import Accounting
import Testing

@Suite struct ApprovalReferenceTests {
    private let drawn: [ApprovalReference] = {
        var generator = SeededGenerator(seed: 5)
        return (0..<300).map { _ in ApprovalReference.random(using: &generator) }
    }()

    @Test func `a fresh one is read back in any case`() {
        for reference in drawn {
            #expect(reference.text.count == 5)
            #expect(ApprovalReference(reference.text.lowercased()) == reference)
        }
    }

    @Test func `it is read as nothing else`() {
        for reference in drawn {
            #expect(Reference(reference.text) == nil)
            #expect(!SheetCode.looksLikeOne(reference.text))
        }
    }

    @Test func `one slip never names another`() {
        for reference in drawn.prefix(40) {
            let symbols = Array(reference.text)
            for place in symbols.indices {
                for symbol in Reference.alphabet where symbol != symbols[place] {
                    var slip = symbols
                    slip[place] = symbol
                    #expect(ApprovalReference(String(slip)) == nil)
                }
            }
            for place in symbols.indices.dropLast() where symbols[place] != symbols[place + 1] {
                var slip = symbols
                slip.swapAt(place, place + 1)
                #expect(ApprovalReference(String(slip)) == nil)
            }
        }
    }

    @Test(arguments: ["", "A", "7F3K", "KX7M2", "A7KX", "B7KX4", "AAKX4", "A7KX\u{664}", "A70X4"])
    func `other words are none`(written: String) {
        #expect(ApprovalReference(written) == nil)
    }

    @Test func `a longer one is drawn when they are crowded`() {
        var generator = SeededGenerator(seed: 6)
        for length in 5...9 {
            let reference = ApprovalReference.random(length: length, using: &generator)
            #expect(reference.text.count == length)
            #expect(ApprovalReference(reference.text) == reference)
        }
    }
}
