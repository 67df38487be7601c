import Foundation
import SMSPDU
import Simulation
import TestSupport
import Testing

/// One branch, from antenna to ledger and back.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct CounterScenarios {
    @Test func `a message delivered twice by the network posts once`() async throws {
        try await withBranch { branch in
            let from = try #require(Address("+254711000001"))
            let payment = try #require(
                SMSDeliver.parts(text: "PAY 1024 S100 L250 L2=50", from: from, at: .test)?.first)
            await branch.modem.deliver(payment)
            await branch.journal.reaches(2)
            await branch.modem.deliver(payment)
            var again = payment
            again.moreMessagesToSend.toggle()
            await branch.modem.deliver(again)
            try await branch.becomesIdle()
            let entries = try await branch.documents("ledger", "export")
            #expect(entries.filter { $0["reference"] is String }.count == 3)
            #expect(await branch.journal.submissions.count == 2)
        }
    }

    @Test func `a payment is receipted to officer and client under one reference`() async throws {
        try await withBranch { branch in
            try await branch.modem.text("PAY 1024 S100 L250 L2=50", from: "+254711000001")
            await branch.journal.reaches(2)
            let sent = await branch.journal.submissions.map(\.submit)
            #expect(sent.map(\.destinationAddress.text) == ["+254711000001", "+254700000124"])
            let references = Set(sent.compactMap { $0.text?.prefix(4) })
            #expect(references.count == 1)
            let reference = String(try #require(references.first))
            let shown = try await branch.tawi("ledger", "show", reference)
            #expect(shown.status == 0)
            for part in ["state       reported", "pdu", "credit loan:1024:2", "receipt  to"] {
                #expect(shown.output.contains(part), "\(shown.output)")
            }
        }
    }

    @Test func `a second identical payment is asked back and AGAIN posts it once`() async throws {
        try await withBranch { branch in
            try await branch.modem.text("PAY 1024 S100", from: "+254711000001")
            await branch.journal.reaches(2)
            let reference = try #require(await branch.journal.submissions.first?.submit.text)
                .prefix(4)
            try await branch.modem.text("pay 1024 s 100", from: "+254711000001")
            await branch.journal.reaches(3)
            let question = try #require(await branch.journal.submissions.last?.submit.text)
            #expect(question.contains("Already recorded at"))
            #expect(question.contains("AGAIN \(reference)"))
            try await branch.modem.text("AGAIN \(reference)", from: "+254711000001")
            await branch.journal.reaches(5)
            try await branch.modem.text("again \(reference)!", from: "+254711000001")
            await branch.journal.reaches(6)
            let entries = try await branch.documents("ledger", "export")
            #expect(entries.filter { $0["reference"] is String }.count == 2)
        }
    }

    @Test
    func `a lost answer leaves the reply unknown and never makes two receipts`() async throws {
        try await withBranch(
            sendTimeoutSeconds: 1, reportsDelivery: false
        ) { branch in
            await branch.modem.misbehave { $0.lostSubmissionAnswers = 2 }
            try await branch.modem.text("PAY 1024 S100", from: "+254711000001")
            await branch.journal.reaches(2)
            try await branch.showsState("unknown")
            await branch.journal.reaches(4)
            try await branch.becomesIdle()
            let copies = await branch.journal.copies
            #expect(copies.count == 2, "one text to the officer, one to the client: \(copies)")
            #expect(copies.values.allSatisfy { $0 <= 2 })
        }
    }

    @Test func `a status report settles a reply whose answer was lost`() async throws {
        try await withBranch(
            sendTimeoutSeconds: 1, repeatUnknownAfterSeconds: 30
        ) { branch in
            await branch.modem.misbehave {
                $0.lostSubmissionAnswers = 1
                $0.reportsDespiteLostAnswer = true
            }
            try await branch.modem.text("BALANCE", from: "+254700000101")
            try await branch.showsState("delivered")
            #expect(await branch.journal.submissions.count == 1)
        }
    }

    @Test func `octets that do not decode go to quarantine and block nothing`() async throws {
        try await withBranch { branch in
            await branch.modem.deliver(raw: [0x00, 0x04, 0x0B, 0x91, 0x21, 0x43])
            try await branch.modem.text("BALANCE", from: "+254700000101")
            await branch.journal.reaches(1)
            let held = try await branch.documents("messages", "--quarantined")
            #expect(held.map { $0["raw"] as? String } == ["00040B912143"])
            #expect(await branch.modem.waiting == 0)
        }
    }

    @Test func `the SIM that was full before the start is emptied`() async throws {
        let branch = try await BranchUnderTest(capacity: 10)
        for client in 1...25 {
            let number = "+2547000001" + (client < 10 ? "0\(client)" : "\(client)")
            try await branch.modem.text("BALANCE", from: number)
        }
        let process = try branch.serve()
        await branch.journal.reaches(25)
        #expect(await process.end(with: SIGTERM) == 0)
        await branch.remove()
    }

    @Test func `a modem that misbehaves loses nothing`() async throws {
        try await withBranch { branch in
            await branch.modem.misbehave {
                $0.chatters = true
                $0.promptsWithoutSpace = true
                $0.lostIndications = 2
                $0.ignoredDeletions = 2
                $0.refusedSubmissions = 1
            }
            for client in 1...6 {
                try await branch.modem.text("BALANCE", from: "+25470000010\(client)")
            }
            await branch.journal.reaches(6)
            #expect(await branch.journal.submissions.count == 6)
        }
    }

    @Test func `a long message in parts out of order is one message`() async throws {
        try await withBranch { branch in
            let from = try #require(Address("+254711000001"))
            let text = "PAY 1024 S100\n\n" + String(repeating: "Karibu sana rafiki. ", count: 15)
            let parts = try #require(SMSDeliver.parts(text: text, from: from, at: .test))
            #expect(parts.count > 1)
            for part in parts.reversed() { await branch.modem.deliver(part) }
            await branch.journal.reaches(2)
            let entries = try await branch.documents("ledger", "export")
            #expect(entries.filter { $0["reference"] is String }.count == 1)
        }
    }

    private func withBranch(
        sendTimeoutSeconds: Int = 60, repeatUnknownAfterSeconds: Int = 1,
        reportsDelivery: Bool = true, _ body: (BranchUnderTest) async throws -> Void
    ) async throws {
        let branch = try await BranchUnderTest(
            sendTimeoutSeconds: sendTimeoutSeconds,
            repeatUnknownAfterSeconds: repeatUnknownAfterSeconds,
            reportsDelivery: reportsDelivery)
        let process = try branch.serve()
        try await body(branch)
        #expect(await process.end(with: SIGTERM) == 0)
        let verdict = try await branch.tawi("ledger", "verify")
        #expect(verdict.status == 0, "\(verdict.output)")
        await branch.remove()
    }
}

extension BranchUnderTest {
    /// Waits until a message sent is in this state.
    func showsState(_ state: String) async throws {
        for _ in 0..<200 {
            let out = try await documents("messages").filter { $0["direction"] as? String == "out" }
            if out.contains(where: { $0["state"] as? String == state }) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("no message sent became \(state): \(try await documents("messages"))")
    }
}
