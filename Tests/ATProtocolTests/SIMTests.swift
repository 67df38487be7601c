import ATProtocol
import Testing

@Suite struct SIMTests {
    @Test(
        arguments: [
            ("+CPIN: READY", .ready, true), ("+CPIN:READY", .ready, true),
            ("+CPIN: SIM PIN", .needsPIN, false), ("+CPIN: \"SIM PIN\"", .needsPIN, false),
            ("+CPIN: SIM PUK", .needsPUK, false), ("+CPIN: SIM PIN2", .needsPIN2, true),
            ("+CPIN: SIM PUK2", .needsPUK2, true), ("+CPIN: PH-NET PIN", .lockedToNetwork, false),
            ("+CPIN: PH-SIM PIN", .lockedToSIM, false),
            ("+CPIN: NOT READY", SIMState(rawValue: "NOT READY"), false),
        ] as [(String, SIMState, Bool)])
    func `the state of the SIM is read`(
        heard: String, state: SIMState, allowsMessages: Bool
    ) throws {
        #expect(try ATCommand.simState.answer(heard) == state)
        #expect(state.allowsMessages == allowsMessages)
    }

    @Test(arguments: [[], ["+CPIN: "], ["+CPIN:"]])
    func `a state that is none is an error`(heard: [String]) {
        #expect(throws: ATAnswerError.self) { try ATCommand.simState.answer(heard) }
    }

    @Test func `a blocked SIM and a locked modem are told apart`() {
        #expect(SIMState.needsPUK.isBlocked)
        #expect(!SIMState.needsPIN.isBlocked)
        #expect(SIMState(rawValue: "PH-CORP PUK").isModemLocked)
        #expect("\(SIMState(rawValue: "PH-SP PIN"))".contains("PH-SP PIN"))
        #expect("\(SIMState.needsPUK)".contains("PUK"))
    }

    @Test func `a PIN is sent and never shown`() throws {
        let pin = try #require(SIMPIN("1234"))
        let command = ATCommand.enterPIN(pin)
        #expect(command.text == "+CPIN=\"1234\"")
        #expect(command.logged == "+CPIN=\"****\"")
        #expect(!"\(pin)\(String(reflecting: pin))".contains("1234"))
        var dumped = ""
        dump(pin, to: &dumped)
        #expect(!dumped.contains("1234"))
    }

    @Test(arguments: ["", "123", "123456789", "12a4", "12\"4", "1234\r", "１２３４"])
    func `what is no PIN cannot be sent`(text: String) {
        #expect(SIMPIN(text) == nil)
    }

    @Test(
        arguments: [
            (.standard, ["+CPINR: SIM PIN,3,3", "+CPINR: SIM PUK,10,10"], 3, 10),
            (.standard, ["+CPINR: \"SIM PIN\",2,3"], 2, nil),
            (.standard, ["+CPINR: SIM PIN, 1, 3", "+CPINR: SIM PIN2, 3, 3"], 1, nil),
            (.huawei, ["^CPIN: SIM PIN,3,10,3,10,3"], 3, 10),  // E173
            (.huawei, ["^CPIN: READY,,10,3,10,3"], 3, 10),
            (.huawei, ["^CPIN: SIM PUK,9,9,0,10,3"], 0, 9),
            (.huawei, ["^CPIN: SIM PIN,2"], 2, nil),
            (.simcom, ["+SPIC: 3,10,0,10"], 3, 10),  // SIM7600
            (.simcom, ["+SPIC: 3,3,10,10"], 3, 10),  // SIM800
            (.simcom, ["+SPIC: 1"], 1, nil),
            (.quectel, ["+QPINC: \"SC\",3,10", "+QPINC: \"P2\",3,10"], 3, 10),
            (.quectel, ["+QPINC: \"SC\", 2, 10"], 2, 10),
            (.zte, ["+ZPINPUK: 3,10"], 3, 10),
        ] as [(PINAttemptsQuestion, [String], Int?, Int?)])
    func `the tries left are read as each maker counts them`(
        question: PINAttemptsQuestion, heard: [String], pin: Int?, puk: Int?
    ) throws {
        let left = try ATCommand.pinAttemptsLeft(question).answer(heard)
        #expect(left == PINAttemptsLeft(pin: pin, puk: puk))
    }

    @Test(arguments: PINAttemptsQuestion.allCases)
    func `tries that are not told are an error`(question: PINAttemptsQuestion) {
        for heard in [[], [""], ["x,y,z,a"], [",,,,"]] {
            #expect(throws: ATAnswerError.self) {
                try ATCommand.pinAttemptsLeft(question).answer(heard)
            }
        }
    }
}
