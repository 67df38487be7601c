import SMSPDU
import Testing

@Suite struct USSDTests {
    @Test(arguments: [
        // 3GPP TS 23.038 §6.1.2.3, worked by hand; the first is the best known.
        ("*100#", "AA180C3602"), ("", ""), ("1234567", "31D98C56B3DD1A"),
        ("12345678", "31D98C56B3DD70"), ("1234567\r", "31D98C56B3DD1A0D"),
    ])
    func `a code is packed with the padding of service codes`(
        text: String, packed: String
    ) throws {
        let septets = try GSM7.septets(of: text)
        #expect(USSDText.pack(septets).hexadecimal == packed)
        #expect(USSDText.unpack(octets(packed)) == septets)
    }

    @Test func `seven bits of zeros at the end are no at sign`() {
        #expect(USSDText.text(of: octets("31D98C56B3DD00"), coding: .gsm7Bit) == "1234567")
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `any text is unpacked as it was packed`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let count = Int.random(in: 0...182, using: &generator)
            // No carriage return and no at sign, whose padding has rows of its own.
            let septets = (0..<count).map { _ in UInt8.random(in: 0x10...0x7F, using: &generator) }
            #expect(USSDText.unpack(USSDText.pack(septets)) == septets)
        }
    }

    @Test(
        arguments: [
            ("*144#", .plain, "*144#"), ("*144#", .packed, "AA188D3602"),
            ("*144#", .ucs2, "002A0031003400340023"), ("ё", .packed, nil), ("ё", .plain, nil),
            ("ё", .ucs2, "0451"),
        ] as [(String, USSDText.Coding, String?)])
    func `a code is written as the modem wants it`(
        text: String, coding: USSDText.Coding, string: String?
    ) {
        #expect(USSDText.coded(text, as: coding)?.string == string)
    }

    @Test(
        arguments: [
            (0x0F, .gsm7Bit, nil), (0x00, .gsm7Bit, "de"), (0x01, .gsm7Bit, "en"),
            (0x03, .gsm7Bit, "fr"), (0x0E, .gsm7Bit, "pl"), (0x10, .gsm7Bit, nil),
            (0x11, .ucs2, nil), (0x12, .gsm7Bit, nil), (0x22, .gsm7Bit, "ar"),
            (0x25, .gsm7Bit, nil), (0x30, .gsm7Bit, nil), (0x40, .gsm7Bit, nil),
            (0x44, .data8Bit, nil), (0x48, .ucs2, nil), (0x4C, .gsm7Bit, nil),
            (0x58, .ucs2, nil), (0x80, .gsm7Bit, nil), (0x94, .data8Bit, nil),
            (0x98, .ucs2, nil), (0xE0, .gsm7Bit, nil), (0xF0, .gsm7Bit, nil),
            (0xF4, .data8Bit, nil),
        ] as [(UInt8, DataCodingScheme.Alphabet, String?)])
    func `the coding of service codes is its own table`(
        octet: UInt8, alphabet: DataCodingScheme.Alphabet, language: String?
    ) {
        let coding = CBSDataCodingScheme(rawValue: octet)
        #expect(coding.alphabet == alphabet)
        #expect(coding.language == language)
        #expect(coding.hasLanguageIndication == (octet == 0x10 || octet == 0x11))
    }

    @Test(
        arguments: [
            // Plain, as the standard has it; the scheme is the network's.
            ("Your balance is KES 49.10", 15, "Your balance is KES 49.10"),
            ("Salio lako ni 1,000/=", nil, "Salio lako ni 1,000/="),
            ("Balance 12.30", 72, "Balance 12.30"),
            // Numbers alone are themselves.
            ("1000", 15, "1000"), ("500", 15, "500"), ("313233", 15, "313233"), ("", 15, ""),
            // Packed: LMT of Latvia as MikroTik's manual has it.
            ("EBB79B1E0685E9ECF4BADE9E03", 0, "konta atlikums"),
            ("AA180C3602", 15, "*100#"),
            // One septet to an octet.
            ("42616C616E63653A203530", 15, "Balance: 50"),
            // UCS-2, said and unsaid.
            ("004F004B", 72, "OK"), ("004F004B", 15, "OK"),
            ("04110430043B0430043D0441", 72, "Баланс"),
            ("04110430043B0430043D0441", 15, "Баланс"), ("04110430043B0430043D0441", nil, "Баланс"),
            ("0627064406310635064A062F", 15, "الرصيد"),
            // With the language before it: `en` packed, then UCS-2.
            ("65370042", 17, "B"),
            // Eight bits.
            ("4F4B", 68, "OK"), ("C3A9", 68, "é"), ("E9", 68, "é"),
            // Broken.
            ("04110", 72, "04110"), ("0411043", 15, "0411043"), ("ZZ", 72, "ZZ"),
        ] as [(String, UInt8?, String)])
    func `what a modem wrote is read whatever its way`(
        string: String, octet: UInt8?, text: String
    ) {
        let coding = octet.map { CBSDataCodingScheme(rawValue: $0) }
        #expect(USSDText.decode(string, coding: coding) == text)
    }

    @Test(arguments: [
        "Your balance is KES 49.10, valid until 04/03/2027.", "Solde: 1 500 FCFA. Merci!",
        "Ang iyong load ay P15.00", "1. Tuma pesa\n2. Toa pesa\n3. Salio", "Crédit épuisé",
        "Saldo: R$ 12,30 até 5/3", "OK",
    ])
    func `a text of a network comes back from each way to write it`(text: String) throws {
        let packed = try #require(USSDText.coded(text, as: .packed))
        #expect(USSDText.decode(packed.string, coding: packed.dataCodingScheme) == text)
        let wide = try #require(USSDText.coded(text, as: .ucs2))
        #expect(USSDText.decode(wide.string, coding: .gsm7Bit) == text)
        #expect(USSDText.decode(wide.string, coding: .ucs2) == text)
        let septets = try GSM7.septets(of: text)
        #expect(USSDText.decode(septets.hexadecimal, coding: .gsm7Bit) == text)
        #expect(USSDText.decode(text, coding: .gsm7Bit) == text)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no string traps, whatever the coding`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<30 {
            let count = Int.random(in: 0...40, using: &generator)
            let octets = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            let coding = CBSDataCodingScheme(
                rawValue: UInt8.random(in: .min ... .max, using: &generator))
            _ = USSDText.text(of: octets, coding: coding)
            let string = octets.hexadecimal
            for length in 0...string.count {
                _ = USSDText.decode(String(string.prefix(length)), coding: coding)
            }
            _ = USSDText.decode(String(decoding: octets, as: UTF8.self), coding: coding)
        }
    }
}
