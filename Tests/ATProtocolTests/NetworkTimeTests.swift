import ATProtocol
import Testing

@Suite struct NetworkTimeTests {
    /// 26 November 2026, 10:00:00 in Nairobi, three hours before UTC.
    static let moment: Int64 = 1_795_676_400

    @Test(arguments: [
        "+CCLK: \"26/11/26,10:00:00+12\"", "+CCLK: \"2026/11/26,10:00:00+12\"",
        "+CCLK: 26/11/26,10:00:00+12", "+CCLK: \"26/11/26, 10:00:00 +12\"",
        "+CCLK: \"26/11/26,10:00:00+12,0\"",
    ])
    func `the modem's clock is read in every shape`(heard: String) throws {
        let time = try ATCommand.clock.answer(heard)
        #expect(time.secondsSince1970 == Self.moment)
        #expect(time.isPlausible)
    }

    @Test(arguments: [
        ("+CCLK: \"80/01/06,00:00:12+00\"", 1980), ("+CCLK: \"04/01/01,00:00:12+00\"", 2004),
        ("+CCLK: \"70/01/01,00:00:00\"", 1970), ("+CCLK: \"00/01/01,00:00:00+00\"", 2000),
    ])
    func `a clock that was never set is not believed`(heard: String, year: Int) throws {
        let time = try ATCommand.clock.answer(heard)
        #expect(time.year == year)
        #expect(!time.isPlausible)
    }

    @Test func `a local time without its zone is no moment`() throws {
        let time = try ATCommand.clock.answer("+CCLK: \"26/11/26,10:00:00\"")
        #expect(time.secondsSince1970 == nil)
        #expect(time.zoneQuarterHours == nil)
    }

    @Test(
        arguments: [
            // SIMCom: UTC, and the zone beside it.
            ("*PSUTTZ: 2026,11,26,7,0,0,\"+12\",0", moment, 12),
            ("*PSUTTZ: 26/11/26,07:00:00\",\"+12\",0", moment, 12),
            // Huawei: local.
            ("^NWTIME: 26/11/26,10:00:00+12,00", moment, 12),
            ("^NWTIME:26/11/26,10:00:00+12,00", moment, 12),
            ("^NWTIME: \"26/11/26,10:00:00+12,0\"", moment, 12),
            ("^NWTIME: 26/11/26,02:00:00-20,00", moment, -20),
            // Quectel: the answer to +QLTS=1.
            ("+QLTS: \"2026/11/26,07:00:00+12,0\"", moment, 12),
            ("+QLTS: \"2026/11/26,07:00:00+12\",0", moment, 12),
            // Local by the standard, UTC by Quectel: left open.
            ("+CTZE: \"+12\",0,\"2026/11/26,07:00:00\"", nil, 12),
            ("+QNITZ: \"26/11/26,07:00:00+12,0\"", nil, 12),
        ] as [(String, Int64?, Int)])
    func `what a network says of the time is read as its maker means it`(
        line: String, moment: Int64?, zone: Int
    ) throws {
        let time = try #require(NetworkTime(unsolicited: line))
        #expect(time.secondsSince1970 == moment)
        #expect(time.zoneQuarterHours == zone)
    }

    @Test func `an uncertain time can be taken either way`() throws {
        let line = "+CTZE: \"+12\",0,\"2026/11/26,07:00:00\""
        let time = try #require(NetworkTime(unsolicited: line))
        #expect(time.secondsSince1970(takenAs: .universal) == Self.moment)
        #expect(time.secondsSince1970(takenAs: .local) == Self.moment - 3 * 3600)
    }

    @Test(
        arguments: [
            ("+CTZV: +12,0", 12), ("+CTZV: 12", 12), ("+CTZV: \"+12\"", 12), ("+CTZV: -20", -20),
            ("+CTZV:+4,0", 4), ("+CTZV: 28,26/06/11,09:19:47", 28),
        ])
    func `a zone by itself is read`(line: String, quarterHours: Int) throws {
        #expect(try #require(NetworkTimeZone(unsolicited: line)).quarterHours == quarterHours)
    }

    @Test(arguments: [
        "", "+CTZV:", "+CTZV: 97", "+CTZV: x", "^NWTIME: ", "^NWTIME: 26/13/26,10:00:00+12",
        "^NWTIME: 26/02/29,10:00:00+12", "^NWTIME: 26/11/26,24:00:00+12",
        "*PSUTTZ: 2026,11,26,7,0", "+CTZE: 12", "+QLTS: \"\"", "^NWTIME: 26/11/26,10:00:00+99",
        "^NWTIME: 99999999999999999999/11/26,10:00:00+12", "*PSUTTZ: 2022,9,14,4,55,1 +CGREG: 1",
    ])
    func `what is no time is none`(line: String) {
        if let time = NetworkTime(unsolicited: line) {
            // Only the line another code broke into still is a whole time.
            #expect(line.contains("+CGREG"))
            #expect(time.zoneQuarterHours == nil)
        }
        #expect(NetworkTimeZone(unsolicited: line) == nil)
    }

    @Test(
        arguments: [
            (1970, 1, 1, 0), (2000, 2, 29, 951_782_400), (2000, 3, 1, 951_868_800),
            (2024, 12, 31, 1_735_603_200), (2026, 11, 26, 1_795_651_200),
            (2099, 12, 31, 4_102_358_400),
        ] as [(Int, Int, Int, Int64)])
    func `days are counted as the calendar has them`(
        year: Int, month: Int, day: Int, seconds: Int64
    ) throws {
        let line = "+QLTS: \"\(year)/\(month)/\(day),00:00:00+00\""
        #expect(try #require(NetworkTime(unsolicited: line)).secondsSince1970 == seconds)
    }

    @Test(arguments: [
        (ATCommand.setClockByNetwork.text, "+CTZU=1"), (ATCommand.reportTimeZone.text, "+CTZR=1"),
        (ATCommand.quectelTime.text, "+QLTS=1"), (ATCommand.huaweiTime.text, "^NWTIME?"),
    ])
    func `a command is spelled as the standard has it`(text: String, expected: String) {
        #expect(text == expected)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no line traps`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for mark in ["+CTZE: ", "+CTZV: ", "*PSUTTZ: ", "^NWTIME: ", "+QLTS: "] {
            for beginning in (mark + arbitraryText(using: &generator)).beginnings {
                _ = NetworkTime(unsolicited: beginning)?.secondsSince1970
                _ = NetworkTimeZone(unsolicited: beginning)
            }
        }
    }
}
