import SMSPDU
import SerialLine
import Simulation
import Synchronization
import Testing

/// Each fault does what its name says, once.
@Suite(.serialized, .timeLimit(.minutes(3))) struct FaultTests {
    @Test(arguments: [
        ModemFault.lostSubmissionAnswer, .ambiguousSubmission, .lostFinalResult, .lateFinalResult,
        .garbage, .splitReads, .unsolicitedInside,
    ])
    func `what the network took is written down whatever is answered`(
        fault: ModemFault
    ) async throws {
        try await withModem { talk in
            await talk.modem.misbehave {
                $0[fault] = 1
                $0.lateness = .milliseconds(20)
            }
            let recipient = try #require(Address("+254722000002"))
            let message = try #require(
                SMSSubmit.parts(text: "Hello", to: recipient)?.first)
            let pdu = ModemPDU(tpdu: .submit(message))
            try talk.write("AT+CMGS=\(pdu.length)\r")
            if ![.lostFinalResult, .lateFinalResult].contains(fault) {
                _ = try await talk.read(to: "> ")
            }
            try talk.write(pdu.line + "\u{1A}")
            var submissions = talk.modem.submissions.makeAsyncIterator()
            #expect(await submissions.next()?.submit == message)
            #expect(await talk.modem.taken.count == 1)
        }
    }

    @Test func `a refused submission was not taken`() async throws {
        try await withModem { talk in
            await talk.modem.misbehave {
                $0[.refusedSubmission] = 1
                $0.errorCode = 42
            }
            try await talk.submit("Hello", expecting: ["+CMS ERROR: 42"])
            #expect(await talk.modem.taken.isEmpty)
            try await talk.submit("Hello", expecting: ["+CMGS: 1", "OK"])
        }
    }

    @Test func `a deaf modem hears its reset, a dead one only its power`() async throws {
        for fault in [ModemFault.hang, .dead] {
            try await withModem { talk in
                await talk.modem.misbehave { $0[fault] = 1 }
                let heard = await talk.modem.commandsHeard
                try talk.write("AT\rAT\r")
                await talk.modem.hear(2, since: heard)
                #expect(await talk.modem.state.isDeaf)
                try talk.write("AT+CFUN=1,1\r")
                await talk.modem.hear(3, since: heard)
                #expect(await talk.modem.state.isDeaf == (fault == .dead))
                await talk.modem.powerCycle()
                #expect(await !talk.modem.state.isDeaf)
            }
        }
    }

    @Test func `a modem that starts anew talks and forgot what was set`() async throws {
        try await withModem(.sim800) { talk in
            _ = try await talk.ask("+CMEE=2")
            await talk.modem.misbehave { $0[.reboot] = 1 }
            try talk.write("AT\r")
            _ = try await talk.read(to: "SMS Ready\r\n")
            while await talk.modem.state.isBooting { try await Task.sleep(for: .milliseconds(5)) }
            try talk.write("AT+CMEE?\r")
            _ = try await talk.read(to: "AT+CMEE?\r\r\n+CMEE: 0")
        }
    }

    @Test func `a modem that is plugged in anew comes back on a new line`() async throws {
        let first = try PseudoTerminal()
        let second = try PseudoTerminal()
        let modem = SimulatedModem(
            line: first, openAnew: { second }, serviceCentreTime: { .test })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await modem.run() }
            defer {
                tasks.cancelAll()
                second.close()
            }
            var before = try Talk(modem, first.path)
            try await before.ask("E0", expecting: ["ATE0", "OK"])
            await modem.unplug(for: .milliseconds(10))
            await #expect(throws: (any Error).self) { try await before.ask("") }
            var after = try Talk(modem, second.path)
            while await !modem.isReady {
                try await Task.sleep(for: .milliseconds(5))
            }
            let answer = try await after.ask("+CMEE?")
            #expect(answer.contains("+CMEE: 0"))
            after.close()
        }
    }

    @Test(arguments: [ModemFault.cutListing, .brokenListing])
    func `a damaged listing says OK and the next one is whole`(fault: ModemFault) async throws {
        try await withModem { talk in
            for number in 1...3 { await talk.modem.deliver(try delivery("message \(number)")) }
            await talk.modem.misbehave { $0[fault] = 1 }
            let damaged = try await talk.ask("+CMGL=4")
            let whole = try await talk.ask("+CMGL=4")
            #expect(whole.count == 7)
            #expect(damaged.last == "OK")
            #expect(damaged.joined().count < whole.joined().count)
        }
    }

    static let small: [(ModemFault, String, [String], [String])] = [
        (.simBusy, "+CMEE=1;+CIMI", ["+CME ERROR: 14"], ["639021000000001", "OK"]),
        (
            .wrongClock, "+CCLK?", ["+CCLK: \"80/01/06,00:00:12+00\"", "OK"],
            ["+CCLK: \"26/11/24,10:00:00+12\"", "OK"]
        ),
    ]

    @Test(arguments: small.indices)
    func `a fault strikes as often as it is told to`(row: Int) async throws {
        let (fault, command, wrong, right) = Self.small[row]
        try await withModem { talk in
            await talk.modem.misbehave { $0[fault] = 2 }
            for expected in [wrong, wrong, right] {
                try await talk.ask(command, expecting: expected)
            }
        }
    }

    @Test(arguments: [1, 42, 4711] as [UInt64])
    func `a plan deals every kind, and as often as it says`(seed: UInt64) {
        var plan = FaultPlan(every: 50, seed: seed)
        var again = FaultPlan(every: 50, seed: seed)
        var struck = 0
        for _ in 0..<20_000 {
            let fault = plan.next()
            #expect(fault == again.next())
            struck += fault == nil ? 0 : 1
        }
        #expect((320...480).contains(struck), "seed \(seed): \(struck)")
        #expect(Set(plan.dealt.keys) == Set(FaultPlan.survivable))
        let counts = plan.dealt.values
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
    }
}
