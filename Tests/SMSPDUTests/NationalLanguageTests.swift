import Testing

@testable import SMSPDU

@Suite struct NationalLanguageTests {
    @Test(arguments: [
        // 3GPP TS 23.038 §6.2.1.2: Turkish single shift, Turkish locking shift.
        ("08032401" + "01D84CC3", "Şa"), ("0703250101208401", "€a"),
        // Spanish has no locking shift table; an unknown language is none.
        ("0703250102208401", "èa"), ("07032501FF208401", "èa"), ("080324" + "0102D84CC3", "Sa"),
    ])
    func `a header chooses the tables its text is read by`(field: String, text: String) throws {
        let deliver = try SMSDeliver(
            decoding: octets("440000000062113201000021" + field))
        #expect(deliver.text == text)
    }

    @Test(arguments: NationalLanguage.allCases)
    func `every table is whole and keeps line feed, carriage return and escape`(
        language: NationalLanguage
    ) {
        if let table = language.lockingShiftTable {
            #expect(table.count == 128)
            #expect(table[0x0A] == "\n")
            #expect(table[0x0D] == "\r")
            #expect(table[0x1B] == "\u{1B}")
        }
        #expect(language.singleShiftTable[0x65] == "€")
        #expect(language.singleShiftTable[0x0A] == "\u{0C}")
        #expect(language.singleShiftTable[0x1B] == nil)
    }

    @Test(.enabled(if: ThirdPartyData.isPresent))
    func `every table agrees with four other implementations`() throws {
        let file = try ThirdPartyData.json("gsm7-national-tables.json") as? [String: Any]
        let tables = try #require(file?["tables"] as? [String: [String: String]])
        for (name, cells) in tables {
            let language = UInt8(name.dropLast()).flatMap { NationalLanguage(rawValue: $0) }
            for code in UInt8(0)...127 where code != GSM7.escape {
                let expected = cells[[code].hexadecimal(uppercase: false)]?.unicodeScalars.first
                if name.hasSuffix("L") {
                    let table = language?.lockingShiftTable ?? GSM7.alphabet
                    #expect(table[Int(code)] == expected ?? "\u{FFFD}", "\(name) \(code)")
                } else {
                    let table = language?.singleShiftTable ?? GSM7.extensionTable
                    #expect(table[code] == expected, "\(name) \(code)")
                }
            }
        }
    }
}
