import SMSPDU
import Testing

@Suite struct HexadecimalTests {
    @Test(arguments: [("", []), ("00ff", [0, 255]), ("0A1b", [10, 27])] as [(String, [UInt8])])
    func `digits of either case are octets`(text: String, expected: [UInt8]) throws {
        #expect(try [UInt8](hexadecimal: text) == expected)
        #expect(expected.hexadecimal == text.uppercased())
        #expect(expected.hexadecimal(uppercase: false) == text.lowercased())
    }

    @Test(arguments: [("0", 1), ("0G", 1), ("00 00", 2), ("é0", 0), ("0０", 1), ("000", 3)])
    func `the first character that cannot stand there is named`(text: String, offset: Int) {
        do throws(HexadecimalDecodingError) {
            Issue.record("\(try [UInt8](hexadecimal: text)) from \(text)")
        } catch {
            #expect(error.offset == offset)
        }
    }
}
