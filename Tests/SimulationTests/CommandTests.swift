import Simulation
import Testing

/// Commands and their answers, as the standards and the makers have them.
@Suite(.serialized, .timeLimit(.minutes(3))) struct CommandTests {
    static let rows: [(profile: ModemProfile, command: String, answer: [String])] = [
        (.plain, "", ["OK"]),
        (.plain, "+CMEE=1;+CREG=2", ["OK"]),
        (.plain, "+CMEE?;+CREG?", ["+CMEE: 0", "+CREG: 0,1", "OK"]),
        (.plain, "E0V1Q0", ["OK"]),
        (.plain, "S3?", ["013", "OK"]),
        (.plain, "S99999999999999999999?", ["ERROR"]),
        (.plain, "+NONSENSE", ["ERROR"]),
        (.plain, "+CMEE=1;+CMEE=7", ["+CME ERROR: 50"]),
        (.plain, "+CMEE=2;+CPIN=1234", ["+CME ERROR: operation not allowed"]),
        (.plain, "D+254711000001;", ["NO CARRIER"]),
        (.plain, "H", ["OK"]),
        (.plain, "+CMEE=?", ["+CMEE: (0-2)", "OK"]),
        (.plain, "+CPIN?", ["+CPIN: READY", "OK"]),
        (.plain, "+CREG=2;+CREG?", ["+CREG: 2,1,\"00C3\",\"1A2B\"", "OK"]),
        (.plain, "+CEREG?", ["ERROR"]),
        (.plain, "+COPS=3,2;+COPS?", ["+COPS: 0,2,\"63902\"", "OK"]),
        (.plain, "+CCLK?", ["+CCLK: \"26/11/24,10:00:00+12\"", "OK"]),
        (.plain, "+CSMS=1", ["+CSMS: 1,1,1", "OK"]),
        (.plain, "+CNMI=2,1,0,2,0;+CNMI?", ["+CNMI: 2,1,0,2,0", "OK"]),
        (.plain, "+CNMI=9", ["+CMS ERROR: 303"]),
        (.plain, "+CNMA", ["+CMS ERROR: 340"]),
        (.plain, "+CMGR=7", ["+CMS ERROR: 321"]),
        (.plain, "+CMEE=2;+CMGR=7", ["+CMS ERROR: invalid memory index"]),
        (.plain, "+CPMS=\"SM\"", ["+CPMS: 0,30,0,30,0,30", "OK"]),
        (.plain, "+CPMS=\"BM\"", ["+CMS ERROR: 302"]),
        (.plain, "+CSCA?", ["+CSCA: \"+254722500029\",145", "OK"]),
        (.plain, "+CPINR", ["+CPINR: SIM PIN,3,3", "+CPINR: SIM PUK,10,10", "OK"]),
        (.huaweiE173, "^CPIN?", ["^CPIN: READY,,10,3,10,3", "OK"]),
        (.huaweiE173, "^ICCID?", ["^ICCID: 8925402100000000001", "OK"]),
        (.huaweiE173, "+CCID", ["ERROR"]),
        (.huaweiE173, "+CUSD=1,\"*144#\",15", ["ERROR"]),
        (.sim800, "+SPIC", ["+SPIC: 3,10,3,10", "OK"]),
        (.sim800, "+CCID", ["8925402100000000001", "OK"]),
        (.sim7600, "+ICCID", ["+ICCID: 8925402100000000001", "OK"]),
        (.sim7600, "+CEREG=2;+CEREG?", ["+CEREG: 2,1,\"00C3\",\"1A2B3C4\",7", "OK"]),
        (.quectelEC25, "+QCCID", ["+QCCID: 8925402100000000001", "OK"]),
        (
            .quectelEC25, "+CPMS=?",
            [
                "+CPMS: (\"ME\",\"MT\",\"SM\",\"SR\"),(\"ME\",\"MT\",\"SM\",\"SR\"),"
                    + "(\"ME\",\"MT\",\"SM\",\"SR\")", "OK",
            ]
        ),
        (.zte, "+CPMS=\"ME\",\"ME\",\"ME\"", ["+CPMS: 1,100", "OK"]),
        (.zte, "+ZPINPUK=?", ["+ZPINPUK: 3,10", "OK"]),
        (.zte, "+CREG?", ["+CREG: 0, 1", "OK"]),
    ]

    /// Programs that know a command's answer by its echo could not tell it otherwise.
    @Test func `nothing is said into a command that is being typed and echoed`() async throws {
        try await withModem(echoing: true) { talk in
            try talk.write("AT+GS")
            try await talk.read(to: "AT+GS", expecting: "AT+GS")
            await talk.modem.call(from: "+254722000002")
            try talk.write("N\r")
            let typed = try await talk.read(to: "OK\r\n")
            #expect(typed.hasPrefix("N\r\r\n"), "\(typed)")
            try await talk.read(to: "RING\r\n", expecting: "\r\nRING\r\n")
        }
    }

    @Test(arguments: rows.indices)
    func `a command has the answer the standards and its maker give it`(row: Int) async throws {
        let (profile, command, expected) = Self.rows[row]
        try await withModem(profile) { talk in
            let answer = try await talk.ask(command)
            #expect(answer == expected, "\(profile.name): AT\(command)")
        }
    }

    @Test func `the echo repeats what comes, and octet by octet is as good as at once`()
        async throws
    {
        try await withModem(echoing: true) { talk in
            for character in "AT+CSQ\r" { try talk.write(String(character)) }
            let answer = try await talk.read(to: "OK\r\n")
            #expect(answer == "AT+CSQ\r\r\n+CSQ: 21,99\r\n\r\nOK\r\n")
        }
    }

    @Test func `numeric results, quiet results and the last line again`() async throws {
        try await withModem { talk in
            try talk.write("ATV0\r")
            try await talk.read(to: "0\r", expecting: "0\r")
            try talk.write("A/")
            try await talk.read(to: "0\r", expecting: "0\r")
            try talk.write("AT+CSQ\r")
            try await talk.read(to: "0\r", expecting: "+CSQ: 21,99\r\n0\r")
            try talk.write("ATQ1\rAT&F\r")
            try await talk.read(to: "OK\r\n", expecting: "\r\nOK\r\n")
        }
    }

    @Test(arguments: [1, 7, 42] as [UInt64])
    func `arbitrary octets leave the modem answering`(seed: UInt64) async throws {
        var dice = SeededGenerator(seed: seed)
        try await withModem { talk in
            let alphabet = Array("AT+^*=?\",;0123456789CMGLRSDFPWNU&/SZQV\r".unicodeScalars)
            for _ in 0..<200 {
                let noise = (0..<Int.random(in: 1...60, using: &dice)).map { _ in
                    Character(alphabet[Int.random(in: 0..<alphabet.count, using: &dice)])
                }
                try talk.write("AT" + String(noise))
            }
            try talk.write("\u{1B}\r\u{1B}AT&FE0+CMEE=0\rAT+CGMM\r")
            _ = try await talk.read(to: "Simulated\r\n\r\nOK\r\n")
        }
    }
}
