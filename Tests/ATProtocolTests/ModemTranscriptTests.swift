import ATProtocol
import Testing

@Suite struct ModemTranscriptTests {
    static let file = """
        # maker: huawei
        # model: E173
        # source: a branch in Kisumu, November 2026
        > AT+CSQ\\r
        < \\r\\n+CSQ: 17,0\\r\\n\\r\\n
        ~ 1200
        # late
        < OK\\r\\n
        > AT+CMGS=20\\r
        < \\r\\n>\\x20
        > 0004\\x1A
        < \\\\\\x00\\xFF

        """

    static let transcript = ModemTranscript(
        headers: [
            ModemTranscript.Header("maker", "huawei"), ModemTranscript.Header("model", "E173"),
            ModemTranscript.Header("source", "a branch in Kisumu, November 2026"),
        ],
        steps: [
            .sent(Array("AT+CSQ\r".utf8)), .received(Array("\r\n+CSQ: 17,0\r\n\r\n".utf8)),
            .pause(milliseconds: 1200), .comment("late"), .received(Array("OK\r\n".utf8)),
            .sent(Array("AT+CMGS=20\r".utf8)), .received(Array("\r\n> ".utf8)),
            .sent(Array("0004\u{1A}".utf8)), .received([0x5C, 0x00, 0xFF]),
        ])

    @Test func `a file is read as the dialogue it holds`() throws {
        #expect(try ModemTranscript(parsing: Self.file) == Self.transcript)
        #expect(Self.transcript["model"] == "E173")
        #expect(Self.transcript["firmware"] == nil)
    }

    @Test func `a dialogue is written as the file it came from`() {
        #expect("\(Self.transcript)" == Self.file)
    }

    @Test func `a file with the line ends of Windows is the same dialogue`() throws {
        let windows = Self.file.replacing("\n", with: "\r\n")
        #expect(try ModemTranscript(parsing: windows) == Self.transcript)
    }

    @Test(
        arguments: [
            ("", []), ("\n\n  \n", []), (">", [.sent([])]),
            (">AT\\r", [.sent([0x41, 0x54, 0x0D])]),
            ("<  x", [.received([0x20, 0x78])]), ("~0", [.pause(milliseconds: 0)]),
            ("# no header", [.comment("no header")]), ("#", [.comment("")]),
            ("> a\n# model: late", [.sent([0x61]), .comment("model: late")]),
            ("< é", [.received([0xC3, 0xA9])]), ("< \\x0a", [.received([0x0A])]),
        ] as [(String, [ModemTranscript.Step])])
    func `short and odd lines are read`(text: String, steps: [ModemTranscript.Step]) throws {
        #expect(try ModemTranscript(parsing: text).steps == steps)
    }

    @Test(
        arguments: [
            ("AT+CSQ", 1, .unknownMark), ("> a\n\n? b", 3, .unknownMark),
            ("> \\", 1, .unknownEscape), ("> \\t", 1, .unknownEscape), ("< \\x", 1, .unknownEscape),
            ("< \\x4", 1, .unknownEscape), ("< \\xG0", 1, .unknownEscape),
            ("~", 1, .unreadablePause), ("~ x", 1, .unreadablePause), ("~ -1", 1, .unreadablePause),
            ("~ 86400001", 1, .unreadablePause), ("~ 99999999999999999999", 1, .unreadablePause),
        ] as [(String, Int, ModemTranscriptError.Reason)])
    func `the first line that makes no sense is named`(
        text: String, line: Int, reason: ModemTranscriptError.Reason
    ) {
        #expect(throws: ModemTranscriptError(line: line, reason: reason)) {
            try ModemTranscript(parsing: text)
        }
    }

    @Test func `each beginning of a file is read or refused`() {
        for beginning in Self.file.beginnings {
            let read = try? ModemTranscript(parsing: beginning)
            #expect(read == nil || Self.file.hasPrefix(beginning))
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `any bytes survive being written and read`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var transcript = ModemTranscript(headers: [ModemTranscript.Header("maker", "any")])
        for _ in 0..<20 {
            let count = Int.random(in: 0...30, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            transcript.steps.append(
                Bool.random(using: &generator) ? .sent(bytes) : .received(bytes))
        }
        #expect(try ModemTranscript(parsing: "\(transcript)") == transcript)
        let redacted = transcript.redacted()
        for (step, masked) in zip(transcript.steps, redacted.steps) {
            #expect(step.length == masked.length)
        }
        _ = try? ModemTranscript(parsing: arbitraryText(using: &generator))
    }
}

@Suite struct RedactionTests {
    @Test(arguments: [
        ("AT+CPIN=\"1234\"\r", "AT+CPIN=\"0000\"\r"), ("at+cpin=\"1234\"\r", "at+cpin=\"0000\"\r"),
        ("AT+CPIN=1234\r", "AT+CPIN=0000\r"),
        ("AT+CLCK=\"SC\",0,\"1234\"\r", "AT+CLCK=\"S0\",0,\"0000\"\r"),
        ("\r\n639020123456789\r\n", "\r\n639000000000000\r\n"),
        ("+CIMI: 639020123456789\r\n", "+CIMI: 639000000000000\r\n"),
        ("^ICCID: \"985204120021436587F9\"\r\n", "^ICCID: \"00000000000000000000\"\r\n"),
        ("89254021001234567890\r\n", "89200000000000000000\r\n"),
        ("+CRSM: 144,0,\"985204120021436587F9\"\r\n", "+CRSM: 144,0,\"00000000000000000000\"\r\n"),
        ("+CSCA: \"+254722500029\",145\r\n", "+CSCA: \"+254000000000\",145\r\n"),
        (
            "+CLIP: \"+254722000001\",145,,,\"Mary\"\r\n",
            "+CLIP: \"+000000000000\",000,,,\"xxxx\"\r\n"
        ),
        ("+CREG: 2,1,\"00C3\",\"0000AABB\",7\r\n", "+CREG: 2,1,\"0000\",\"00000000\",7\r\n"),
        ("+CREG: 2,1,1234,56789012\r\n", "+CREG: 2,1,0000,00000000\r\n"),
        ("+CUSD: 0,\"Balance 49.10\",15\r\n", "+CUSD: 0,\"xxxxxxx 00.00\",15\r\n"),
        ("+CUSD: 1,\"1. Mary\n2. Joe\",15\r\n", "+CUSD: 1,\"0. xxxx\n0. xxx\",00\r\n"),
        ("+CUSD: 0,\"AA180C3602\",15\r\n", "+CUSD: 0,\"0000000000\",15\r\n"),
        ("AT+CUSD=1,\"*144*1234#\",15\r", "AT+CUSD=1,\"*000*0000#\",15\r"),
        ("+CUSD: 0,secret,15\r\n", "+CUSD: 0,xxxxxx,15\r\n"), ("AT+CUSD=1\r", "AT+CUSD=1\r"),
        (
            "+CMGR: \"REC READ\",\"+254722000001\"\r\nHello Mary\r\nOK\r\n",
            "+CMGR: \"REC READ\",\"+254000000000\"\r\nxxxxx xxxx\r\nOK\r\n"
        ),
        ("+CMGL: 1,1,\"Mary\",23\r\n", "+CMGL: 1,1,\"xxxx\",23\r\n"),
        // What is nobody's stays.
        ("+CSQ: 17,0\r\n\r\nOK\r\n", "+CSQ: 17,0\r\n\r\nOK\r\n"),
        ("+COPS: 0,0,\"Safaricom\",2\r\n", "+COPS: 0,0,\"Safaricom\",2\r\n"),
        ("+CMS ERROR: 500\r\n", "+CMS ERROR: 500\r\n"), ("huawei\r\n", "huawei\r\n"),
        ("+CMGS: 7\r\n", "+CMGS: 7\r\n"), ("+CMTI: \"SM\",3\r\n", "+CMTI: \"SM\",3\r\n"),
        ("+CCLK: \"26/11/26,10:00:00+12\"\r\n", "+CCLK: \"26/11/26,10:00:00+12\"\r\n"),
    ])
    func `secrets are masked and nothing changes its length`(heard: String, masked: String) {
        for transcript in [[heard], heard.map { String($0) }].map(Self.transcript) {
            let bytes = transcript.redacted().steps.flatMap(\.bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == masked)
        }
    }

    @Test(arguments: [
        // SMS-DELIVER: the centre, the sender and the text.
        (
            "07915274229900F1040C9152741100001000006211320100002105E8329BFD06",
            "07911111111111F1040C9111111111111100006211320100002105" + "0000000000"
        ),
        // SMS-SUBMIT without a validity period.
        ("0011000C915274110000100000AA05E8329BFD06", "0011000C911111111111110000AA050000000000"),
        // UCS-2 behind a header.
        (
            "0041000C9152741100001000080A0500030102010411 0430".filter { $0 != " " },
            "0041000C9111111111111100080A050003010201" + "00580058"
        ),
        // SMS-STATUS-REPORT.
        (
            "0006010C91527411000010621132010000216211320150002100",
            "0006010C91111111111111621132010000216211320150002100"
        ),
        // An odd number of digits keeps its filler.
        (
            "00040B915274110000F1000062113201000021024F25",
            "00040B911111111111F1000062113201000021020000"
        ),
    ])
    func `a PDU loses its numbers and its text and keeps its form`(pdu: String, masked: String) {
        let transcript = Self.transcript(of: ["\r\n\(pdu)\r\n"])
        let bytes = transcript.redacted().steps.flatMap(\.bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "\r\n\(masked)\r\n")
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no PDU traps, cut or changed anywhere`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for pdu in [PDULines.first, PDULines.second, PDULines.report] {
            var digits = Array(pdu)
            for _ in 0..<8 {
                let place = Int.random(in: digits.indices, using: &generator)
                digits[place] = "0123456789ABCDEF".randomElement(using: &generator) ?? "0"
            }
            for beginning in String(digits).beginnings {
                let steps = Self.transcript(of: [beginning]).redacted().steps
                #expect(steps.flatMap(\.bytes).count == beginning.utf8.count)
            }
        }
    }

    private static func transcript(of portions: [String]) -> ModemTranscript {
        ModemTranscript(steps: portions.map { .received(Array($0.utf8)) })
    }
}

extension ModemTranscript.Step {
    fileprivate var bytes: [UInt8] {
        switch self {
        case .sent(let bytes), .received(let bytes): bytes
        case .pause, .comment: []
        }
    }

    fileprivate var length: Int { bytes.count }
}
