import ATProtocol
import Testing

@Suite struct ATCommandTests {
    @Test func `a listing gives each message with its place`() throws {
        let messages = try answer(
            to: .listMessages,
            [
                "+CMGL: 1,1,,23", PDULines.first, "+CMGL: 4,0,\"Mary, Joe\",24", "F00D",
                "+CMGL: x,0,,1", "00", "+CMGL: 6,1,,23",
            ])
        #expect(
            messages == [
                StoredPDU(index: 1, length: 23, pdu: PDULines.first),
                StoredPDU(index: 4, length: 24, pdu: "F00D"),
                StoredPDU(index: 6, length: 23, pdu: ""),
            ])
    }

    @Test(arguments: [
        (["+CMGR: 1,,23", PDULines.first], StoredPDU(index: 9, length: 23, pdu: PDULines.first)),
        (["+CMGR: 0,\"\",23", "00"], StoredPDU(index: 9, length: 23, pdu: "00")),
        (["+CMGR: 1,,23"], StoredPDU(index: 9, length: 23, pdu: "")),
        (["+CMGR: 0,,0"], nil),
        ([], nil),
    ])
    func `one message is read, an empty place as none`(
        heard: [String], message: StoredPDU?
    ) throws {
        #expect(try answer(to: .readMessage(at: 9), heard) == message)
    }

    @Test(arguments: [
        (PDULines.first, 24, true), (PDULines.second, 24, true), (PDULines.second, nil, true),
        (PDULines.first, 23, false), (String(PDULines.first.dropLast(2)), 24, false),
        (String(PDULines.first.dropLast()), nil, false), ("0004 0C", nil, false), ("", 0, false),
    ])
    func `a PDU is whole when it is as long as the modem says`(
        pdu: String, length: Int?, isWhole: Bool
    ) {
        #expect(StoredPDU(index: 1, length: length, pdu: pdu).isWhole == isWhole)
    }

    @Test(
        arguments: [
            (["+CREG: 0,1"], .home), (["+CREG: 2,5,\"00C3\",\"0000AABB\",7"], .roaming),
            (["+CREG: 0,0"], .notSearching), (["+CREG: 0,2"], .searching),
            (["+CREG: 0,3"], .denied),
            (["+CREG: 5", "+CREG: 1,5"], .roaming),
        ] as [([String], RegistrationState)])
    func `the registration is read`(heard: [String], state: RegistrationState) throws {
        #expect(try answer(to: .registration, heard) == state)
        #expect(state.isRegistered == (state == .home || state == .roaming))
    }

    @Test(arguments: [[], ["+CREG: 0"], ["+CREG: 0,99"], ["+CREG: a,b"]])
    func `a registration that cannot be read is an error`(heard: [String]) {
        #expect(throws: ATAnswerError.self) { try answer(to: .registration, heard) }
    }

    @Test(
        arguments: [
            (["+CMGS: 0"], 0), (["+CMGS: 255"], 255), (["+CMGS: 7,\"26/11/24\""], 7),
        ] as [([String], UInt8)])
    func `the reference of a sent message is read`(heard: [String], reference: UInt8) throws {
        #expect(try answer(to: .sendMessage(length: 20), heard) == reference)
    }

    @Test(arguments: [[], ["+CMGS: 256"], ["+CMGS: -1"], ["+CMGS:"], ["+CMGS: seven"]])
    func `a reference that is none is an error`(heard: [String]) {
        #expect(throws: ATAnswerError.self) { try answer(to: .sendMessage(length: 20), heard) }
    }

    @Test(arguments: [
        (["huawei"], "huawei"), (["+CGMI: Sierra Wireless"], "Sierra Wireless"),
        (["Telit", "Italy"], "Telit Italy"),
    ])
    func `the maker is read with or without a mark`(heard: [String], maker: String) throws {
        #expect(try answer(to: .manufacturer, heard) == maker)
    }

    @Test(arguments: [
        (ATCommand.attention.text, ""), (ATCommand.pduMode.text, "+CMGF=0"),
        (ATCommand.deleteMessage(at: 7).text, "+CMGD=7"),
        (ATCommand.newMessageIndications(.storeReports).text, "+CNMI=2,1,0,2,0"),
        (ATCommand.selectStorage(reading: .statusReports).text, "+CPMS=\"SR\""),
        (
            ATCommand.selectStorage(reading: .sim, receiving: .equipment).text,
            "+CPMS=\"SM\",\"ME\",\"ME\""
        ),
        (ATCommand.sendMessage(length: 25).text, "+CMGS=25"),
    ])
    func `a command is spelled as the standard has it`(text: String, expected: String) {
        #expect(text == expected)
    }

    /// What the command makes of these lines and an OK, through a whole conversation.
    private func answer<Answer>(
        to command: ATCommand<Answer>, _ heard: [String]
    ) throws -> Answer {
        var session = ATSession()
        _ = session.start(command.text, informationText: command.informationText)
        let bytes = (heard + ["OK"]).flatMap { Array("\r\n\($0)\r\n".utf8) }
        let lines = try #require(session.receive(bytes).compactMap(\.lines).first)
        return try command.read(lines)
    }
}

extension ATSession.Action {
    fileprivate var lines: [String]? {
        if case .finish(let lines) = self { lines } else { nil }
    }
}
