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
    func `every table keeps line feed and carriage return and has no escape`(
        language: NationalLanguage
    ) {
        if let table = language.lockingShiftTable {
            #expect(table[0x0A] == "\n")
            #expect(table[0x0D] == "\r")
            #expect(table[0x1B] == nil)
        }
        #expect(language.singleShiftTable[0x65] == "€")
        #expect(language.singleShiftTable[0x0A] == "\u{0C}")
        #expect(language.singleShiftTable[0x1B] == nil)
    }

    @Test(arguments: NationalLanguage.allCases)
    func `every character is written as a septet that reads as it`(language: NationalLanguage) {
        for table in [language.lockingShiftTable, language.singleShiftTable] {
            for scalar in table?.scalars ?? [] {
                #expect(table?.septet(of: scalar).flatMap { table?[$0] } == scalar)
            }
        }
    }

    /// By language, the locking shift table and the single shift table; the default tables first.
    private static let digests: [(locking: UInt32, single: UInt32)] = [
        (0x95EC_B0E5, 0x9E15_9363),
        (0xC30D_6BD5, 0xBF24_A7AD),
        (0, 0xC90E_C5F6),
        (0x92A6_86D6, 0x3BFD_6AD3),
        (0xB5E0_04BB, 0x7C01_93B9),
        (0xC8D9_E703, 0xCD9D_AEF3),
        (0xDC36_D28C, 0xA865_C404),
        (0x77FC_AFDB, 0x471D_07AC),
        (0x2A1A_B830, 0x6D0A_21A9),
        (0x7503_E931, 0xFC04_DAAA),
        (0x2826_4629, 0x98C6_160E),
        (0x77A0_79C5, 0x05F1_3E1E),
        (0xC29A_B85E, 0x65D9_0AE1),
        (0x0006_5A30, 0x5CD3_2B22),
    ]

    @Test func `every cell of every table is what it was when four others agreed`() {
        let languages = [nil] + NationalLanguage.allCases
        #expect(languages.count == Self.digests.count)
        for (language, digest) in zip(languages, Self.digests) {
            let locking = language == nil ? GSM7.alphabet : language?.lockingShiftTable
            let single = language?.singleShiftTable ?? GSM7.extensionTable
            #expect(locking.map(Self.digest) ?? 0 == digest.locking, "\(language as Any)")
            #expect(Self.digest(single) == digest.single, "\(language as Any)")
        }
    }

    /// FNV-1a over the characters in the order of their septets.
    private static func digest(_ table: CharacterTable) -> UInt32 {
        (UInt8(0)..<128).reduce(0x811C_9DC5) { hash, septet in
            (hash ^ (table[septet]?.value ?? 0)) &* 0x0100_0193
        }
    }

    @Test(.enabled(if: ThirdPartyData.isPresent))
    func `every table agrees with four other implementations`() throws {
        let file = try ThirdPartyData.json("gsm7-national-tables.json") as? [String: Any]
        let tables = try #require(file?["tables"] as? [String: [String: String]])
        for (name, cells) in tables {
            let language = UInt8(name.dropLast()).flatMap { NationalLanguage(rawValue: $0) }
            let locking = language?.lockingShiftTable ?? GSM7.alphabet
            let single = language?.singleShiftTable ?? GSM7.extensionTable
            for code in UInt8(0)...127 where code != GSM7.escape {
                let expected = cells[[code].hexadecimal(uppercase: false)]?.unicodeScalars.first
                let table = name.hasSuffix("L") ? locking : single
                #expect(table[code] == expected, "\(name) \(code)")
            }
        }
    }
}
