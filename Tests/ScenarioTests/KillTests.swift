import Foundation
import SMSPDU
import Simulation
import TestSupport
import Testing

/// The process is killed with -9 again and again, and no coin is lost or counted twice.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct KillTests {
    @Test(arguments: [42 as UInt64])
    func `messages are handled exactly once however often the process is killed`(
        seed: UInt64
    ) async throws {
        let branch = try await BranchUnderTest()
        var dice = Dice(seed: seed)
        let day = Workload(count: 200, dice: &dice)
        var kills = 0
        var sent = 0
        while sent < day.messages.count || kills < 24 {
            let process = try branch.serve()
            let batch = day.messages[sent..<min(day.messages.count, sent + 9)]
            for message in batch { try await branch.modem.text(message.text, from: message.number) }
            sent += batch.count
            await branch.modem.hear(Int.random(in: 1...70, using: &dice))
            _ = await process.end(with: SIGKILL)
            kills += 1
        }
        let process = try branch.serve()
        try await branch.becomesIdle()
        #expect(await process.end(with: SIGTERM) == 0, "stops cleanly on SIGTERM")
        #expect(kills >= 20)
        try await expectEverythingOnce(branch, day, "seed \(seed)")
        await branch.remove()
    }

    private func expectEverythingOnce(
        _ branch: BranchUnderTest, _ day: Workload, _ comment: Comment
    ) async throws {
        let verdict = try await branch.tawi("ledger", "verify")
        #expect(verdict.status == 0, "\(comment): \(verdict.output)")

        let messages = try await branch.documents("messages")
        let delivered = messages.filter { $0["kind"] as? String == "deliver" }
        #expect(delivered.count == day.messages.count, comment)
        let texts = delivered.compactMap { $0["text"] as? String }
        #expect(texts.sorted() == day.messages.map(\.text).sorted(), comment)

        let entries = try await branch.documents("ledger", "export")
        let collected = entries.filter { $0["reference"] is String }
        #expect(collected.count == day.payments, comment)
        let sum = collected.compactMap { $0["amount"] as? Int }.reduce(0, +)
        #expect(sum == day.minorUnits, comment)

        let replies = messages.filter { $0["direction"] as? String == "out" }
        #expect(replies.count == day.replies, comment)
        let copies = await branch.journal.copies
        for (reply, alike) in try Dictionary(grouping: replies, by: { try addressed($0) }) {
            let sent = copies[reply] ?? 0
            let states = alike.map { $0["state"] as? String ?? "" }
            // A kill between the intent and Ctrl-Z, and more in the repeats: each reply goes in the
            // end, and no oftener than a reply may.
            #expect(
                (alike.count...4 * alike.count).contains(sent),
                "\(comment): \(sent) copies, \(states), of: \(reply)")
        }
    }
}

private func addressed(_ reply: [String: Any]) throws -> String {
    let number = try #require(reply["number"] as? String)
    return "\(number) \(try #require(reply["text"] as? String))"
}

/// A day's messages: every one different, so that each leaves its own trace.
struct Workload {
    var messages: [(number: String, text: String)] = []
    var payments = 0
    var minorUnits = 0
    var replies = 0

    init(count: Int, dice: inout Dice) {
        for index in 0..<count {
            let client = index % 30
            switch Int.random(in: 0..<3, using: &dice) {
            case 0:
                // The number after the word changes nothing and makes the text its own.
                messages.append((Self.phone(client), "BALANCE please \(Self.letters(index))"))
                replies += 1
            default:
                let amount = 100 + index
                messages.append(
                    ("+254711000001", "PAY \(1001 + client) S\(amount)"))
                payments += 1
                minorUnits += amount * 100
                replies += 2
            }
        }
    }

    private static func phone(_ client: Int) -> String {
        "+2547000001" + (client < 9 ? "0" : "") + "\(client + 1)"
    }

    private static func letters(_ number: Int) -> String {
        let alphabet = Array("abcdefghij")
        return String("\(number)".map { alphabet[$0.wholeNumberValue ?? 0] })
    }
}

/// Seeded randomness (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
