import ATProtocol
import Testing

@Suite struct RobustnessTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `whatever a modem says, in whatever portions, gives the same actions`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let bytes = babble(using: &generator)
        var whole = ATSession()
        var portioned = ATSession()
        for information in InformationText.samples {
            for command in ["+CMGL=4", "+CSQ"] {
                whole.abandon()
                portioned.abandon()
                _ = whole.start(command, informationText: information)
                _ = portioned.start(command, informationText: information)
                var actions: [ATSession.Action] = []
                var rest = bytes[...]
                while !rest.isEmpty {
                    let count = Int.random(in: 1...9, using: &generator)
                    actions += portioned.receive(rest.prefix(count))
                    rest = rest.dropFirst(count)
                }
                #expect(whole.receive(bytes) == actions)
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `no reader of an answer traps on any lines`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let lines = String(decoding: babble(using: &generator), as: UTF8.self)
                .split(whereSeparator: \.isNewline).map(String.init)
            readAll(lines)
            for length in lines.indices { readAll(Array(lines.prefix(length))) }
        }
    }

    @Test(arguments: [
        "353270040065221", "985204120021436587F9", "144,0,\"985204120021436587F9\"", "SIM PIN,3,3",
        "READY,,10,3,10,3", "3,10,0,10", "\"SC\",3,10", "2,5,\"00C3\",\"0000AABB\",7",
        "0,0,\"005300610066\",2", "\"002B003200350034\",145", "26/11/26,10:00:00+12,0",
        "(\"SM\",\"ME\"),(\"SM\"),((\"MT\"))", "\"SM\",3,30,\"SM\",3,30,\"ME\",0,23",
        "(0-2),(0-3),(0,2,3),(0-2),(0,1)", "1,1,1,1", "1,\"REC READ\",\"Mary, Joe\",24",
        "+CREG: 1,\"00C3\",\"AABB\",7", "+CTZE: \"+12\",0,\"2026/11/26,07:00:00\"",
        "*PSUTTZ: 2026,11,26,7,0,0,\"+12\",0", "+CLIP: \"+254722000001\",145,,,,0",
        "+CUSD: 0,\"Your balance is 49.10\",15",
    ])
    func `no reader traps on the beginning of an answer`(answer: String) {
        for beginning in answer.beginnings { readAll([beginning]) }
    }

    /// Every reader of an answer, whatever it makes of the lines.
    private func readAll(_ lines: [String]) {
        _ = try? ATCommand.storageChoice.read(lines)
        _ = try? ATCommand.selectStorage(reading: .sim).read(lines)
        _ = (try? ATCommand.listMessages.read(lines))?.map(\.isWhole)
        _ = (try? ATCommand.readMessage(at: 1).read(lines))??.isWhole
        _ = try? ATCommand.serviceCentre.read(lines)
        _ = try? ATCommand.registration.read(lines)
        _ = try? ATCommand.signalQuality.read(lines)
        _ = try? ATCommand.simState.read(lines)
        _ = try? ATCommand.manufacturer.read(lines)
        _ = try? ATCommand.sendMessage(length: 1).read(lines)
        _ = try? ATCommand.storagesInUse.read(lines).reading.use.isNearlyFull
        _ = try? ATCommand.bestNewMessageIndications.read(lines)
        _ = try? ATCommand.messageService.read(lines)
        _ = try? ATCommand.networkOperator.read(lines)
        _ = try? ATCommand.functionality.read(lines)
        _ = try? ATCommand.clock.read(lines).secondsSince1970
        _ = try? ATCommand.imei.read(lines)
        _ = try? ATCommand.imsi.read(lines)
        for domain in RegistrationDomain.allCases {
            _ = try? ATCommand.registration(in: domain).read(lines)
        }
        for question in PINAttemptsQuestion.allCases {
            _ = try? ATCommand.pinAttemptsLeft(question).read(lines)
        }
        for line in lines { readUnsolicited(line) }
    }

    private func readUnsolicited(_ line: String) {
        _ = NetworkTime(unsolicited: line)?.secondsSince1970
        _ = NetworkTimeZone(unsolicited: line)
        _ = CallingLine(unsolicited: line)
        _ = USSDResponse(unsolicited: line)
    }

    /// Bits of real talk and plain noise.
    private func babble(using generator: inout SplitMix64) -> [UInt8] {
        (0..<60).flatMap { _ -> [UInt8] in
            guard Int.random(in: 0..<4, using: &generator) > 0 else {
                return (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                    UInt8.random(in: .min ... .max, using: &generator)
                }
            }
            return Array((Self.words.randomElement(using: &generator) ?? "").utf8)
        }
    }

    private static let words = [
        "\r\n", "\r", "\n", "\r\nOK\r\n", "\r\nERROR\r\n", "+CMS ERROR: ", "500", "> ", ">",
        "+CMGL: 1,1,,23\r\n", "+CMTI: \"SM\",", "+CDS: 24\r\n", PDULines.report, "NO CARRIER\r\n",
        "+CSQ: 17,0\r\n", "\u{1A}", "\"", "(", ")", ",", "-", "99999999999999999999", "RING\r\n",
        "AT+CSQ\r", "+CREG: 0,1", "é", "\u{301}",
    ]
}

extension InformationText {
    fileprivate static let samples: [InformationText] = [
        .none, .bare, .prefixed("+CSQ"), .prefixedWithData("+CMGL"),
    ]
}
