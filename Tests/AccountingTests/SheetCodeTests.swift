import Accounting
import Testing

struct SheetCodeTests {
    @Test func `a drawn code is read back in any case`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<1000 {
            let code = SheetCode.random(using: &generator)
            #expect(SheetCode(code.text) == code)
            #expect(SheetCode(code.text.lowercased()) == code)
            #expect(Reference(code.text) == nil)
        }
    }

    @Test func `no single slip and no swap of neighbours names another sheet`() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            let symbols = Array(SheetCode.random(using: &generator).text)
            for place in symbols.indices {
                for other in Reference.alphabet where other != symbols[place] {
                    var slip = symbols
                    slip[place] = other
                    #expect(SheetCode(String(slip)) == nil)
                }
            }
            for place in symbols.indices.dropLast() where symbols[place] != symbols[place + 1] {
                var swapped = symbols
                swapped.swapAt(place, place + 1)
                #expect(SheetCode(String(swapped)) == nil)
            }
        }
    }

    @Test func `the code of the handbook's examples is a good one, and no sheet's`() {
        var generator = SeededGenerator(seed: 13)
        #expect(SheetCode("KX7M2") == .example)
        #expect(SheetCode("KX7MD") == nil)
        for _ in 0..<1000 { #expect(SheetCode.random(using: &generator) != .example) }
    }

    @Test(arguments: [
        "", "K", "KX7M", "KX7M22", "PAY22", "K77M2", "7F3K", "KX1M2", "ＫX7M2", "ßX7M2",
    ])
    func `what is no code is refused`(written: String) {
        #expect(SheetCode(written) == nil)
    }
}
