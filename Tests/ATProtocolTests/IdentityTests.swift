import ATProtocol
import Testing

@Suite struct IdentityTests {
    @Test(arguments: [
        (["353270040065221"], "353270040065221"),  // Huawei, SIMCom
        (["+CGSN: 353270040065221"], "353270040065221"),  // Telit, Sierra
        (["+CGSN: \"353270040065221\""], "353270040065221"),  // u-blox with +CGSN=1
        (["\"353270040065221\""], "353270040065221"),
        (["353270040065221-0"], "353270040065221"),  // 16 digits: a spare one apart
        (["3532700400652213"], "353270040065221"),  // IMEISV
        (["35327004006522"], "353270040065221"),  // without its check digit
        (["^RSSI:17", "353270040065221"], "353270040065221"),
        (["353270040065220"], "353270040065220"),  // a wrong check digit is kept
    ])
    func `the modem's number is read in every shape`(heard: [String], digits: String) throws {
        #expect(try ATCommand.imei.answer(heard).digits == digits)
    }

    @Test(arguments: [[], [""], ["0"], ["353270040065"], ["35327004006522X"], ["ERROR"]])
    func `what is no IMEI is an error`(heard: [String]) {
        #expect(throws: ATAnswerError.self) { try ATCommand.imei.answer(heard) }
    }

    @Test func `a wrong check digit is known`() throws {
        #expect(try #require(IMEI("353270040065221")).hasRightCheckDigit)
        #expect(try #require(IMEI("490154203237518")).hasRightCheckDigit)
        #expect(try !#require(IMEI("490154203237519")).hasRightCheckDigit)
    }

    @Test(arguments: [
        ["639020123456789"], ["+CIMI: 639020123456789"], ["\"639020123456789\""],
    ])
    func `the subscriber's number is read and never shown whole`(heard: [String]) throws {
        let imsi = try ATCommand.imsi.answer(heard)
        #expect(imsi.digits == "639020123456789")
        #expect(imsi.mobileCountryCode == "639")
        #expect("\(imsi)" == "…6789")
    }

    @Test(arguments: [[], ["63902"], ["6390201234567890"], ["639020123x"]])
    func `an unreadable subscriber's number is not repeated in the error`(heard: [String]) {
        #expect(throws: ATAnswerError(command: "+CIMI", lines: [])) {
            try ATCommand.imsi.answer(heard)
        }
    }

    @Test(
        arguments: [
            (.ccid, ["+CCID: 8925402100123456789"]), (.ccid, ["8925402100123456789F"]),
            (.ccid, ["+CCID: \"8925402100123456789\""]), (.ccid, ["8925402100123456789"]),
            (.iccid, ["+ICCID: 8925402100123456789"]), (.iccid, ["ICCID: 8925402100123456789"]),
            (.huawei, ["^ICCID: 985204120021436587F9"]),
            (.huawei, ["^ICCID: 8925402100123456789F"]),
            (.quectel, ["+QCCID: 8925402100123456789F"]),
            (.zte, ["+ZICCID: 8925402100123456789"]), (.zte, ["^ICCID: 8925402100123456789"]),
            (.cardFile, ["+CRSM: 144,0,\"985204120021436587F9\""]),
            (.cardFile, ["+CRSM: 144,0,985204120021436587F9"]),
            (.cardFile, ["+CRSM: 145, 12, \"985204120021436587f9\""]),
        ] as [(ICCIDQuestion, [String])])
    func `the number of the SIM is read in every shape`(
        question: ICCIDQuestion, heard: [String]
    ) throws {
        #expect(try ATCommand.iccid(question).answer(heard).digits == "8925402100123456789")
    }

    @Test(
        arguments: [
            (.ccid, []), (.ccid, ["+CCID: "]), (.ccid, ["+CCID: 1234567890123456789"]),
            (.ccid, ["89254021001234"]), (.ccid, ["892540210012345678901234"]),
            (.ccid, ["8925402100123456F789"]), (.cardFile, ["+CRSM: 106,130"]),
            (.cardFile, ["+CRSM: 144,0,\"\""]), (.cardFile, ["+CRSM: 148,4,\"\""]), (.cardFile, []),
        ] as [(ICCIDQuestion, [String])])
    func `what is no ICCID is an error`(question: ICCIDQuestion, heard: [String]) {
        #expect(throws: ATAnswerError.self) { try ATCommand.iccid(question).answer(heard) }
    }

    @Test(arguments: [
        (["11.126.15.00.00"], "11.126.15.00.00"), (["+CGMR: 11.126"], "11.126"),
        (["Revision:1418B04SIM800L24"], "1418B04SIM800L24"),
        (["+CGMR: Revision: EC25EFAR06A01M4G"], "EC25EFAR06A01M4G"),
    ])
    func `the firmware is read with or without a mark`(heard: [String], firmware: String) throws {
        #expect(try ATCommand.firmware.answer(heard) == firmware)
    }

    @Test func `each question is spelled as its maker has it`() {
        #expect(
            ICCIDQuestion.allCases.map { ATCommand.iccid($0).text } == [
                "+CCID", "+ICCID", "+QCCID", "^ICCID?", "+ZICCID?", "+CRSM=176,12258,0,0,10",
            ])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no reader of a number traps on any text`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let text = arbitraryText(using: &generator)
            for beginning in text.beginnings {
                _ = IMEI(beginning)?.hasRightCheckDigit
                _ = IMSI(beginning)?.description
                _ = ICCID(beginning)
                for question in ICCIDQuestion.allCases {
                    _ = try? ATCommand.iccid(question).read([beginning])
                }
            }
        }
    }
}
