import Simulation
import Testing

/// The SIM's lock, and the network behind it.
@Suite(.serialized, .timeLimit(.minutes(3))) struct SIMTests {
    @Test func `three wrong PINs ask for the PUK, and the PUK makes a new PIN`() async throws {
        try await withModem(sim: SimulatedSIM(pin: "1234")) { talk in
            _ = try await talk.ask("+CMEE=1")
            try await talk.ask("+CPIN?", expecting: ["+CPIN: SIM PIN", "OK"])
            try await talk.ask("+CMGL=4", expecting: ["+CMS ERROR: 311"])
            try await talk.ask("+CPIN=0000", expecting: ["+CME ERROR: 16"])
            try await talk.ask("+CPIN=\"0001\"", expecting: ["+CME ERROR: 16"])
            let answer = try await talk.ask("+CPINR")[0]
            #expect(answer == "+CPINR: SIM PIN,1,3")
            try await talk.ask("+CPIN=0002", expecting: ["+CME ERROR: 12"])
            try await talk.ask("+CPIN?", expecting: ["+CPIN: SIM PUK", "OK"])
            try await talk.ask("+CPIN=\"11111111\",\"4321\"", expecting: ["+CME ERROR: 12"])
            try await talk.ask("+CPIN=\"12345678\",\"4321\"", expecting: ["OK"])
            try await talk.ask("+CPIN?", expecting: ["+CPIN: READY", "OK"])
        }
    }

    @Test func `without a SIM nothing of it answers, and another one is another`() async throws {
        try await withModem { talk in
            _ = try await talk.ask("+CMEE=1")
            await talk.modem.removeSIM()
            try await talk.ask("+CIMI", expecting: ["+CME ERROR: 10"])
            try await talk.ask("+CREG?", expecting: ["+CREG: 0,0", "OK"])
            await talk.modem.swapSIM()
            try await talk.ask("+CIMI", expecting: ["639021000000002", "OK"])
        }
    }

    static let coverages: [(NetworkCoverage, Int)] = [
        (.home, 1), (.searching, 2), (.denied, 3), (.roaming, 5),
    ]

    @Test(arguments: coverages.indices)
    func `registration is told and asked for`(row: Int) async throws {
        let (coverage, status) = Self.coverages[row]
        try await withModem { talk in
            _ = try await talk.ask("+CREG=1")
            await talk.modem.cover(coverage)
            _ = try await talk.read(to: "+CREG: \(status)\r\n")
            try await talk.ask("+CREG?", expecting: ["+CREG: 1,\(status)", "OK"])
            let answer = try await talk.submit("Hello").last
            #expect(answer == (coverage.carriesMessages ? "OK" : "+CMS ERROR: 331"))
        }
    }

    @Test func `a code is answered in the maker's form and airtime goes down`() async throws {
        try await withModem { talk in
            _ = try await talk.submit("Hello")
            _ = try await talk.ask("+CUSD=1,\"*144#\",15")
            let answer = try await talk.read(to: ",15\r\n")
            #expect(answer.contains("+CUSD: 0,\"Your balance is KES 249.00."))
        }
        try await withModem(.huaweiE173) { talk in
            _ = try await talk.ask("+CUSD=1,\"AA188D3602\",15")
            let answer = try await talk.read(to: ",15\r\n")
            #expect(answer.contains("+CUSD: 0,\"D9775D0E1287D961F7B80C4ACF"), "\(answer)")
        }
        try await withModem(.quectelEC25) { talk in
            _ = try await talk.ask("+CUSD=1,\"*144#\",15")
            let answer = try await talk.read(to: ",72\r\n")
            #expect(answer.contains("+CUSD: 0,\"0059006F00750072"))
        }
    }

    @Test func `a menu waits for a reply and is cancelled`() async throws {
        try await withModem { talk in
            _ = try await talk.ask("+CUSD=1,\"*100#\",15")
            _ = try await talk.read(to: "+CUSD: 1,\"1 Balance\n2 Bundles\n0 Exit\",15\r\n")
            _ = try await talk.ask("+CUSD=1,\"1\",15")
            _ = try await talk.read(to: "+CUSD: 0,\"Your balance")
            _ = try await talk.ask("+CUSD=1,\"*100#\",15")
            _ = try await talk.read(to: "+CUSD: 1,")
            let answer = try await talk.ask("+CUSD=2").last
            #expect(answer == "OK")
        }
    }

    @Test func `a call rings, says who it is and is hung up`() async throws {
        try await withModem { talk in
            _ = try await talk.ask("+CLIP=1")
            await talk.modem.call(from: "+254711000001")
            _ = try await talk.read(to: "RING\r\n\r\n+CLIP: \"+254711000001\",145,,,,0\r\n")
            try await talk.ask(
                "+CLCC", expecting: ["+CLCC: 1,1,4,0,0,\"+254711000001\",145", "OK"])
            try await talk.ask("+CHUP", expecting: ["OK"])
            try await talk.ask("+CLCC", expecting: ["OK"])
        }
    }
}
