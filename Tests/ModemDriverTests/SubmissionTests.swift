import ATProtocol
import SMSPDU
import Simulation
import Synchronization
import Testing

@testable import ModemDriver

@Suite(.serialized, .timeLimit(.minutes(3))) struct SubmissionTests {
    @Test(
        arguments: [
            ModemFaults(), .with(\.promptsWithoutSpace, true), .with(\.chatters, true),
        ] as [ModemFaults])
    func `a message is sent as it is`(faults: ModemFaults) async throws {
        try await withBench(misbehaving: faults) { bench in
            var network = bench.simulated.submissions.makeAsyncIterator()
            for reference in [1, 2] as [UInt8] {
                let message = try submission("Hello \(reference)")
                #expect(try await submit(message, to: bench.driver) == .accepted(reference))
                let taken = await network.next()
                #expect(taken?.submit == message)
                #expect(taken?.messageReference == reference)
            }
        }
    }

    @Test func `the link is kept open where another message follows, and only there`() async throws
    {
        try await withBench { bench in
            let heard = Mutex<[String]>([])
            await bench.simulated.observe { line in heard.withLock { $0.append(line) } }
            for moreToFollow in [true, false] {
                _ = try await bench.driver.submit(
                    try submission("Hello").encoded, moreToFollow: moreToFollow
                ) {}
            }
            let sending = heard.withLock(\.self).compactMap { line -> String? in
                ["AT+CMMS=1", "AT+CMGS", "text"].first { line.hasPrefix($0) }
            }
            #expect(sending == ["AT+CMMS=1", "AT+CMGS", "text", "AT+CMGS", "text"])
        }
    }

    @Test func `abroad nothing is sent where that was settled, and at home it is again`()
        async throws
    {
        try await withBench(sendsWhileRoaming: false) { bench in
            let message = try submission("Hello")
            await bench.simulated.cover(.roaming)
            guard case .withheld(let reason) = try await submit(message, to: bench.driver) else {
                Issue.record("it was handed over")
                return
            }
            #expect(reason.contains("receive-only"))
            await bench.simulated.cover(.home)
            #expect(try await submit(message, to: bench.driver) == .accepted(1))
        }
    }

    @Test func `a refused message may be given again`() async throws {
        try await withBench(misbehaving: .with(\.refusedSubmissions, 1)) { bench in
            let message = try submission("Hello")
            let code = try #require(FinalResultCode(line: "+CMS ERROR: 38"))
            #expect(try await submit(message, to: bench.driver) == .notTaken(code, .retry))
            #expect(try await submit(message, to: bench.driver) == .accepted(1))
        }
    }

    @Test func `an answer that says nothing of the network leaves it unknown`() async throws {
        try await withBench(misbehaving: .with(\.ambiguousSubmissions, 1)) { bench in
            let message = try submission("Hello")
            #expect(try await submit(message, to: bench.driver) == .unknown)
            #expect(try await submit(message, to: bench.driver) == .accepted(2))
        }
    }

    @Test func `a lost answer leaves it unknown and the next command works`() async throws {
        let deadline = Duration.seconds(3)
        try await withBench(
            submissionDeadline: deadline, misbehaving: .with(\.lostSubmissionAnswers, 1)
        ) { bench in
            let message = try submission("Hello")
            #expect(try await submit(message, to: bench.driver) == .unknown)
            #expect(try await bench.driver.send(.signalQuality).signalStrengthDBm == -71)
            #expect(try await submit(message, to: bench.driver) == .accepted(2))
        }
    }

    @Test func `a report may come though the answer was lost`() async throws {
        var faults = ModemFaults.with(\.lostSubmissionAnswers, 1)
        faults.reportsDespiteLostAnswer = true
        try await withBench(
            submissionDeadline: .seconds(3),
            misbehaving: faults
        ) { bench in
            let message = try submission("Hello", requestingStatusReport: true)
            #expect(try await submit(message, to: bench.driver) == .unknown)
            let event = await bench.events.next()
            #expect(event == .statusReportStored)
        }
    }

    @Test func `a status report names the reference of the message`() async throws {
        try await withBench { bench in
            let message = try submission("Hello", requestingStatusReport: true)
            #expect(try await submit(message, to: bench.driver) == .accepted(1))
            let event = await bench.events.next()
            #expect(event == .statusReportStored)
            let stored = try #require(try await bench.driver.storedMessage(at: 1, in: .sim))
            let pdu = try ModemPDU(decoding: [UInt8](hexadecimal: stored.pdu.pdu))
            guard case .statusReport(let report) = pdu.tpdu else {
                Issue.record("\(pdu.tpdu) is a status report")
                return
            }
            #expect(report.messageReference == 1)
        }
    }

    @Test func `nothing is sent when the intent cannot be committed`() async throws {
        try await withBench { bench in
            let message = try submission("Hello")
            await #expect(throws: FullDisk.self) {
                try await bench.driver.submit(message.encoded) { throw FullDisk() }
            }
            #expect(try await bench.driver.send(.signalQuality).signalStrengthDBm == -71)
            #expect(try await submit(message, to: bench.driver) == .accepted(1))
        }
    }

    @Test func `the intent is committed before the message is on the air`() async throws {
        try await withBench { bench in
            let message = try submission("Hello")
            let commits = Mutex(0)
            let simulated = bench.simulated
            let outcome = try await bench.driver.submit(message.encoded) {
                await simulated.misbehave { $0.refusedSubmissions = 1 }
                commits.withLock { $0 += 1 }
            }
            let code = try #require(FinalResultCode(line: "+CMS ERROR: 38"))
            #expect(outcome == .notTaken(code, .retry))
            #expect(commits.withLock(\.self) == 1)
        }
    }

    private func submit(_ message: SMSSubmit, to driver: Modem) async throws -> SubmissionOutcome {
        try await driver.submit(message.encoded) {}
    }

    private struct FullDisk: Error {}
}
