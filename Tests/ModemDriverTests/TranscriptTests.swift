import ATProtocol
import Foundation
import ModemDriver
import SMSPDU
import SerialLine
import Simulation
import Testing

/// Dialogues with modems, held again with the driver: set-up, one listing, one message.
@Suite(.serialized, .timeLimit(.minutes(3))) struct TranscriptTests {
    @Test(arguments: try RecordedModem.all())
    func `a recorded dialogue is understood`(recorded: RecordedModem) async throws {
        let transcript = try recorded.transcript()
        #expect(transcript["source"] != nil, "say in the head who recorded it")
        try await hold(transcript)
    }

    @Test(arguments: ModemProfile.all.map(\.name))
    func `a dialogue written down can be held again`(profile: String) async throws {
        let transcript = try await RecordedModem.dialogue(with: profile)
        let reread = try ModemTranscript(parsing: "\(transcript)")
        #expect(reread == transcript)
        #expect(!"\(transcript)".contains("722000002"), "the recipient's number is masked")
        try RecordedModem.keep(transcript, of: profile)
        try await hold(reread)
    }

    /// Sets the modem up, and does with it what was done with it when it was recorded.
    private func hold(_ transcript: ModemTranscript) async throws {
        let line = ReplayLine(transcript)
        let driver = Modem(
            connection: ModemConnection(open: { line }), clock: FastClock(), logger: .silent)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await driver.run() }
            defer { tasks.cancelAll() }
            var events = driver.events.makeAsyncIterator()
            #expect(await events.ready())
            let condition = await driver.condition
            #expect(condition.model == transcript["model"])
            if transcript.asks("AT+CMGL") {
                let messages = try await driver.storedMessages()
                #expect(messages.allSatisfy { $0.pdu.isWhole })
                #expect(messages.isEmpty == !transcript.answers("+CMGL: "))
            }
            if transcript.asks("AT+CMGS") {
                let message = try submission("Hello")
                let outcome = try await driver.submit(message.encoded) {}
                guard case .accepted = outcome else {
                    Issue.record("\(outcome) is no acceptance")
                    return
                }
            }
            #expect(line.unknownQuestions == [])
        }
    }
}

extension ModemTranscript {
    fileprivate func asks(_ command: String) -> Bool {
        steps.contains { step in
            guard case .sent(let bytes) = step else { return false }
            return String(decoding: bytes, as: UTF8.self).hasPrefix(command)
        }
    }

    /// Whether the modem ever said this. It may lie in two portions.
    fileprivate func answers(_ text: String) -> Bool {
        let said: [UInt8] = steps.flatMap { step -> [UInt8] in
            if case .received(let bytes) = step { bytes } else { [] }
        }
        return String(decoding: said, as: UTF8.self).contains(text)
    }
}
