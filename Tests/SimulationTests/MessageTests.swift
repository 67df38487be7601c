import SMSPDU
import Simulation
import Testing

/// Messages in and out.
@Suite(.serialized, .timeLimit(.minutes(3))) struct MessageTests {
    @Test func `a listed message is read from then on, and a deleted one is gone`() async throws {
        try await withModem { talk in
            await talk.modem.deliver(try delivery("one"))
            await talk.modem.deliver(try delivery("two"))
            let pdus = try await talk.ask("+CMGL=0").count
            #expect(pdus == 5)
            try await talk.ask("+CMGL=0", expecting: ["OK"])
            try await talk.ask("+CMGD=1", expecting: ["OK"])
            try await talk.ask("+CMGD=1", expecting: ["+CMS ERROR: 321"])
            try await talk.ask("+CMGD=1,4", expecting: ["OK"])
            #expect(await talk.modem.waiting == 0)
        }
    }

    @Test func `text mode shows sender, time and text`() async throws {
        try await withModem { talk in
            await talk.modem.deliver(try delivery("Habari"))
            try await talk.ask(
                "+CMGF=1;+CMGR=1",
                expecting: [
                    "+CMGR: \"REC UNREAD\",\"+254711000001\",,\"26/11/24,10:00:00+12\"", "Habari",
                    "OK",
                ])
            let answer = try await talk.ask("+CSCS=\"UCS2\";+CMGR=1")[1]
            #expect(
                answer
                    == "004800610062006100720069")
        }
    }

    @Test func `text mode sends`() async throws {
        try await withModem { talk in
            _ = try await talk.ask("+CMGF=1")
            try talk.write("AT+CMGS=\"+254722000002\"\r")
            _ = try await talk.read(to: "> ")
            try talk.write("Karibu\u{1A}")
            try await talk.read(to: "OK\r\n", expecting: "\r\n+CMGS: 1\r\n\r\nOK\r\n")
            let taken = await talk.modem.taken
            #expect(taken.map(\.submit.text) == ["Karibu"])
        }
    }

    @Test func `a full storage keeps nothing out for ever`() async throws {
        try await withModem(sim: SimulatedSIM(capacity: 2)) { talk in
            for number in 1...3 { await talk.modem.deliver(try delivery("\(number)")) }
            #expect(await talk.modem.waiting == 3)
            _ = try await talk.ask("+CNMI=2,1;+CMGD=1")
            _ = try await talk.read(to: "+CMTI: \"SM\",1")
        }
    }

    @Test func `a message handed over is acknowledged or comes again`() async throws {
        try await withModem { talk in
            _ = try await talk.ask("+CSMS=1;+CNMI=2,2,0,1")
            await talk.modem.deliver(try delivery("one"))
            _ = try await talk.read(to: "+CMT: ,")
            _ = try await talk.read(to: "\r\n")
            _ = try await talk.read(to: "\r\n")
            try await talk.ask("+CNMA=2", expecting: ["OK"])
            _ = try await talk.read(to: "+CMT: ,")
            _ = try await talk.read(to: "\r\n")
            _ = try await talk.read(to: "\r\n")
            try await talk.ask("+CNMA", expecting: ["OK"])
            #expect(await talk.modem.waiting == 0)
        }
    }

    static let reports: [(ModemProfile, String, String)] = [
        (.plain, "+CDSI: \"SM\",1", "SM"), (.quectelEC25, "+CDSI: \"SM\",0", "SR"),
        (.zte, "+CDSI: \"ME\",1", "ME"),
    ]

    @Test(arguments: reports.indices)
    func `a status report lies where the maker puts it, whatever it says`(row: Int) async throws {
        let (profile, indication, memory) = Self.reports[row]
        try await withModem(profile) { talk in
            _ = try await talk.ask("+CNMI=2,1,0,2")
            _ = try await talk.submit("Hello", reported: true)
            _ = try await talk.read(to: indication + "\r\n")
            _ = try await talk.ask("+CPMS=\"\(memory)\"")
            // Chatter may come in between.
            let listed = try await talk.ask("+CMGL=4").filter { !$0.hasPrefix("+Z") }
            #expect(listed.count == 3, "\(listed)")
        }
    }

    @Test func `a report can be handed over at once`() async throws {
        try await withModem(.sim7600) { talk in
            _ = try await talk.ask("+CNMI=2,1,0,1")
            _ = try await talk.submit("Hello", reported: true)
            _ = try await talk.read(to: "+CDS: ")
        }
    }

    @Test func `a message is written and sent from its place`() async throws {
        try await withModem { talk in
            let recipient = try #require(Address("+254722000002"))
            let submit = try #require(
                SMSSubmit.parts(text: "Later", to: recipient)?.first)
            let pdu = ModemPDU(tpdu: .submit(submit))
            try talk.write("AT+CMGW=\(pdu.length)\r")
            _ = try await talk.read(to: "> ")
            try talk.write(pdu.line + "\u{1A}")
            _ = try await talk.read(to: "+CMGW: 1\r\n\r\nOK\r\n")
            try await talk.ask("+CMSS=1", expecting: ["+CMSS: 1", "OK"])
            #expect(await talk.modem.taken.count == 1)
        }
    }
}
