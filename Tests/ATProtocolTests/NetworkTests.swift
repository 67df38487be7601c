import ATProtocol
import Testing

@Suite struct NetworkTests {
    @Test(
        arguments: [
            ("+CREG: 0,1", .home, nil, nil, nil), ("+CREG: 1, 5", .roaming, nil, nil, nil),
            ("+CREG: 2,5,\"00C3\",\"0000AABB\",7", .roaming, 0xC3, 0xAABB, 7),
            ("+CREG: 2,1,\"8BE3\",\"2BAF\"", .home, 0x8BE3, 0x2BAF, nil),
            ("+CREG: 2, 1,000B,2816", .home, 0xB, 0x2816, nil),  // Samsung: no quotes
            ("+CREG: 0,6", .homeMessagesOnly, nil, nil, nil),
            ("+CREG: 0,10", .roamingCallsNotPreferred, nil, nil, nil),
            ("+CREG: 2,2,\"\",\"\"", .searching, nil, nil, nil),
            ("+CREG: 2,1,\"FFFFFFFFFFFFFFFFFF\",\"2BAF\"", .home, nil, 0x2BAF, nil),
        ] as [(String, RegistrationState, Int?, Int?, Int?)])
    func `an answer gives the registration with its place`(
        heard: String, state: RegistrationState, area: Int?, cell: Int?, technology: Int?
    ) throws {
        let found = try ATCommand.registration(in: .circuitSwitched).answer(heard)
        #expect(found.state == state)
        #expect(found.areaCode == area)
        #expect(found.cellIdentity == cell)
        #expect(found.accessTechnology == technology)
    }

    @Test(
        arguments: [
            ("+CREG: 1", .circuitSwitched), ("+CEREG: 5", .evolved), ("+CGREG: 0", .packetSwitched),
            ("+CREG: 1,\"00C3\",\"AABB\",7", .circuitSwitched),
            ("+CREG:5,00C3,0000AABB", .circuitSwitched),
            ("+CREG: 1,\"1\",\"AABB\"", .circuitSwitched),
        ] as [(String, RegistrationDomain)])
    func `what is said unasked is told from an answer`(line: String, domain: RegistrationDomain) {
        #expect(throws: ATAnswerError.self) {
            try ATCommand.registration(in: domain).answer(line)
        }
    }

    @Test(arguments: ["+CREG: ", "+CREG: 0,99", "+CREG: a,b", "+CREG: 44", "+CSQ: 1", "+CREG: -1"])
    func `a registration that cannot be read is none`(line: String) {
        #expect(throws: ATAnswerError.self) { try ATCommand.registration.answer(line) }
    }

    @Test(
        arguments: [
            (.notSearching, false, false), (.home, true, false), (.searching, false, false),
            (.denied, false, false), (.unknown, false, false), (.roaming, true, true),
            (.homeMessagesOnly, true, false), (.roamingMessagesOnly, true, true),
            (.emergencyOnly, false, false), (.homeCallsNotPreferred, true, false),
            (.roamingCallsNotPreferred, true, true),
        ] as [(RegistrationState, Bool, Bool)])
    func `messages go where the network took us in`(
        state: RegistrationState, isRegistered: Bool, isRoaming: Bool
    ) {
        #expect(state.isRegistered == isRegistered)
        #expect(state.isRoaming == isRoaming)
    }

    @Test(
        arguments: [
            ("+COPS: 0,0,\"Safaricom\",2", "Safaricom", false, 2),
            ("+COPS: 0,2,\"63902\"", "63902", true, nil), ("+COPS: 0", nil, false, nil),
            ("+COPS: 0,2,\"63902\",7", "63902", true, 7), ("+COPS: 1,0,\"\"", nil, false, nil),
            ("+COPS: 0,0,\"Airtel, KE\",0", "Airtel, KE", false, 0),
            // After +CSCS="UCS2".
            ("+COPS: 0,0,\"005300610066006100720069\",0", "Safari", false, 0),
        ] as [(String, String?, Bool, Int?)])
    func `the operator is read`(
        heard: String, name: String?, isNumeric: Bool, technology: Int?
    ) throws {
        let found = try ATCommand.networkOperator.answer(heard)
        #expect(found.name == name)
        #expect(found.isNumeric == isNumeric)
        #expect(found.accessTechnology == technology)
    }

    @Test(
        arguments: [
            ("+CSQ: 0,0", -113, .poor), ("+CSQ: 31,99", -51, .excellent),
            ("+CSQ: 20,0", -73, .excellent), ("+CSQ: 17,0", -79, .good), ("+CSQ: 15", -83, .good),
            ("+CSQ: 14,0", -85, .fair), ("+CSQ: 10,0", -93, .fair), ("+CSQ: 9,0", -95, .poor),
            ("+CSQ: 99,99", nil, .none), ("+CSQ: 32,0", nil, .none), ("+CSQ: -1,0", nil, .none),
            ("+CSQ: 145,99", -71, .excellent), ("+CSQ: 199,99", nil, .none),  // SIM7600
        ] as [(String, Int?, SignalWords)])
    func `the signal is given in dBm and in words`(
        heard: String, signalStrengthDBm: Int?, words: SignalWords
    ) throws {
        let quality = try ATCommand.signalQuality.answer(heard)
        #expect(quality.signalStrengthDBm == signalStrengthDBm)
        #expect(quality.words == words)
    }

    @Test(
        arguments: [
            ("+CFUN: 1", .full, true), ("+CFUN: 4", .radioOff, false),
            ("+CFUN: 0", .minimum, false), ("+CFUN: 1,0", .full, true),
            ("+CFUN: 7", Functionality(rawValue: 7), true),
        ] as [(String, Functionality, Bool)])
    func `a radio that is off is known`(
        heard: String, functionality: Functionality, hasRadio: Bool
    ) throws {
        #expect(try ATCommand.functionality.answer(heard) == functionality)
        #expect(functionality.hasRadio == hasRadio)
    }

    @Test(arguments: [
        ("+CSCA: \"+254722500029\",145", "+254722500029"), ("+CSCA: \"\",129", nil),
        ("+CSCA: \"254722500029\",145", "+254722500029"),
        ("+CSCA: \"0722500029\",129", "0722500029"), ("+CSCA: +254722500029", "+254722500029"),
        // After +CSCS="UCS2".
        ("+CSCA: \"002B003200350034003700320032\",145", "+254722"), ("+CSCA: ", nil),
    ])
    func `the service centre is read`(heard: String, number: String?) throws {
        #expect(try ATCommand.serviceCentre.answer(heard) == number)
    }

    @Test func `the service centre is set with its type`() throws {
        let abroad = try #require(ServiceCentreNumber("+254722500029"))
        #expect(ATCommand.setServiceCentre(abroad).text == "+CSCA=\"+254722500029\",145")
        let national = try #require(ServiceCentreNumber("0722500029"))
        #expect(ATCommand.setServiceCentre(national).text == "+CSCA=\"0722500029\",129")
    }

    @Test(arguments: ["", "+", "+12", "12a", "+25472\"", "+254722\r", "123456789012345678901"])
    func `what is no number cannot be set as the service centre`(text: String) {
        #expect(ServiceCentreNumber(text) == nil)
    }

    @Test(arguments: [
        (ATCommand.nameOperatorsInWords.text, "+COPS=3,0"), (ATCommand.restart.text, "+CFUN=1,1"),
        (ATCommand.setFunctionality(.radioOff).text, "+CFUN=4"),
        (ATCommand.announceCallers.text, "+CLIP=1"), (ATCommand.hangUp.text, "H"),
        (ATCommand.hangUpVoiceCall.text, "+CHUP"),
    ])
    func `a command is spelled as the standard has it`(text: String, expected: String) {
        #expect(text == expected)
    }

    @Test(arguments: [
        ("+CLIP: \"+254722000001\",145,,,,0", "+254722000001"),
        ("+CLIP: \"254722000001\",145", "+254722000001"),
        ("+CLIP: \"0722000001\",129,\"\",0,\"Mary, Joe\",0", "0722000001"),
        ("+CLIP: \"\",128", nil), ("+CLIP: ,128", nil),
    ])
    func `a caller is known by the number`(line: String, number: String?) throws {
        #expect(try #require(CallingLine(unsolicited: line)).number == number)
        #expect(CallingLine(unsolicited: "RING") == nil)
    }
}
