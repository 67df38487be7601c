import SMSPDU
import Testing

@Suite struct GSM7Tests {
    @Test(arguments: [
        // 3GPP TS 23.038 §6.1.2.1, worked by hand.
        ("hello", "E8329BFD06"), ("", ""), ("@", "00"), ("M-PESA", "CD16B4380D02"),
        ("hellohello", "E8329BFD4697D9EC37"),
    ])
    func `septets are packed lowest bits first`(text: String, packed: String) throws {
        let septets = try GSM7.septets(of: text)
        #expect(GSM7.pack(septets).hexadecimal == packed)
        #expect(GSM7.text(GSM7.unpack(octets(packed), count: septets.count)) == text)
    }

    @Test func `septets come back from behind any number of fill bits`() throws {
        for count in 0...17 {
            let septets = (0..<count).map { UInt8($0 * 7 % 128) }
            for fillBits in 0...6 {
                let packed = GSM7.pack(septets, fillBits: fillBits)
                #expect(GSM7.unpack(packed, count: count, fillBits: fillBits) == septets)
            }
        }
    }

    @Test(
        arguments: [
            // §6.2.1.1: the euro sign, an undefined extension, two escapes, one at the end.
            ([0x1B, 0x65], "€"), ([0x1B, 0x41], "A"), ([0x1B, 0x1B, 0x61], " a"),
            ([0x61, 0x1B], "a "),
            ([0x1B, 0x0A], "\u{0C}"), ([0x1B, 0x0D], "\r"), ([0xE1], "a"),
        ] as [([UInt8], String)])
    func `an escape never loses what follows it`(septets: [UInt8], text: String) {
        #expect(GSM7.text(septets) == text)
    }

    @Test func `every character of both tables is written as it is read`() throws {
        for code in UInt8(0)...127 where code != 0x1B {
            #expect(try GSM7.septets(of: GSM7.text([code])) == [code])
        }
        for code: UInt8 in [0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65] {
            #expect(try GSM7.septets(of: GSM7.text([0x1B, code])) == [0x1B, code])
        }
    }

    @Test(
        arguments: [("a\r\nb", [0x61, 0x0D, 0x0A, 0x62]), ("e\u{301}", [0x05])]
            as [(String, [UInt8])])
    func `characters are compared as a reader sees them`(text: String, septets: [UInt8]) throws {
        #expect(try GSM7.septets(of: text) == septets)
    }

    @Test(arguments: [("Shukran ☺", Character("☺")), ("ç", "ç"), ("aё€ж", "ё"), ("`", "`")])
    func `the first character outside the alphabet is named`(text: String, character: Character) {
        #expect(throws: GSM7.UnencodableCharacter(character: character)) {
            try GSM7.septets(of: text)
        }
    }

    @Test(arguments: [(Int.max, 0), (.min, 0), (9, 7), (1, .max), (1, .min), (8, -1)])
    func `unpacking never reads past the octets`(count: Int, fillBits: Int) {
        for length in 0...17 {
            let octets = [UInt8](repeating: 0xFF, count: length)
            let septets = GSM7.unpack(octets, count: count, fillBits: fillBits)
            #expect(septets.count <= length * 8 / 7)
            #expect(septets.allSatisfy { $0 == 0x7F })
        }
    }
}
