import ATProtocol
import Foundation
import ModemDriver
import SMSPDU
import SerialLine
import Testing

@testable import Simulation

/// Everything a modem was seen to do wrong, and how soon the driver has it working again, in
/// seconds of the modem's time.
@Suite(.serialized, .timeLimit(.minutes(3))) struct FaultTests {
    @Test(arguments: ModemFault.allCases)
    func `no fault keeps the modem from its work`(fault: ModemFault) async throws {
        let limit = Self.seconds[fault] ?? 60
        try await withFaultBench(.huaweiE173) { bench, events in
            #expect(await events.ready())
            await bench.simulated.deliver(try delivery("BALANCE"))
            await bench.simulated.misbehave { $0[fault] = 1 }
            let took = try await bench.works(within: .seconds(limit))
            #expect(took != nil, "\(fault) was not over after \(limit) s")
            #expect(await bench.simulated.waiting == 0)
        }
    }

    /// What takes longer than a minute: answers lost after a message was handed over, and modems
    /// that hear nothing, for which the whole ladder is climbed.
    private static let seconds: [ModemFault: Int] = [
        .lostSubmissionAnswer: 120, .lostFinalResult: 120, .unansweredCommand: 120, .hang: 240,
        .dead: 300,
    ]

    @Test func `a modem that goes deaf is noticed within two minutes`() async throws {
        try await withFaultBench { bench, events in
            #expect(await events.ready())
            await bench.simulated.misbehave { $0[.dead] = 1 }
            let noticed = await bench.becomes(within: .seconds(120)) { $0 != .ready }
            #expect(noticed != nil)
            #expect(await events.ready(), "its power is switched")
        }
    }

    @Test func `a modem that only its bus can wake is reset there`() async throws {
        try await withFaultBench(waking: .reset) { bench, events in
            #expect(await events.ready())
            await bench.simulated.misbehave { $0[.dead] = 1 }
            let took = try await bench.works(within: .seconds(300))
            #expect(took != nil)
            let recoveries = await bench.driver.condition.recoveries
            #expect(recoveries[.usbReset] == 1)
            #expect(recoveries[.powerCycle] == nil)
        }
    }

    @Test func `a modem that started anew in text mode is never sent a PDU as text`() async throws {
        try await withFaultBench { bench, events in
            #expect(await events.ready())
            try await bench.driver.send(ATCommand("+CMGF=1"))
            let message = try submission("Hello")
            #expect(try await bench.driver.submit(message.encoded) {} == .accepted(1))
            #expect(await bench.simulated.taken.map(\.submit) == [message])
        }
    }

    @Test func `a modem without a network is kept, and back when the network is`() async throws {
        try await withFaultBench { bench, events in
            #expect(await events.ready())
            await bench.simulated.cover(.searching)
            let isTrying = await bench.becomes(within: .seconds(180)) { $0 != .ready }
            #expect(isTrying != nil, "its radio is switched off and on")
            await bench.simulated.cover(.home)
            let took = try await bench.works(within: .seconds(60))
            #expect(took != nil)
        }
    }

    @Test(arguments: ModemProfile.all.map(\.name))
    func `a broken listing is read place by place`(profile: String) async throws {
        let kind = try #require(ModemProfile(named: profile))
        try await withFaultBench(kind) { bench, events in
            #expect(await events.ready())
            let messages = try (1...5).map { try delivery("BALANCE \($0)") }
            for message in messages { await bench.simulated.deliver(message) }
            await bench.simulated.misbehave { $0[.cutListing] = 1 }
            let stored = try await bench.driver.storedMessages()
            let read = try stored.map { try tpdu(of: $0) }
            #expect(read == messages.map { .deliver($0) })
        }
    }

    @Test func `a report is found in its own storage though another is named`() async throws {
        try await withFaultBench(.quectelEC25) { bench, events in
            #expect(await events.ready())
            let message = try submission("Hello", requestingStatusReport: true)
            #expect(try await bench.driver.submit(message.encoded) {} == .accepted(1))
            #expect(await events.meets(.statusReportStored))
            let stored = try await bench.driver.storedMessages()
            #expect(stored.map(\.storage) == [.statusReports])
            #expect(try await bench.driver.deleteMessages(stored).isEmpty)
            #expect(await bench.simulated.waiting == 0)
        }
    }

    @Test func `reports that are handed over are acknowledged one after the other`() async throws {
        var kind = ModemProfile.plain
        kind.storesReports = false
        try await withFaultBench(kind) { bench, events in
            #expect(await events.ready())
            for reference in [1, 2] as [UInt8] {
                let message = try submission("Hello", requestingStatusReport: true)
                let outcome = try await bench.driver.submit(message.encoded) {}
                #expect(outcome == .accepted(reference))
                let report = try ModemPDU(decoding: [UInt8](hexadecimal: await events.pdu()))
                guard case .statusReport(let report) = report.tpdu else {
                    Issue.record("\(report) is a status report")
                    return
                }
                #expect(report.messageReference == reference)
                // The modem hands the next one over only when this one is known to be stored.
                try await bench.driver.acknowledgeHandedOver()
            }
            #expect(await bench.simulated.waiting == 0)
        }
    }

    @Test(arguments: ModemProfile.all.map(\.name))
    func `a service code is answered in plain text`(profile: String) async throws {
        let kind = try #require(ModemProfile(named: profile))
        try await withFaultBench(kind) { bench, events in
            #expect(await events.ready())
            let reply = try await bench.driver.ussd("*144#")
            #expect(reply.text == "Your balance is KES 250.00. Valid until 31-12-2026.")
            #expect(!reply.expectsAnswer)
        }
    }

    @Test(arguments: CallPolicy.allCases)
    func `who called is told`(policy: CallPolicy) async throws {
        var settings = ModemSettings()
        settings.calls = policy
        try await withFaultBench(settings: settings) { bench, events in
            #expect(await events.ready())
            await bench.simulated.call(from: "+254722000002")
            #expect(await events.meets(.missedCall(from: "+254722000002")))
            #expect(await bench.simulated.state.caller == nil)
        }
    }
}

func tpdu(of stored: StoredMessage) throws -> TPDU {
    try ModemPDU(decoding: [UInt8](hexadecimal: stored.pdu.pdu)).tpdu
}
