import ATProtocol
import Testing

@Suite struct TypedCommandLineTests {
    @Test(
        arguments: [
            ("AT+CSQ", nil), ("+csq", nil), ("AT", nil), ("", nil), ("I", nil), ("E0V1", nil),
            ("+CMGD=?", nil), ("+CFUN?", nil), ("+CFUN=1", nil), ("+CPIN?", nil), ("&F0", nil),
            ("+CLCK=\"SC\",2", nil), ("+CUSD=1,\"*144#\",15", nil), ("+COPS=3,0;+COPS?", nil),
            ("+CMGS=20", .sends), ("+cmgd=1,4", .deletes), ("+CSQ;+CMGD=1", .deletes),
            ("D0711000001;", .dials), ("ATD*99#", .dials), ("E0D0711000001", .dials),
            ("E0+CMGD=1", .deletes), ("+CFUN=1,1", .restarts), ("+CFUN = 4", .restarts),
            ("+CPIN=\"1234\"", .spendsAttempt), ("+CLCK=\"SC\",0,\"1234\"", .spendsAttempt),
            ("+CNMA", .deletes), ("A", .dials), ("+CSCS=\";\";+CMSS=1", .sends),
        ] as [(String, TypedCommandLine.Consequence?)])
    func `what cannot be taken back is recognised`(
        typed: String, consequence: TypedCommandLine.Consequence?
    ) throws {
        #expect(try #require(TypedCommandLine(typed)).consequence == consequence)
    }

    @Test(arguments: [
        ("AT+CPIN=\"1234\"", "+CPIN=…"), ("+CUSD=1,\"*100*4321#\"", "+CUSD=…"), ("+CSQ", "+CSQ"),
        ("+CSQ;+CPIN=\"1234\"", "+CSQ;+CPIN=…"),
    ])
    func `a log shows names and no more`(typed: String, logged: String) throws {
        #expect(try #require(TypedCommandLine(typed)).logged == logged)
    }

    @Test(arguments: [
        "AT\rAT", "+CSQ\u{1A}+CSQ", "1\u{1B}2", "é", String(repeating: "1", count: 513),
    ])
    func `what would break the line is refused`(typed: String) {
        #expect(TypedCommandLine(typed) == nil)
    }

    @Test func `arbitrary text is read or refused`() {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<3000 {
            let text = arbitraryText(using: &generator)
            for beginning in [text, String(text.prefix(text.count / 2))] {
                _ = TypedCommandLine(beginning)?.consequence
                _ = TypedCommandLine(beginning)?.logged
            }
        }
    }

    @Test(arguments: [
        ("^ICCID?", ["^ICCID: 8925402100000000001"]),
        ("I", ["Manufacturer: huawei", "+GCAP: +CGSM"]),
        ("+CPMS?", ["+CPMS: \"SM\",1,30"]),
        ("+CMGL=4", ["+CMGL: 1,0,,20", "0791", "+CMGL: 2,0,,9"]),
    ])
    func `every line of the answer is kept and what comes unasked is not`(
        typed: String, heard: [String]
    ) throws {
        let line = try #require(TypedCommandLine(typed))
        var session = ATSession()
        _ = session.start(line.text, informationText: .everything)
        let spoken = (["^RSSI:17"] + heard + ["OK"]).map { "\r\n\($0)\r\n" }.joined()
        let actions = spoken.utf8.flatMap { session.receive([$0]) }
        #expect(actions == [.report(.other("^RSSI:17")), .finish(heard)])
    }

    @Test(arguments: [
        (ICCIDQuestion.huawei, "^ICCID: 985204120000000000F1"),
        (.zte, "+ZICCID: 8925402100000000001"),
        (.ccid, "8925402100000000001"), (.iccid, "+ICCID: 8925402100000000001"),
    ])
    func `a maker's mark does not hide the answer`(question: ICCIDQuestion, heard: String) throws {
        let command = ATCommand.iccid(question)
        var session = ATSession()
        _ = session.start(command.text, informationText: command.informationText)
        let actions = session.receive("\r\n\(heard)\r\n\r\nOK\r\n".utf8)
        guard case .finish(let lines) = actions.last, actions.count == 1 else {
            Issue.record("\(actions)")
            return
        }
        #expect(try command.read(lines).digits == "8925402100000000001")
    }

    @Test func `a prompt that was typed is left`() throws {
        var session = ATSession()
        _ = session.start("+CMGS=20", informationText: .everything)
        #expect(session.receive("\r\n> ".utf8) == [.write([0x1B])])
    }
}
