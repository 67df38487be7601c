import ATProtocol
import Testing

@Suite struct USSDResponseTests {
    @Test(
        arguments: [
            ("+CUSD: 0,\"Your balance is 49.10\",15", .done, "Your balance is 49.10", 15),
            ("+CUSD: 1,\"1. Send\n2. Buy\",15", .actionRequired, "1. Send\n2. Buy", 15),
            ("+CUSD:1,\"D4313A2D7E83DA\",15", .actionRequired, "D4313A2D7E83DA", 15),
            ("+CUSD: 0,\"EBB79B1E0685E9ECF4BADE9E03\", 0", .done, "EBB79B1E0685E9ECF4BADE9E03", 0),
            ("+CUSD: 0,\"004F004B\",72", .done, "004F004B", 72),
            ("+CUSD: 0,\"dial \"1\", then #\",64", .done, "dial \"1\", then #", 64),
            ("+CUSD: 2", .terminated, nil, nil), ("+CUSD: 4", .notSupported, nil, nil),
            ("+CUSD: 5,,", .networkTimeout, nil, nil), ("+CUSD: 3", .otherClient, nil, nil),
            ("+CUSD: 0,\"cut", .done, "cut", nil), ("+CUSD: 0,\"\",15", .done, "", 15),
            ("+CUSD: 0,\"x\",999", .done, "x", nil), ("+CUSD: 0,text,15", .done, "text", 15),
        ] as [(String, USSDResponse.Kind, String?, UInt8?)])
    func `what the network answers is read with what becomes of the session`(
        line: String, kind: USSDResponse.Kind, string: String?, coding: UInt8?
    ) throws {
        let response = try #require(USSDResponse(unsolicited: line))
        #expect(response.kind == kind)
        #expect(response.string == string)
        #expect(response.dataCodingScheme == coding)
    }

    @Test(arguments: ["", "+CUSD:", "+CUSD: 9", "+CUSD: x", "+CUSD: 10", "+CUSDX: 0", "+CSQ: 0"])
    func `another line is none`(line: String) {
        #expect(USSDResponse(unsolicited: line) == nil)
    }

    @Test func `a text with a line break is known to go on`() {
        #expect(USSDResponse.isCut("+CUSD: 1,\"1. Send"))
        #expect(!USSDResponse.isCut("+CUSD: 1,\"1. Send\n2. Buy\",15"))
        #expect(!USSDResponse.isCut("+CUSD: 2"))
        #expect(!USSDResponse.isCut("+CSQ: \""))
    }

    @Test func `a code is asked and not logged`() throws {
        let request = try #require(USSDRequest("*144*1234#"))
        #expect(ATCommand.sendUSSD(request).text == "+CUSD=1,\"*144*1234#\",15")
        #expect(ATCommand.sendUSSD(request).logged == "+CUSD=1,\"…\",15")
        #expect(ATCommand.cancelUSSD.text == "+CUSD=2")
        #expect(ATCommand.announceUSSD.text == "+CUSD=1")
    }

    @Test(arguments: ["", "*144#\r", "*1\"44#", "\u{1A}", "é", String(repeating: "1", count: 641)])
    func `what would end the command early cannot be asked`(text: String) {
        #expect(USSDRequest(text) == nil)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no line traps`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            for beginning in ("+CUSD: 0,\"" + arbitraryText(using: &generator)).beginnings {
                _ = USSDResponse(unsolicited: beginning)
                _ = USSDResponse.isCut(beginning)
            }
        }
    }
}
