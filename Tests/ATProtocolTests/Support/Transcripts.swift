import ATProtocol

extension Transcript {
    static let all: [Transcript] = [endings, unasked, directPDUs, listings, prompts, idle].flatMap(
        \.self)

    static let endings: [Transcript] = [
        Transcript("a bare OK", "", ["OK"], gives: [.finish([])]),
        Transcript("an echo before OK", "E0V1", ["ATE0V1", "OK"], gives: [.finish([])]),
        Transcript(
            "the echo of another command", "", ["AT+CSQ", "OK"],
            gives: [chatter("AT+CSQ"), .finish([])]),
        Transcript("ERROR", "Z", ["ERROR"], gives: [failed("ERROR")]),
        Transcript(
            "a maker's word for ERROR", "+CSQ", ["COMMAND NOT SUPPORT"],
            gives: [failed("COMMAND NOT SUPPORT")]),
        Transcript(
            "a failure of the message service", "+CMGD=1", ["+CMS ERROR: 321"],
            gives: [failed("+CMS ERROR: 321")]),
        Transcript(
            "a failure in words", "+CMGD=1", ["+CMS ERROR: invalid memory index"],
            gives: [failed("+CMS ERROR: invalid memory index")]),
        Transcript(
            "a failure of the equipment", "+CPIN?", .prefixed("+CPIN"),
            ["+CME ERROR: 10"], gives: [failed("+CME ERROR: 10")]),
        Transcript(
            "lines before a failure are no answer", "+CSQ", .prefixed("+CSQ"),
            ["+CSQ: 17,0", "ERROR"], gives: [failed("ERROR")]),
        Transcript(
            "NO CARRIER ends a running command", "+CSQ", .prefixed("+CSQ"),
            ["NO CARRIER"], gives: [failed("NO CARRIER")]),
        Transcript(
            "one line with its mark", "+CSQ", .prefixed("+CSQ"), ["+CSQ: 17,0", "OK"],
            gives: [.finish(["17,0"])]),
        Transcript(
            "a mark without a blank", "+CSQ", .prefixed("+CSQ"), ["+CSQ:17,0", "OK"],
            gives: [.finish(["17,0"])]),
        Transcript(
            "lines without a mark", "+CGMI", .bare, ["AT+CGMI", "Quectel", "Ltd.", "OK"],
            gives: [.finish(["Quectel", "Ltd."])]),
        Transcript("a second OK", "", ["OK", "OK"], gives: [.finish([]), chatter("OK")]),
    ]

    static let unasked: [Transcript] = [
        Transcript(
            "an indication before the answer", "+CSQ", .prefixed("+CSQ"),
            ["+CMTI: \"SM\",3", "+CSQ: 17,0", "OK"], gives: [stored(.sim, 3), .finish(["17,0"])]),
        Transcript(
            "an indication before OK", "+CSQ", .prefixed("+CSQ"),
            ["+CSQ: 17,0", "+CMTI: \"ME\",12", "OK"],
            gives: [stored(.equipment, 12), .finish(["17,0"])]),
        Transcript(
            "an indication after OK", "+CSQ", .prefixed("+CSQ"),
            ["+CSQ: 17,0", "OK", "+CDSI: \"SR\",0"],
            gives: [
                .finish(["17,0"]),
                .report(.statusReportStored(memory: .statusReports, index: 0)),
            ]),
        Transcript(
            "ringing inside a bare answer", "+CGMI", .bare, ["RING", "Quectel", "OK"],
            gives: [.report(.ring), .finish(["Quectel"])]),
        Transcript(
            "makers' chatter inside a bare answer", "+CGMI", .bare,
            ["^RSSI:17", "huawei", "*PSUTTZ: 2026", "%CTZV: 12", "+ZUSIMR: 2", "OK"],
            gives: [
                chatter("^RSSI:17"), chatter("*PSUTTZ: 2026"), chatter("%CTZV: 12"),
                chatter("+ZUSIMR: 2"), .finish(["huawei"]),
            ]),
        Transcript(
            "registration inside a bare answer", "+CGMI", .bare,
            ["+CREG: 1", "Quectel", "OK"], gives: [chatter("+CREG: 1"), .finish(["Quectel"])]),
        Transcript(
            "another command's line", "+CSQ", .prefixed("+CSQ"),
            ["+CREG: 0,1", "+CSQ: 17,0", "OK"], gives: [chatter("+CREG: 0,1"), .finish(["17,0"])]),
        Transcript(
            "a boot in the middle", "", ["RDY", "+PBREADY", "SMS Ready", "OK"],
            gives: [
                .report(.restarted), .report(.restarted), chatter("SMS Ready"), .finish([]),
            ]),
        Transcript(
            "an indication glued to a result", "", ["+CMTI: \"SM\",3OK"],
            gives: [stored(.sim, 3), .finish([])]),
        Transcript(
            "an indication glued to an answer", "+CSQ", .prefixed("+CSQ"),
            ["+CSQ: 17,0+CMTI: \"SM\",3", "OK"], gives: [stored(.sim, 3), .finish(["17,0"])]),
        Transcript(
            "a caller and a full storage", "",
            ["+CLIP: \"+254700000101\",145", "^SMMEMFULL:\"SM\"", "OK"],
            gives: [
                .report(.caller("+254700000101")), .report(.storageFull), .finish([]),
            ]),
        Transcript(
            "a maker's line that was asked for", "^ICCID?", .prefixed("^ICCID"),
            ["^RSSI:17", "^ICCID: 8925402", "OK"],
            gives: [chatter("^RSSI:17"), .finish(["8925402"])]),
        Transcript(
            "an indication without its index", "", ["+CMTI: \"SM\"", "OK"],
            gives: [chatter("+CMTI: \"SM\""), .finish([])]),
    ]

    static let directPDUs: [Transcript] = [
        Transcript(
            "a status report while idle", nil, ["+CDS: 25", PDULines.report],
            gives: [.report(.pdu(PDULines.report))]),
        Transcript(
            "a message handed over", nil, ["+CMT: ,24", PDULines.first],
            gives: [.report(.pdu(PDULines.first))]),
        Transcript(
            "a status report inside an answer", "+CSQ", .prefixed("+CSQ"),
            ["+CDS: 25", PDULines.report, "+CSQ: 17,0", "OK"],
            gives: [.report(.pdu(PDULines.report)), .finish(["17,0"])]),
        Transcript(
            "a status report inside a bare answer", "+CGMI", .bare,
            ["+CDS: 25", PDULines.report, "Quectel", "OK"],
            gives: [.report(.pdu(PDULines.report)), .finish(["Quectel"])]),
        Transcript(
            "a status report that lost its second line", "", ["+CDS: 25", "OK"],
            gives: [.finish([])]),
        Transcript(
            "half a status report is kept", "",
            ["+CDS: 25", String(PDULines.report.prefix(20)), "OK"],
            gives: [.report(.pdu(String(PDULines.report.prefix(20)))), .finish([])]),
        Transcript(
            "two status reports of which the first lost its second line", nil,
            ["+CDS: 25", "+CDS: 25", PDULines.report], gives: [.report(.pdu(PDULines.report))]),
        Transcript(
            "chatter between a status report and its octets", nil,
            ["+CDS: 25", "^RSSI:17", PDULines.report],
            gives: [chatter("^RSSI:17"), .report(.pdu(PDULines.report))]),
        Transcript(
            "a report between +CMGS and OK", "+CMGS=20", .prefixed("+CMGS"),
            [">", "+CMGS: 7", "+CDS: 25", PDULines.report, "OK"],
            gives: [.prompt, .report(.pdu(PDULines.report)), .finish(["7"])]),
    ]

    static let listings: [Transcript] = [
        Transcript(
            "an empty listing", "+CMGL=4", .prefixedWithData("+CMGL"), ["OK"],
            gives: [.finish([])]),
        listing("a listing", [header(1), PDULines.first, header(2), PDULines.second]),
        listing(
            "an indication before a PDU",
            [header(1), "+CMTI: \"SM\",5", PDULines.first, header(2), PDULines.second],
            reporting: [stored(.sim, 5)]),
        listing(
            "an indication after a PDU",
            [header(1), PDULines.first, "+CMTI: \"SM\",5", header(2), PDULines.second],
            reporting: [stored(.sim, 5)]),
        listing(
            "a status report before a PDU",
            [header(1), "+CDS: 25", PDULines.report, PDULines.first, header(2), PDULines.second],
            reporting: [.report(.pdu(PDULines.report))]),
        listing(
            "registration before a PDU",
            [header(1), "+CREG: 1", PDULines.first, header(2), PDULines.second],
            reporting: [chatter("+CREG: 1")]),
        listing(
            "registration after a PDU",
            [header(1), PDULines.first, "+CREG: 1", header(2), PDULines.second],
            reporting: [chatter("+CREG: 1")]),
        listing(
            "signal bars at every turn",
            [
                "^RSSI:1", header(1), "^RSSI:2", PDULines.first, "^RSSI:3", header(2), "^RSSI:4",
                PDULines.second, "^RSSI:5",
            ], reporting: (1...5).map { chatter("^RSSI:\($0)") }),
        Transcript(
            "a PDU that is missing", "+CMGL=4", .prefixedWithData("+CMGL"),
            [header(1), header(2), PDULines.second, "OK"],
            gives: [.finish(["1,1,,24", "", "2,1,,24", PDULines.second])]),
    ]

    static let prompts: [Transcript] = [
        Transcript(
            "a prompt and an acceptance", "+CMGS=20", .prefixed("+CMGS"),
            [">", "+CMGS: 7", "OK"], gives: [.prompt, .finish(["7"])]),
        Transcript(
            "the text is echoed", "+CMGS=20", .prefixed("+CMGS"),
            ["AT+CMGS=20", ">", PDULines.second, "+CMGS: 7", "OK"],
            gives: [.prompt, chatter(PDULines.second), .finish(["7"])]),
        Transcript(
            "an indication at the prompt", "+CMGS=20", .prefixed("+CMGS"),
            [">", "+CMTI: \"SM\",5", "+CMGS: 7", "OK"],
            gives: [.prompt, stored(.sim, 5), .finish(["7"])]),
        Transcript(
            "a refusal instead of a prompt", "+CMGS=20", .prefixed("+CMGS"),
            ["+CMS ERROR: 304"], gives: [failed("+CMS ERROR: 304")]),
    ]

    static let idle: [Transcript] = [
        Transcript(
            "a prompt nobody waits for is left", nil, [">", "OK"],
            gives: [.write([0x1B]), chatter("OK")]),
        Transcript(
            "a prompt in another command is left", "+CSQ", .prefixed("+CSQ"),
            [">", "+CSQ: 17,0", "OK"], gives: [.write([0x1B]), .finish(["17,0"])]),
        Transcript("NO CARRIER is chatter", nil, ["NO CARRIER"], gives: [chatter("NO CARRIER")]),
        Transcript("an indication", nil, ["+CMTI: \"SM\",3"], gives: [stored(.sim, 3)]),
        Transcript(
            "anything at all", nil, ["+CSQ: 17,0", "ERROR", "hello"],
            gives: [chatter("+CSQ: 17,0"), chatter("ERROR"), chatter("hello")]),
    ]

    private static func header(_ index: Int) -> String { "+CMGL: \(index),1,,24" }

    /// A listing of the two messages, whatever comes in between.
    private static func listing(
        _ name: String, _ heard: [String], reporting reports: [ATSession.Action] = []
    ) -> Transcript {
        let answer = ["1,1,,24", PDULines.first, "2,1,,24", PDULines.second]
        return Transcript(
            name, "+CMGL=4", .prefixedWithData("+CMGL"), heard + ["OK"],
            gives: reports + [.finish(answer)])
    }
}
