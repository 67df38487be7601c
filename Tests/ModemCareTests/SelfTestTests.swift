import Accounting
import LedgerStore
import Testing
import TextCommands

@testable import ModemCare

@Suite(.serialized, .timeLimit(.minutes(3))) struct SelfTestTests {
    /// What becomes of the message while the test waits for it.
    enum Fate: CaseIterable, Sendable {
        case returns, isLost, isNotSent
    }

    @Test(arguments: Fate.allCases)
    func `a modem is recovered when its message went and did not return`(
        fate: Fate
    ) async throws {
        let branch = try await CareBranch()
        let (events, note) = AsyncStream<String>.makeStream()
        let world = branch.world
        let books = branch.books
        world.whileSleeping { duration in
            guard duration == SelfTest.patience else {
                // Between two tests: the third begins when two are over.
                note.yield("rests")
                return
            }
            try await meet(fate, in: books, at: world.moment())
        }
        let test = SelfTest(
            modem: "m1", ownNumber: try #require(PhoneNumber(e164: "+254700000000")),
            books: books, interval: .seconds(3600), clock: world, logger: .silent,
            recover: { note.yield("recovers") }, now: { world.moment() })
        let seen = await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await test.run() }
            defer { tasks.cancelAll() }
            return await events.prefix(3).reduce(into: []) { $0.append($1) }
        }
        #expect(
            seen
                == (fate == .isLost
                    ? ["rests", "recovers", "rests"] : ["rests", "rests", "rests"])
        )
        let message = try #require(try await branch.queued.first)
        #expect(message.messageClass == .check)
        #expect(message.onlyBy == "m1")
        #expect(try await branch.openAlarms == (fate == .isLost ? [.selfTestFailed] : []))
    }
}

/// The message is sent, or not, and comes back, or not.
private func meet(_ fate: SelfTestTests.Fate, in books: Books, at now: Moment) async throws {
    guard fate != .isNotSent else { return }
    try await books.write { books in
        let route = Route(modem: "m1")
        guard
            case .part(let part, _) = try books.outbox.next(
                for: "m1", in: Routing([route]), at: now)
        else { return }
        guard try books.outbox.intend(part.id, by: route, at: now) else { return }
        try books.outbox.settle(part, .sent(messageReference: 1), at: now)
        guard fate == .returns, let text = try books.outbox.messages(latest: 1).last?.message.text
        else { return }
        #expect(try books.selfTests.noteReturn(of: text, at: now))
        #expect(try !books.selfTests.noteReturn(of: text, at: now))
    }
}
